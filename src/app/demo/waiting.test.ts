import assert from 'node:assert/strict'
import { describe, it } from 'vitest'
import { dueAfterWorkingDays, isWorkingDay } from '../../kernel/deadline.ts'
import { dayIn, type Instant, instant, plusMinutes, timeIn } from '../../kernel/time.ts'
import { officeOf, shippedCalendar } from '../../modules/offices/index.ts'
import { draw } from './draw.ts'
import { busiestOffice } from './order.ts'
import { random } from './random.ts'
import { sentAt } from './waiting.ts'

const office = officeOf('bp3mi-jawa-timur')
assert(office)
const calendar = shippedCalendar(office)
const { zone, closes } = calendar

/** How a queue groups a file that was sent at a moment. */
function groupOf(sent: Instant, now: Instant): 'past' | 'today' | 'later' {
  const due = dueAfterWorkingDays(sent, 1, calendar).at
  if (due < now) return 'past'
  return dayIn(due, zone) === dayIn(now, zone) ? 'today' : 'later'
}
const stillWorks = (now: Instant): boolean => isWorkingDay(dayIn(now, zone), calendar) && timeIn(now, zone) < closes

/** Every seven hours or so of three weeks with Christmas and New Year in them, and the first and last minutes of a day. */
const moments = [
  ...Array.from({ length: 72 }, (_, index) => plusMinutes(instant('2026-12-17T00:03:20Z'), index * 421)),
  instant('2026-11-23T08:55:00Z'),
  instant('2026-11-23T01:00:00Z'),
]

describe('a file that waits', () => {
  it('was sent in waking hours, not after the present', () => {
    for (const now of moments) {
      const sent = sentAt(now, calendar, random(now))
      assert(sent <= now, `${sent} at ${now}`)
      assert(timeIn(sent, zone) >= '06:00' && timeIn(sent, zone) < '22:00', sent)
    }
  })

  it('is past its promise, due today or due later, at any moment; nothing is due today once the office has closed', () => {
    for (const now of moments) {
      const groups = Array.from({ length: 40 }, (_, index) =>
        groupOf(sentAt(now, calendar, random(`${now}/${index}`)), now),
      )
      const wanted = stillWorks(now) ? ['later', 'past', 'today'] : ['later', 'past']
      assert.deepEqual([...new Set(groups)].toSorted(), wanted, now)
    }
  })
})

describe('the queue of the busiest office', () => {
  it.each([
    ['on a Monday morning', '2026-11-23T03:00:00Z'],
    ['a minute before it opens', '2026-11-24T00:59:00Z'],
    ['half an hour before it closes', '2026-11-24T08:30:00Z'],
    ['in the evening', '2026-11-25T13:00:00Z'],
    ['on a Sunday', '2026-11-29T05:00:00Z'],
    ['on the day after Christmas', '2026-12-26T05:00:00Z'],
    ['on the first working day of a year', '2027-01-04T02:00:00Z'],
  ])('has its groups %s', (_, at) => {
    const now = instant(at)
    const { files } = draw(now, 480)
    const waiting = files.filter((file) => file.office === busiestOffice(files) && file.state === 'submitted')
    const groups = waiting.map(({ steps }) => groupOf(steps.at(-1)?.at ?? now, now))
    const wanted = stillWorks(now) ? ['later', 'past', 'today'] : ['later', 'past']
    assert.deepEqual([...new Set(groups)].toSorted(), wanted)
  })
})
