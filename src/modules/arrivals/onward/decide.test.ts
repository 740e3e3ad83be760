import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, instant, plusDays } from '../../../kernel/time.ts'
import { officeId } from '../../offices/index.ts'
import { handOver, homelessIn, toHandOver } from './decide.ts'

const [jatim, ntb] = [officeId('bp3mi-jawa-timur'), officeId('bp3mi-nusa-tenggara-barat')]
const today = day('2026-11-24')
const longest = 60
const handed = instant('2026-11-24T01:00:00Z')
const line = fc.record({
  id: fc.integer({ min: 10, max: 99 }).map(String),
  homeOffice: fc.constantFrom(jatim, ntb, null),
  handedAt: fc.constantFrom(handed, null, null, null),
})
const lines = fc.uniqueArray(line, { selector: ({ id }) => id, maxLength: 25 })
/** Any grouping of lines into people, the first of each standing for all. */
const grouped = fc
  .tuple(lines, fc.array(fc.nat({ max: 4 }), { minLength: 25, maxLength: 25 }))
  .map(([some, groups]) => {
    const sorted = some.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const first = new Map<number, string>()
    const people = new Map(
      sorted.map(({ id }, index) => {
        const group = groups[index] ?? 0
        if (!first.has(group)) first.set(group, id)
        return [id, first.get(group) ?? id]
      }),
    )
    return { some: sorted, people }
  })

describe('handing over', () => {
  it('tells of each person once, never again, and only where home is known', () => {
    fc.assert(
      fc.property(grouped, ({ some, people }) => {
        const going = toHandOver(some, people)
        const persons = going.map(({ id }) => people.get(id))
        expect(new Set(persons).size).toBe(persons.length)
        for (const one of going) {
          const own = some.filter(({ id }) => people.get(id) === people.get(one.id))
          expect(one.homeOffice).not.toBeNull()
          expect(own.every(({ handedAt }) => handedAt === null)).toBe(true)
        }
        const told = new Set(some.filter(({ handedAt }) => handedAt !== null).map(({ id }) => people.get(id)))
        const everybody = new Set(people.values()).size
        expect(going.length + told.size + homelessIn(some, people)).toBeGreaterThanOrEqual(everybody)
        const after = some.map((one) => (going.includes(one) ? { ...one, handedAt: handed } : one))
        expect(toHandOver(after, people)).toEqual([])
      }),
    )
  })

  it('counts as many for the offices as go', () => {
    fc.assert(
      fc.property(grouped, ({ some, people }) => {
        const decision = handOver(some, { people, today, longest, expectedOn: today })
        expect(decision.ok).toBe(toHandOver(some, people).length > 0)
        if (!decision.ok) return
        const [{ entries, offices }] = decision.events
        expect(Object.values(offices).reduce((a, b) => a + b, 0)).toBe(entries.length)
      }),
    )
  })

  it('is for today or soon', () => {
    const one = [{ id: 'a', homeOffice: jatim, handedAt: null }]
    const on = (days: number) =>
      handOver(one, { people: new Map(), today, longest, expectedOn: plusDays(today, days) }).ok
    expect([on(-1), on(0), on(longest), on(longest + 1)]).toEqual([false, true, true, false])
  })
})
