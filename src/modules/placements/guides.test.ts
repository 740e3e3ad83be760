import { join } from 'node:path'
import { assert, describe, it } from 'vitest'
import { day } from '../../kernel/time.ts'
import type { Instrument } from '../../rules/rule.ts'
import { officeId, provincesServedBy } from '../offices/index.ts'
import { loadRegulations } from '../regulations/index.ts'
import { guidesAt } from './guides.ts'

const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../regulations'))
if (!ruleSet) throw new Error('the rules do not load')
const [some] = ruleSet.instruments.values()
if (!some) throw new Error('no instrument')
const on = day('2026-11-23')
const serves = provincesServedBy(officeId('bp3mi-sumatera-barat'))
const guide = (given: Partial<Instrument>): Instrument => ({
  ...some,
  status: 'in-force',
  inForce: null,
  ended: null,
  governs: ['verification'],
  provinces: [],
  ...given,
})
const ids = (...all: readonly Instrument[]): number =>
  guidesAt({ instruments: new Map(all.map((one, index) => [String(index), one])) }, { state: 'submitted', on, serves })
    .length

describe('guides at a step', () => {
  it('are those that govern what is done next, among the shipped ones', () => {
    const names = (state: 'submitted' | 'verified' | 'draft') =>
      guidesAt(ruleSet, { state, on, serves }).map(({ id }) => id)
    assert.include(names('submitted'), 'standar-pelayanan-bp3mi')
    assert.include(names('verified'), 'perban-bp2mi-4-2023')
    assert.notInclude(names('submitted'), 'perban-bp2mi-4-2023')
    assert.deepEqual(names('draft'), [])
  })

  it('count from their first day to the day before their last, and not once they are gone', () => {
    assert.equal(ids(guide({ inForce: on }), guide({ inForce: day('2026-11-24') })), 1)
    assert.equal(ids(guide({ ended: on }), guide({ ended: day('2026-11-24') })), 1)
    assert.equal(ids(guide({ status: 'revoked' }), guide({ status: 'draft' }), guide({ governs: ['card'] })), 0)
  })

  it('of one province are shown to the offices there, and to no other', () => {
    const names = (office: string) =>
      guidesAt(ruleSet, { state: 'submitted', on, serves: provincesServedBy(officeId(office)) }).map(({ id }) => id)
    assert.include(names('bp3mi-sumatera-barat'), 'standar-pelayanan-bp3mi')
    assert.notInclude(names('bp3mi-jawa-timur'), 'standar-pelayanan-bp3mi')
    assert.include(names('bp3mi-jawa-timur'), 'perban-bp2mi-7-2022')
  })
})
