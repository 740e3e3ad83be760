import { array, assert, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../../kernel/deadline.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { type Instant, instant, plusMinutes, WIB } from '../../../kernel/time.ts'
import { levels } from '../case.ts'
import type { Clockwork } from '../clockwork.ts'
import { boardOf, isUnreadTooLong, lightOf, type OpenCase, standingOf, standings } from './standing.ts'

const calendar: WorkingCalendar = {
  zone: WIB,
  opens: '08:00',
  closes: '16:00',
  weekdays: [1, 2, 3, 4, 5],
  closed: new Set(),
  confirmedYears: new Set([2026]),
}
/** A Friday at ten in the morning, in Jakarta. */
const now = instant('2026-11-20T03:00:00Z')
const limits: Clockwork['limits'] = levels.map((level) => ({ level, minutes: 60, counted: 'always' }))
const clockwork = { now, calendar, limits }
const due = (text: string): Pick<OpenCase, 'dueAt'> => ({ dueAt: instant(text) })

const around = option(integer({ min: -9_000, max: 9_000 }), { nil: null }).map((minutes): Instant | null =>
  minutes === null ? null : plusMinutes(now, minutes),
)
const anyOpen = record({
  level: constantFrom(...levels),
  handler: constantFrom(null, 'a' as PersonId, 'b' as PersonId),
  dueAt: around,
  unreadSince: around,
}).map((one): OpenCase => ({ ...one, office: null }))

describe('where a case stands', () => {
  it('is late past its promise, soon within one working day of it, else in time', () => {
    expect(standingOf(due('2026-11-20T02:59:00Z'), clockwork)).toBe('late')
    expect(standingOf(due('2026-11-20T03:00:00Z'), clockwork)).toBe('soon')
    // The next working day after a Friday is Monday.
    expect(standingOf(due('2026-11-23T03:00:00Z'), clockwork)).toBe('soon')
    expect(standingOf(due('2026-11-23T03:01:00Z'), clockwork)).toBe('in-time')
    expect(standingOf({ dueAt: null }, clockwork)).toBe('in-time')
  })

  it('is unread too long whoever was told of it since', () => {
    const since = (unreadSince: Instant | null) => isUnreadTooLong({ level: 'ordinary', unreadSince }, clockwork)
    expect([since(plusMinutes(now, -60)), since(plusMinutes(now, -59)), since(null)]).toEqual([true, false, false])
  })
})

describe('the board of an office', () => {
  it('counts every open case once, whatever their order', () => {
    assert(
      property(array(anyOpen, { maxLength: 30 }), (cases) => {
        const board = boardOf({ office: null, cases }, clockwork)
        expect(standings.reduce((sum, name) => sum + board[name], 0)).toBe(board.open)
        expect(board.handlers.reduce((sum, { open }) => sum + open, 0)).toBe(board.open)
        expect(board.unread).toBeLessThanOrEqual(board.open)
        expect(boardOf({ office: null, cases: cases.toReversed() }, clockwork)).toEqual(board)
      }),
    )
  })

  it('only gets redder as time goes by and nothing is done', () => {
    const rank = { green: 0, amber: 1, red: 2 }
    assert(
      property(array(anyOpen, { maxLength: 10 }), integer({ min: 0, max: 5_000 }), (cases, minutes) => {
        const at = (moment: Instant) => rank[lightOf(boardOf({ office: null, cases }, { ...clockwork, now: moment }))]
        expect(at(plusMinutes(now, minutes))).toBeGreaterThanOrEqual(at(now))
      }),
    )
  })
})
