import { array, assert, constantFrom, integer, nat, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../kernel/digest.ts'
import { fewestTold } from '../../../kernel/disclosure.ts'
import type { OfficeId } from '../../../kernel/ids.ts'
import { day, instant, momentOf, plusDays, plusMinutes, WIB } from '../../../kernel/time.ts'
import { monthsOf } from '../board/figures.ts'
import { published } from '../board/published.ts'
import type { ToldCase } from '../board/read.ts'
import { type FeedRequest, feedOf } from './feed.ts'
import { requestIn } from './open311.ts'

const asOf = instant('2026-10-31T17:00:00Z')
const nameOf = (id: string): string => digestOf({ secret: 'of this test', id }).slice(0, 24)
const offices = ['bp3mi-bali', 'bp3mi-jawa-timur'] as unknown as readonly OfficeId[]
const categories = ['unpaid-wage', 'violence'] as const

/** What may be told of a case, coarsened. */
const open = record({
  office: constantFrom(null, ...offices),
  category: constantFrom(...categories),
  on: integer({ min: 0, max: 5 }),
  closedAfter: constantFrom(null, 1, 2, 30),
})
/** What may not. */
const hidden = record({
  minute: nat(60 * 23),
  confirmed: constantFrom(true, false),
  answered: nat(5_000),
  number: string(),
  level: constantFrom('danger', 'ordinary'),
  country: constantFrom(null, 'TW', 'HK'),
  origin: constantFrom(null, '35', '3505'),
  story: string(),
  handler: string(),
})
type Open = { office: OfficeId | null; category: string; on: number; closedAfter: number | null }
type Hidden = { minute: number; confirmed: boolean; answered: number; [more: string]: unknown }

const first = day('2026-10-05')
const caseOf = (id: number, { office, category, on, closedAfter }: Open, more: Hidden): ToldCase => {
  const filed = plusDays(first, on)
  const at = (date: typeof filed) => plusMinutes(momentOf(date, '00:00', WIB), more.minute)
  return {
    ...more,
    id: `case-${id}`,
    office,
    category,
    filedAt: at(filed),
    closedAt: closedAfter === null ? null : at(plusDays(filed, closedAfter)),
    confirmed: more.confirmed && closedAfter !== null,
    answeredAt: plusMinutes(at(filed), more.answered),
    answerDueAt: null,
    decisionDueAt: null,
  }
}

const feed = (cases: readonly ToldCase[]): readonly FeedRequest[] =>
  feedOf({ cases, asOf, nameOf, months: monthsOf(cases, asOf).map((month) => published(month)) })
const written = (cases: readonly ToldCase[]): string => JSON.stringify(feed(cases).map((one) => requestIn('id', one)))

const plain: Hidden = { minute: 60, confirmed: false, answered: 1 }
const same = (count: number, change: Partial<Open> = {}, from = 0): ToldCase[] =>
  Array.from({ length: count }, (_, n) =>
    caseOf(
      from + n,
      { office: offices[0] ?? null, category: 'unpaid-wage', on: 0, closedAfter: null, ...change },
      plain,
    ),
  )

describe('the public feed', () => {
  it('tells the day where enough were filed on it, else the month, else no category, else no office', () => {
    const told = (cases: readonly ToldCase[]) => [
      ...new Set(feed(cases).map(({ office, category, requestedOn }) => `${office} ${category} ${requestedOn}`)),
    ]
    expect(told(same(5))).toEqual(['bp3mi-bali unpaid-wage 2026-10-05'])
    expect(told([...same(3), ...same(2, { on: 3 }, 10)])).toEqual(['bp3mi-bali unpaid-wage 2026-10-01'])
    expect(told([...same(3), ...same(4, { category: 'violence' }, 10)])).toEqual(['bp3mi-bali null 2026-10-01'])
    expect(told([...same(3), ...same(4, { office: null }, 10)])).toEqual(['undefined null 2026-10-01'])
    expect(told(same(4))).toEqual([])
  })

  it('tells the day of closing only where enough were closed on it', () => {
    const [on, few] = [
      same(5, { closedAfter: 2 }),
      [...same(4, { closedAfter: 2 }), ...same(1, { closedAfter: 3 }, 10)],
    ]
    expect(new Set(feed(on).map(({ updatedOn }) => updatedOn))).toEqual(new Set(['2026-10-07']))
    expect(new Set(feed(few).map(({ updatedOn }) => updatedOn))).toEqual(new Set(['2026-10-05']))
  })

  it('names no office whose month is held back in the figures', () => {
    // Three of the centre are too few; Bali has six and is held back with it, so that nobody subtracts.
    const cases = [...same(6), ...same(3, { office: null }, 10), ...same(20, { office: offices[1] ?? null }, 20)]
    const named = new Set(feed(cases).map(({ office }) => office))
    expect(named).toEqual(new Set(['bp3mi-jawa-timur', undefined]))
  })

  it('tells of nothing that fewer than five have in common', () => {
    assert(
      property(array(open, { maxLength: 60 }), (all) => {
        const told = feed(all.map((one, n) => caseOf(n, one, plain)))
        const alike = Map.groupBy(told, ({ office, category, requestedOn }) => `${office} ${category} ${requestedOn}`)
        for (const group of alike.values()) expect(group.length).toBeGreaterThanOrEqual(fewestTold)
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
      }),
    )
  })

  it('is the same, byte for byte, for cases that differ only in what is nobody’s business', () => {
    assert(
      property(array(record({ open, one: hidden, other: hidden }), { maxLength: 40 }), (all) => {
        const [one, other] = (['one', 'other'] as const).map((which) =>
          all.map((each, n) => caseOf(n, each.open, each[which])),
        )
        expect(written(other ?? [])).toBe(written((one ?? []).toReversed()))
      }),
    )
  })

  it('knows nothing of a case but its opaque name, and in no order of filing', () => {
    const told = feed(same(9))
    const text = written(same(9))
    expect(text).not.toMatch(/case-\d/)
    expect(told.map(({ id }) => id)).toEqual(told.map(({ id }) => id).toSorted())
  })

  it('forgets what came after the month ended', () => {
    const later = same(6, { closedAfter: 30 })
    expect(written(later)).toBe(written(same(6)))
  })
})
