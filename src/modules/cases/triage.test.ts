import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, instant, plusMinutes } from '../../kernel/time.ts'
import { caseStates, levels } from './case.ts'
import { caseStandard } from './categories.ts'
import { after, moves } from './moves.ts'
import { byUrgency, levelOf, soonAnswerOf } from './triage.ts'

const { categories, signs, levels: lines, unread } = caseStandard()
const on = day('2026-11-23')
const anyCategory = fc.constantFrom(...categories.map(({ code }) => code))
const anySigns = fc.uniqueArray(fc.constantFrom(...signs.map(({ code }) => code)))
const rank = (of: { category: string; signs: readonly string[] }): number => levels.indexOf(levelOf(of, on, lines))

describe('a first answer in hours', () => {
  const { firstAnswer } = caseStandard()
  const hours = (signs: readonly string[], level = levelOf({ category: 'other', signs }, on, lines)) =>
    soonAnswerOf({ level, signs }, on, firstAnswer)?.hours

  it('is promised for violence, captivity and trafficking, and to nobody else', () => {
    for (const sign of ['violence-now', 'locked-in', 'sold', 'no-care', 'self-harm']) expect(hours([sign])).toBe(1)
    expect(hours([], levelOf({ category: 'trafficking', signs: [] }, on, lines))).toBe(1)
    expect([hours([]), hours(['child']), hours(['in-crisis'])]).toEqual([undefined, undefined, undefined])
    expect(hours(['in-crisis', 'locked-in'])).toBe(1)
  })

  it('is dated: the newest line that has begun counts, and none before the first', () => {
    const line = { level: 'danger' as const, hours: 4, warnMinutes: 30, otherwise: [], from: day('2027-01-01') }
    const both = [...firstAnswer, line]
    const at = (date: string) => soonAnswerOf({ level: 'danger', signs: [] }, day(date), both)?.hours
    expect([at('2025-12-31'), at('2026-01-01'), at('2026-12-31'), at('2027-01-01')]).toEqual([undefined, 1, 1, 4])
  })
})

describe('how a case is sorted', () => {
  it('puts danger first, whatever it is about', () => {
    for (const { code } of categories)
      expect(levelOf({ category: code, signs: ['locked-in'] }, on, lines)).toBe('danger')
    expect(levelOf({ category: 'trafficking', signs: [] }, on, lines)).toBe('danger')
    expect(levelOf({ category: 'unpaid-wage', signs: [] }, on, lines)).toBe('ordinary')
    expect(levelOf({ category: 'unpaid-wage', signs: ['child'] }, on, lines)).toBe('serious')
  })

  it('never makes less of a case because there is another sign', () => {
    fc.assert(
      fc.property(anyCategory, anySigns, fc.constantFrom(...signs.map(({ code }) => code)), (category, known, more) => {
        expect(rank({ category, signs: [...known, more] })).toBeLessThanOrEqual(rank({ category, signs: known }))
      }),
    )
  })

  it('counts a line from its first day on', () => {
    const later = [{ level: 'danger' as const, from: day('2027-01-01'), signs: ['child'] }]
    expect(levelOf({ category: 'other', signs: ['child'] }, day('2026-12-31'), later)).toBe('ordinary')
    expect(levelOf({ category: 'other', signs: ['child'] }, day('2027-01-01'), later)).toBe('danger')
  })

  it('gives every level a time after which silence is told, the worst the shortest', () => {
    const minutes = levels.map((level) => unread.find((one) => one.level === level)?.minutes ?? 0)
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
    expect(Math.min(...minutes)).toBeGreaterThan(0)
  })

  it('orders by harm, then by what waits unread, then by the promise: in every mixture', () => {
    const at = instant('2026-11-23T02:00:00Z')
    const moment = fc.option(fc.nat(1000).map((minutes) => plusMinutes(at, minutes)))
    const one = fc.record({
      level: fc.constantFrom(...levels),
      unreadSince: moment,
      dueAt: moment,
      filedAt: fc.constant(at),
    })
    fc.assert(
      fc.property(fc.array(one), (cases) => {
        const sorted = cases.toSorted(byUrgency)
        for (const [index, each] of sorted.slice(1).entries()) {
          const before = sorted[index]
          expect(levels.indexOf(before?.level ?? 'danger')).toBeLessThanOrEqual(levels.indexOf(each.level))
          if (before?.level === each.level && each.unreadSince !== null) expect(before.unreadSince).not.toBeNull()
        }
      }),
    )
  })
})

describe('the moves of a case', () => {
  it('lead somewhere from every state, and a closed one can only be opened again, or rated, by its reporter', () => {
    for (const state of caseStates)
      expect(Object.keys(moves).some((name) => after(name as keyof typeof moves, state) !== undefined)).toBe(true)
    const open = Object.entries(moves).filter(([name]) => after(name as keyof typeof moves, 'closed') !== undefined)
    expect(open.map(([name, { by }]) => [name, by])).toEqual([
      ['reopened', 'reporter'],
      ['rated', 'reporter'],
    ])
  })

  it('never let an officer say for the reporter that it is solved', () => {
    expect(moves.confirmed.by).toBe('reporter')
    expect(moves.denied.by).toBe('reporter')
  })
})

describe('the standard of the desk', () => {
  it('holds the ministry’s categories and the types of the Indian desk', () => {
    const statistics = new Set(categories.map((one) => one.statistics))
    for (const known of [
      'WANTS_REPATRIATION',
      'UNPAID_WAGE',
      'FAILED_DEPARTURE',
      'DEPORTATION_REPATRIATION',
      'DIED_ABROAD',
      'SICK',
      'JOB_FRAUD',
      'TRAFFICKING',
      'OVERCHARGE',
      'SOCIAL_SECURITY',
    ])
      expect(statistics).toContain(known)
    expect(new Set(categories.flatMap(({ madad }) => madad)).size).toBeGreaterThanOrEqual(18)
  })
})
