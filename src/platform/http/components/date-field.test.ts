import { assert, describe, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { dayTyped } from './date-field.ts'

const typed = (date: string, month: string, year: string) =>
  dayTyped({ 'mulai-day': date, 'mulai-month': month, 'mulai-year': year }, 'mulai')

describe('a day typed in three fields', () => {
  it('is read with and without leading zeros and blanks', () => {
    assert.equal(typed('1', '3', '2027'), day('2027-03-01'))
    assert.equal(typed(' 01 ', '03', '2027'), day('2027-03-01'))
  })

  it('is nothing when nothing was typed, and no day when it does not exist or is not whole', () => {
    assert.isNull(typed('', ' ', ''))
    assert.isNull(dayTyped({}, 'mulai'))
    for (const [date, month, year] of [
      ['31', '2', '2026'],
      ['1', '', '2026'],
      ['a', '1', '2026'],
      ['1', '1', '26'],
    ] as const)
      assert.isUndefined(typed(date, month, year), `${date} ${month} ${year}`)
  })
})
