import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { canonical, type Json } from './canonical.ts'
import { isId, uuidV7 } from './ids.ts'
import { rupiah, sum } from './money.ts'
import {
  ageOn,
  day,
  dayIn,
  daysBetween,
  instant,
  isDay,
  momentOf,
  monthsBetween,
  plusDays,
  plusMonths,
  timeIn,
  timeZone,
  WIB,
  WIT,
  WITA,
} from './time.ts'

describe('a UUIDv7', () => {
  it('has its version and variant, and sorts by time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 47 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        (ms, later, random) => {
          const [first, second] = [uuidV7(ms, random), uuidV7(ms + later, random)]
          expect(isId(first) && isId(second)).toBe(true)
          expect(first < second).toBe(true)
        },
      ),
    )
  })

  it('is the one of RFC 9562, appendix A.6', () => {
    expect(uuidV7(0x017f22e279b0, Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]))).toBe(
      '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    )
  })

  it('refuses too little randomness and a time that does not fit', () => {
    expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError)
    expect(() => uuidV7(2 ** 48, new Uint8Array(10))).toThrow(RangeError)
    expect(() => uuidV7(-1, new Uint8Array(10))).toThrow(RangeError)
  })
})

describe('canonical JSON', () => {
  it('is the same for equal values, whatever order their members came in, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\ud'))
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonical(turned as Json)).toBe(canonical(value as Json))
        expect(JSON.parse(canonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('agrees with the example of RFC 8785', () => {
    expect(
      canonical({
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '1': 'One',
        '\u0080': 'Control',
        '\u00f6': 'Latin',
        '\u{1F600}': 'Smiley',
      }),
    ).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin","\u20ac":"Euro Sign","\u{1F600}":"Smiley"}',
    )
    expect(canonical([333333333.33333329, 1e30, 4.5, 2e-3, 1e-27])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27]')
  })

  it('refuses what JSON cannot carry', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonical(value)).toThrow(RangeError)
    expect(() => canonical('\ud800')).toThrow(RangeError)
  })
})

describe('rupiah', () => {
  it('are whole, never negative, and add up', () => {
    expect(sum([rupiah(37_500), rupiah(332_500)])).toBe(370_000)
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => rupiah(wrong)).toThrow(RangeError)
  })
})

describe('days', () => {
  it('exist or are refused', () => {
    expect(isDay('2028-02-29')).toBe(true)
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', 'besok', '']) expect(isDay(text)).toBe(false)
    expect(() => day('2026-02-29')).toThrow('not a day')
  })

  it('come and go: so many days later and back is where we were', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: -5_000, max: 5_000 }), (start, by) => {
        const from = plusDays(day('2000-01-01'), start)
        expect(plusDays(plusDays(from, by), -by)).toBe(from)
        expect(daysBetween(from, plusDays(from, by))).toBe(by)
        const whole = Temporal.PlainDate.from('2000-01-01').add({ days: start + by })
        expect(plusDays(from, by)).toBe(whole.toString())
      }),
    )
  })

  it('make an age on the birthday, not before, and on 1 March for those born on 29 February', () => {
    expect(ageOn(day('2008-03-01'), day('2026-03-01'))).toBe(18)
    expect(ageOn(day('2008-03-02'), day('2026-03-01'))).toBe(17)
    expect(ageOn(day('2008-02-29'), day('2026-02-28'))).toBe(17)
    expect(ageOn(day('2008-02-29'), day('2026-03-01'))).toBe(18)
  })

  it('of a month end stay in the month', () => {
    expect(plusMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(monthsBetween(day('2026-01-31'), day('2026-03-31'))).toBe(2)
  })
})

describe('a moment', () => {
  it('is another day in another zone', () => {
    const late = instant('2026-11-23T17:30:00Z')
    expect([dayIn(late, WIB), dayIn(late, WITA), dayIn(late, WIT)]).toEqual(['2026-11-24', '2026-11-24', '2026-11-24'])
    expect([timeIn(late, WIB), timeIn(late, WITA), timeIn(late, WIT)]).toEqual(['00:30', '01:30', '02:30'])
    expect(dayIn(instant('2026-11-23T16:30:00Z'), WIB)).toBe('2026-11-23')
  })

  it('of a wall clock is found again, in zones with summer time too', () => {
    for (const zone of [WIB, WITA, WIT, timeZone('Europe/Rome')])
      expect(timeIn(momentOf(day('2026-07-01'), '14:05', zone), zone)).toBe('14:05')
  })

  it('needs a zone that exists', () => expect(() => timeZone('Asia/Bekal')).toThrow(RangeError))
})
