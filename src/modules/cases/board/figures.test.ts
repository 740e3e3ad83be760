import { array, assert, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '../../../kernel/time.ts'
import { figuresOf, monthsOf, type Share } from './figures.ts'
import { anyTold, lookedAt, toldOn } from './told.examples.ts'

const some = array(anyTold, { minLength: 1, maxLength: 40 })
const at = (text: string) => instant(`${text}T03:00:00Z`)

describe('figures of complaints', () => {
  it('count what was filed, is open and was decided, and how long it took', () => {
    const found = figuresOf(
      [
        toldOn('2026-10-01', { closedAt: at('2026-10-05'), confirmed: true, decisionDueAt: at('2026-10-06') }),
        toldOn('2026-10-02', { closedAt: at('2026-10-22'), decisionDueAt: at('2026-10-06') }),
        toldOn('2026-10-03', { answeredAt: at('2026-10-04'), answerDueAt: at('2026-10-08') }),
      ],
      lookedAt,
    )
    expect(found).toMatchObject({ filed: 3, open: 1, decided: 2, days: { value: 20, interval: null }, oldest: 29 })
    expect(found.inTime).toMatchObject({ share: 0.5, of: 2 })
    expect(found.confirmed).toMatchObject({ share: 0.5, of: 2 })
    expect(found.answered).toMatchObject({ share: 1, of: 1 })
  })

  it('do not wait for what is past its promise, and do not count what still has time', () => {
    const late = toldOn('2026-10-03', { answerDueAt: at('2026-10-08'), decisionDueAt: at('2026-12-08') })
    expect(figuresOf([late], lookedAt)).toMatchObject({ answered: { share: 0, of: 1 }, inTime: null })
  })

  it('know nothing of what came after the moment they are looked at', () => {
    const later = toldOn('2026-10-03', { closedAt: at('2026-11-05'), confirmed: true, answeredAt: at('2026-11-05') })
    expect(figuresOf([later], lookedAt)).toEqual(figuresOf([toldOn('2026-10-03')], lookedAt))
  })

  it('are whole: open and decided make up what was filed, and every share lies in its interval', () => {
    assert(
      property(some, (cases) => {
        const { filed, open, decided, oldest, ...shares } = figuresOf(cases, lookedAt)
        expect(open + decided).toBe(filed)
        expect(filed).toBe(cases.length)
        expect(oldest === null).toBe(open === 0)
        for (const one of [shares.inTime, shares.answered, shares.confirmed]) if (one) isHonest(one, filed)
        expect(shares.confirmed?.of ?? 0).toBe(decided)
      }),
    )
  })

  it('do not depend on the order of cases', () => {
    assert(
      property(some, (cases) => {
        expect(figuresOf(cases.toReversed(), lookedAt)).toEqual(figuresOf(cases, lookedAt))
        expect(monthsOf(cases.toReversed(), lookedAt)).toEqual(monthsOf(cases, lookedAt))
      }),
    )
  })

  it('never get better by deciding or answering later', () => {
    assert(
      property(some, nat(), integer({ min: 1, max: 60 * 24 * 30 }), (cases, which, more) => {
        const index = which % cases.length
        const slower = cases.map((one, place) =>
          place === index
            ? {
                ...one,
                closedAt: one.closedAt && plusMinutes(one.closedAt, more),
                answeredAt: one.answeredAt && plusMinutes(one.answeredAt, more),
              }
            : one,
        )
        const [before, after] = [figuresOf(cases, lookedAt), figuresOf(slower, lookedAt)]
        expect(after.days?.value ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          before.days?.value ?? Number.POSITIVE_INFINITY,
        )
        expect(keptOf(after.inTime)).toBeLessThanOrEqual(keptOf(before.inTime))
        expect(keptOf(after.answered)).toBeLessThanOrEqual(keptOf(before.answered))
        expect(after.oldest ?? 0).toBeGreaterThanOrEqual(before.oldest ?? 0)
      }),
    )
  })

  it('of offices add up to those of all, month by month', () => {
    assert(
      property(some, (cases) => {
        for (const { all, offices } of monthsOf(cases, lookedAt))
          for (const part of ['filed', 'open', 'decided'] as const)
            expect(offices.reduce((sum, { figures }) => sum + figures[part], 0)).toBe(all[part])
      }),
    )
  })

  it('belong to the month of filing where the ministry is', () => {
    const cases = [toldOn('2026-10-31', { filedAt: instant('2026-09-30T17:00:00Z') }), toldOn('2026-09-30')]
    expect(monthsOf(cases, lookedAt).map(({ month, all }) => [month, all.filed])).toEqual([
      ['2026-10-01', 1],
      ['2026-09-01', 1],
    ])
  })
})

const keptOf = (share: Share | null): number => Math.round((share?.share ?? 0) * (share?.of ?? 0))

function isHonest({ share, low, high, of }: Share, filed: number): void {
  expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
  expect(of).toBeGreaterThan(0)
  expect(of).toBeLessThanOrEqual(filed)
}
