import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import { day, plusDays } from '../../../kernel/time.ts'
import { isAway, type Leave } from '../../accounts/index.ts'
import { climbTo, type Ladder, type Reachable, rungs } from './climb.ts'

const today = day('2026-11-24')
const here = 'bp3mi-jawa-timur' as OfficeId
const id = (name: string): PersonId => name as PersonId
const units = { directorate: 'ditjen', minister: 'menteri' }
const people: readonly Reachable[] = [
  { id: id('ratna'), role: 'counter-officer', office: here, unit: null },
  { id: id('bayu'), role: 'counter-officer', office: here, unit: null },
  { id: id('wayan'), role: 'head-of-office', office: here, unit: null },
  { id: id('dina'), role: 'centre', office: null, unit: 'ditjen' },
  { id: id('dodi'), role: 'centre', office: null, unit: 'ditjen' },
  { id: id('mira'), role: 'centre', office: null, unit: 'menteri' },
  { id: id('sri'), role: 'centre', office: null, unit: null },
]
const away = (who: string, substitute: string | null = null, from = 0, until = 0): Leave => ({
  id: who,
  account: id(who),
  from: plusDays(today, from),
  until: plusDays(today, until),
  substitute: substitute === null ? null : id(substitute),
})
const ladder = (change: Partial<Ladder> = {}): Ladder => ({
  one: { handler: id('ratna'), office: here },
  people,
  leaves: [],
  units,
  ...change,
})
const told = (change: Partial<Ladder>, step: number) => climbTo(ladder(change), step, today)?.person

describe('a promise that climbs', () => {
  it('goes from the handler to the head, the directorate and the minister’s desk, and stays there', () => {
    expect([0, 1, 2, 3, 9].map((step) => told({}, step))).toEqual(['ratna', 'wayan', 'dina', 'mira', 'mira'])
  })

  it('begins with the head when nobody has the case, and with the directorate when no office has', () => {
    expect(told({ one: { handler: null, office: here } }, 0)).toBe('wayan')
    expect([0, 1].map((step) => told({ one: { handler: null, office: null } }, step))).toEqual(['dina', 'mira'])
  })

  it('passes by who is on leave: for the substitute, another of the step, or the next step', () => {
    expect(told({ leaves: [away('ratna', 'bayu')] }, 0)).toBe('bayu')
    expect(told({ leaves: [away('ratna')] }, 0)).toBe('wayan')
    expect(told({ leaves: [away('dina', 'mira')] }, 2)).toBe('dodi')
    expect(told({ leaves: [away('ratna', 'bayu'), away('bayu')] }, 0)).toBe('wayan')
    expect(told({ leaves: [away('wayan', 'bayu')] }, 1)).toBe('bayu')
    expect(climbTo(ladder({ leaves: [away('wayan', 'bayu')] }), 1, today)).toEqual({
      person: 'bayu',
      rung: 'head',
      insteadOf: 'wayan',
    })
  })

  it('comes down again when nobody above is there, and never to a substitute who may not see the case', () => {
    expect(told({ leaves: [away('mira')] }, 3)).toBe('dina')
    expect(told({ leaves: [away('mira', 'stranger')] }, 3)).toBe('dina')
    const all = ['ratna', 'wayan', 'dina', 'dodi', 'mira'].map((who) => away(who))
    expect(told({ leaves: all }, 1)).toBe('sri')
    expect(told({ leaves: [...all, away('sri')] }, 1)).toBeUndefined()
  })

  it('counts the first and the last day of leave, and not the days beside them', () => {
    const leaves = [away('wayan', null, 1, 3)]
    const on = (days: number) => climbTo(ladder({ leaves }), 1, plusDays(today, days))?.person
    expect([0, 1, 3, 4].map(on)).toEqual(['wayan', 'dina', 'dina', 'wayan'])
  })

  const name = fc.constantFrom(...people.map((one) => String(one.id)), 'stranger')
  const leave = fc
    .tuple(name, fc.integer({ min: -2, max: 1 }), fc.nat(3), fc.option(name))
    .map(([who, from, length, substitute]) => away(who, substitute === who ? null : substitute, from, from + length))
  const any = fc.record({
    leaves: fc.array(leave, { maxLength: 12 }),
    handler: fc.option(fc.constantFrom(id('ratna'), id('bayu'))),
    office: fc.constantFrom(here, null),
    step: fc.nat(5),
  })

  it('reaches exactly one who is there whenever anybody of the ladder is, whatever the order', () => {
    fc.assert(
      fc.property(any, ({ leaves, handler, office, step }) => {
        const seen = people.filter((one) => one.office === null || one.office === office)
        const one = { handler: office === null ? null : handler, office }
        const chosen = climbTo({ one, people: seen, leaves, units }, step, today)
        const mirrored = { one, people: seen.toReversed(), leaves: leaves.toReversed(), units }
        expect(climbTo(mirrored, step, today)).toEqual(chosen)
        const isThere = ({ id: who }: Reachable): boolean => !isAway(leaves, who, today)
        const ladderPeople = seen.filter(
          (who) => who.office === null || who.role === 'head-of-office' || who.id === one.handler,
        )
        if (ladderPeople.some(isThere)) expect(chosen).not.toBeNull()
        if (chosen === null) return
        expect(isAway(leaves, chosen.person, today)).toBe(false)
        expect(seen.some((who) => who.id === chosen.person)).toBe(true)
        expect(rungs).toContain(chosen.rung)
      }),
      { numRuns: 2_000 },
    )
  })
})
