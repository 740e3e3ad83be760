import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, it } from 'vitest'
import { dueAfterWorkingDays, isWorkingDay, workingDaysAfter } from '../../kernel/deadline.ts'
import { day, instant, type LocalDate, plusDays } from '../../kernel/time.ts'
import { calendarFile, hostHolidaysFile } from './calendar.ts'
import { readData } from './data-file.ts'
import { officeOf, reference, shippedCalendar } from './reference.ts'

const calendarOf = (id: string) => {
  const office = officeOf(id)
  assert(office, id)
  return shippedCalendar(office)
}
const jatim = calendarOf('bp3mi-jawa-timur')
const daysOf = (year: number): LocalDate[] =>
  Array.from({ length: 366 }, (_, index) => plusDays(day(`${year}-01-01`), index)).filter((date) =>
    date.startsWith(`${year}`),
  )

describe('the calendar of 2026', () => {
  const { days } = reference().calendar
  const of2026 = days.filter(({ on }) => on.startsWith('2026'))

  it('has 17 national holidays and 8 days of collective leave', () => {
    assert.equal(of2026.filter(({ kind }) => kind === 'holiday').length, 17)
    assert.equal(of2026.filter(({ kind }) => kind === 'collective-leave').length, 8)
  })
  it('leaves 240 working days to an office that observes both', () =>
    assert.equal(daysOf(2026).filter((date) => isWorkingDay(date, jatim)).length, 240))
  it('knows the two days a common holiday package misses, and calls 20 March leave, not a holiday', () => {
    const kinds = new Map(of2026.map(({ on, kind }) => [on, kind]))
    assert.equal(kinds.get(day('2026-03-22')), 'holiday')
    assert.equal(kinds.get(day('2026-04-05')), 'holiday')
    assert.equal(kinds.get(day('2026-03-20')), 'collective-leave')
  })
  it('skips the long leave of Eid al-Fitr', () =>
    assert.equal(workingDaysAfter(day('2026-03-17'), 1, jatim), '2026-03-25'))
})

describe('a promise of an office', () => {
  it('is certain inside 2026, and provisional when it runs into 2027', () => {
    assert.deepEqual(dueAfterWorkingDays(instant('2026-11-20T07:00:00Z'), 1, jatim), {
      at: '2026-11-23T07:00:00.000Z',
      provisional: false,
    })
    assert.equal(dueAfterWorkingDays(instant('2026-12-31T03:00:00Z'), 1, jatim).provisional, true)
  })
  it('is counted in the office’s own zone', () => {
    const ntb = calendarOf('bp3mi-nusa-tenggara-barat')
    assert.equal(ntb.zone, 'Asia/Makassar')
    assert.equal(dueAfterWorkingDays(instant('2026-11-20T08:30:00Z'), 1, ntb).at, '2026-11-24T00:00:00.000Z')
    assert.equal(dueAfterWorkingDays(instant('2026-11-20T08:30:00Z'), 1, jatim).at, '2026-11-23T08:30:00.000Z')
  })
  it('skips the holidays of the host country at a mission, and not those of Indonesia', () => {
    const taipei = calendarOf('kdei-taipei')
    assert.equal(taipei.zone, 'Asia/Taipei')
    assert.equal(isWorkingDay(day('2026-02-18'), taipei), false)
    assert.equal(isWorkingDay(day('2026-08-17'), taipei), true)
    assert.equal(isWorkingDay(day('2026-08-17'), jatim), false)
    assert.equal(workingDaysAfter(day('2026-02-13'), 1, taipei), '2026-02-23')
  })
  it('is always provisional at a mission, whose host country’s holidays nobody has confirmed', () => {
    const riyadh = calendarOf('kbri-riyadh')
    assert.equal(isWorkingDay(day('2026-11-22'), riyadh), true)
    assert.equal(isWorkingDay(day('2026-11-20'), riyadh), false)
    assert.equal(dueAfterWorkingDays(instant('2026-11-22T07:00:00Z'), 1, riyadh).provisional, true)
  })
  it('runs on holidays at an airport desk, which never closes', () =>
    assert.equal(isWorkingDay(day('2026-03-21'), calendarOf('meja-soekarno-hatta')), true))
  it('never ends on a day the office is closed, whatever the start and the length', () => {
    const starts = fc.integer({ min: 0, max: 900 }).map((days) => plusDays(day('2025-01-01'), days))
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 40 }), (from, length) =>
        isWorkingDay(workingDaysAfter(from, length, jatim), jatim),
      ),
    )
  })
})

describe('a calendar that is wrong', () => {
  it('of a host country names it once, and each day once', () => {
    const read = (countries: string) => () =>
      readData('host-holidays.yaml', hostHolidaysFile, `confidence: to-confirm\ncountries: ${countries}`)
    const taiwan = `{ country: TW, days: [{ on: '2026-02-17', name: a }] }`
    assert.throws(read(`[${taiwan}, ${taiwan}]`), /TW stands here twice/)
    assert.throws(read(`[{ country: TW, days: [{ on: '2026-02-30', name: a }] }]`), /expected a day that exists/)
  })
  const year = (holidays: string) =>
    `years: [{ year: 2026, confirmed: true, confidence: verified, source: 'a decree of ministers', holidays: ${holidays}, leave: [] }]`
  it('is refused when a day stands in another year, twice, or does not exist', () => {
    const read = (holidays: string) => () => readData('calendar.yaml', calendarFile, year(holidays))
    assert.throws(read(`[{ on: '2027-01-01', id: a, en: b }]`), /years\[0\]\.holidays\[0\]\.on: expected a day of 2026/)
    assert.throws(read(`[{ on: '2026-02-30', id: a, en: b }]`), /expected a day that exists/)
    const twice = `{ on: '2026-01-01', id: a, en: b }`
    assert.throws(read(`[${twice}, ${twice}]`), /2026-01-01 stands here twice/)
  })
})
