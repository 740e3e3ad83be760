import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentId, PersonId } from '../../../kernel/ids.ts'
import { day, instant } from '../../../kernel/time.ts'
import { iconNames } from '../../../platform/http/components/icon.ts'
import type { DocumentKind, RuleSet } from '../../../rules/rule.ts'
import { loadRegulations } from '../../regulations/index.ts'
import type { WorkerDocument } from '../worker.ts'
import { readDetails, typedDay } from './form.ts'
import { cardPhoto, detailsOf, missingDetails, mustHave, standingOf } from './kinds.ts'
import { usualOrder } from './view.ts'

let law: RuleSet
beforeAll(async () => {
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../../regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  law = ruleSet
})

const today = day('2026-11-23')
const kindOf = (code: string): DocumentKind => {
  const kind = law.documents.get(code)
  if (!kind) throw new Error(`no kind ${code}`)
  return kind
}
const document = (changes: Partial<WorkerDocument> = {}): WorkerDocument => ({
  id: 'd' as DocumentId,
  worker: 'w' as PersonId,
  kind: 'passport',
  state: 'uploaded',
  source: 'upload',
  file: 'f',
  mime: 'image/webp',
  size: 1,
  pages: 1,
  sha256: null,
  numberLast4: '4567',
  issuedOn: null,
  validUntil: day('2031-03-01'),
  uploadedAt: instant('2026-11-23T02:00:00Z'),
  reviewedAt: null,
  reviewReason: null,
  describedAt: null,
  ...changes,
})

describe('what is asked of a document', () => {
  it('comes from the catalogue', () => {
    expect(detailsOf(kindOf('passport'))).toEqual(['number', 'validUntil'])
    expect(detailsOf(kindOf('health-letter'))).toEqual(['issuedOn'])
    expect(detailsOf(kindOf(cardPhoto))).toEqual([])
  })

  it('has a picture of its own name', () => {
    for (const { code, icon } of law.documents.values()) expect(iconNames, code).toContain(icon)
  })

  it('is never the NIK again', () => expect(detailsOf(kindOf('id-card'))).toEqual([]))

  it('must be told where a register or a day decides', () => {
    expect(mustHave(kindOf('passport'), 'number')).toBe(true)
    expect(mustHave(kindOf('marital-letter'), 'number')).toBe(false)
    expect(missingDetails(kindOf('passport'), document({ numberLast4: null }))).toEqual(['number'])
  })

  it('reads numbers with spaces and small letters, and days as people write them', () => {
    const typed = { number: ' x 123 4567 ', 'validUntil-day': '1', 'validUntil-month': '3', 'validUntil-year': '2031' }
    const form = readDetails(kindOf('passport'), typed, today)
    expect(form.ok && form.value).toEqual({ number: 'X1234567', issuedOn: null, validUntil: '2031-03-01' })
    expect(typedDay('validUntil', day('2031-03-01'))).toMatchObject({ 'validUntil-month': '3' })
  })

  it.each([
    [{}, { number: 'number.empty', validUntil: 'date.empty' }],
    [{ number: 'X<1', ...typedDay('validUntil', day('2031-03-01')) }, { number: 'number.signs <' }],
    [{ number: 'X'.repeat(41), ...typedDay('validUntil', day('2031-03-01')) }, { number: 'number.long' }],
    [
      { number: 'X1', 'validUntil-day': '31', 'validUntil-month': '2', 'validUntil-year': '2031' },
      { validUntil: 'date.none' },
    ],
    [{ number: 'X1', ...typedDay('validUntil', day('2026-11-22')) }, { validUntil: 'date.past' }],
  ])('says at each field what is wrong with %j', (typed, errors) => {
    expect(readDetails(kindOf('passport'), typed, today).errors).toEqual(errors)
  })

  it('counts the last day of validity', () => {
    expect(readDetails(kindOf('passport'), { number: 'X1', ...typedDay('validUntil', today) }, today).ok).toBe(true)
  })

  it('does not believe a letter of tomorrow', () => {
    const typed = typedDay('issuedOn', day('2026-11-24'))
    expect(readDetails(kindOf('health-letter'), typed, today).errors).toEqual({ issuedOn: 'date.ahead' })
  })
})

describe('the list of documents', () => {
  it('begins with what journeys ask for first, and ends with what none asks for', () => {
    const order = usualOrder(law)
    const kinds = [...law.documents.keys()].toSorted((a, b) => order(a) - order(b))
    expect(kinds[0]).toBe('id-card')
    expect(kinds.indexOf('passport')).toBeLessThan(kinds.indexOf('work-visa'))
    expect(order('no-such-kind')).toBe(Math.max(...kinds.map(order)))
  })
})

describe('how a document stands', () => {
  it.each([
    ['missing', undefined],
    ['missing', document({ state: 'replaced' })],
    ['uploaded', document()],
    ['incomplete', document({ validUntil: null })],
    ['returned', document({ state: 'returned', reviewReason: 'buram' })],
    ['valid', document({ state: 'verified' })],
    ['valid', document({ state: 'verified', validUntil: today })],
    ['expired', document({ state: 'verified', validUntil: day('2026-11-22') })],
    ['expired', document({ validUntil: day('2026-11-22') })],
  ] as const)('is %s', (standing, one) => expect(standingOf(kindOf('passport'), one, today)).toBe(standing))
})
