import fc from 'fast-check'
import { assert, describe, it } from 'vitest'
import type { RuleSetDigest } from '../../../kernel/ids.ts'
import { day, dayIn, instant, type LocalDate, plusDays, WIB, WIT, WITA } from '../../../kernel/time.ts'
import { type FileDays, type Publication, ruleSetFor, type Transition } from './transition.ts'

const reason = { id: 'Berkas yang sudah dikirim tetap memakai aturan lama.', en: 'Files sent keep the old rules.' }
const published = (digest: string, from: string, transition: Transition | null = null): Publication => ({
  digest: digest as RuleSetDigest,
  effectiveFrom: day(from),
  transition,
})
const sentBefore = (before: string, until: string | null = null): Transition => ({
  keeps: 'sent',
  before: day(before),
  until: until === null ? null : day(until),
  reason,
})
const file = (sent: LocalDate | null, begun = sent): FileDays => ({ begun, sent, verified: null })
const old = published('old', '2017-11-22')

describe('the rules of a file on a day', () => {
  const fresh = published('new', '2026-12-01', sentBefore('2026-12-01', '2027-02-28'))
  const of = (on: string, days?: FileDays) => ruleSetFor([fresh, old], day(on), days)

  it('are the newest that have begun', () => {
    assert.equal(of('2026-11-30')?.digest, 'old')
    assert.equal(of('2026-12-01')?.digest, 'new')
    assert.isUndefined(of('2017-11-21'))
  })

  it('stay the old ones for a file that was sent before, to the last day, and not after', () => {
    const early = file(day('2026-11-30'))
    assert.deepEqual(of('2026-12-01', early), { digest: 'old' as RuleSetDigest, spared: fresh })
    assert.equal(of('2027-02-28', early)?.digest, 'old')
    assert.deepEqual(of('2027-03-01', early), { digest: 'new' as RuleSetDigest, spared: null })
  })

  it('are the new ones for a file that was sent on the first day, or not yet', () => {
    assert.equal(of('2026-12-01', file(day('2026-12-01')))?.digest, 'new')
    assert.equal(of('2026-12-01', file(null, day('2026-10-01')))?.digest, 'new')
  })

  it('turn at midnight where the office is, in each of the three zones', () => {
    // 16:59 UTC is 23:59 in Jakarta and 00:59 of the next day in Makassar; Jayapura has been there an hour longer.
    for (const [zone, before, after] of [
      [WIB, '2026-11-30T16:59:59Z', '2026-11-30T17:00:00Z'],
      [WITA, '2026-11-30T15:59:59Z', '2026-11-30T16:00:00Z'],
      [WIT, '2026-11-30T14:59:59Z', '2026-11-30T15:00:00Z'],
    ] as const) {
      const now = plusDays(day('2026-12-01'), 3)
      const sent = (at: string) => ruleSetFor([fresh, old], now, file(dayIn(instant(at), zone)))?.digest
      assert.deepEqual([sent(before), sent(after)], ['old', 'new'] as RuleSetDigest[], zone)
      const asked = (at: string) => ruleSetFor([fresh, old], dayIn(instant(at), zone))?.digest
      assert.deepEqual([asked(before), asked(after)], ['old', 'new'] as RuleSetDigest[], zone)
    }
  })

  it('go back as far as the transitions say', () => {
    const middle = published('middle', '2026-06-01', sentBefore('2026-06-01'))
    const all = [fresh, middle, old]
    assert.equal(ruleSetFor(all, day('2026-12-15'), file(day('2026-05-01')))?.digest, 'old')
    assert.equal(ruleSetFor(all, day('2026-12-15'), file(day('2026-07-01')))?.digest, 'middle')
    assert.equal(ruleSetFor(all, day('2027-03-01'), file(day('2026-05-01')))?.digest, 'new')
  })

  it('are never newer for a file that came that far earlier', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((count) => plusDays(day('2026-01-01'), count))
    const publications = fc
      .array(fc.record({ from: days, before: days, keeps: fc.boolean() }), { minLength: 1, maxLength: 4 })
      .map((rows) =>
        rows
          .toSorted((a, b) => (a.from < b.from ? 1 : -1))
          .map(({ from, before, keeps }, index) =>
            published(`set ${rows.length - index}`, from, keeps ? sentBefore(before) : null),
          ),
      )
    fc.assert(
      fc.property(publications, days, days, days, (sets, on, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        const at = (sent: LocalDate): number => {
          const chosen = ruleSetFor(sets, on, file(sent))
          return chosen ? sets.findIndex(({ digest }) => digest === chosen.digest) : -1
        }
        // Newest first: a greater index is an older rule set.
        assert.isAtLeast(at(early), at(late))
      }),
    )
  })
})
