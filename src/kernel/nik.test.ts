import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, it } from 'vitest'
import { maskNik, type NikProblem, readNik, type Sex, writeNik } from './nik.ts'
import { day, plusDays } from './time.ts'

const today = day('2026-11-23')
const problemOf = (text: string, provinces?: ReadonlySet<string>): NikProblem | undefined => {
  const reading = readNik(text, today, provinces)
  return reading.ok ? undefined : reading.problem
}
const read = (text: string) => {
  const reading = readNik(text, today)
  assert(reading.ok, text)
  return reading.value
}

describe('reading a NIK', () => {
  it('gives the district, the birth date and the sex of a woman', () => {
    assert.deepEqual(read('3505995205010004'), {
      nik: '3505995205010004',
      districtCode: '350599',
      birthDate: '2001-05-12',
      sex: 'female',
    })
  })
  it('gives the sex of a man', () => assert.equal(read('3505991205010004').sex, 'male'))
  it('ignores the spaces, dots and hyphens people type', () =>
    assert.equal(read(' 3505.99-5205 01 0004 ').nik, '3505995205010004'))
  it('says how many digits there are when there are too few or too many', () => {
    assert.deepEqual(problemOf('350599520501000'), { code: 'nik.length', digits: 15 })
    assert.deepEqual(problemOf('35059952050100040'), { code: 'nik.length', digits: 17 })
    assert.deepEqual(problemOf(''), { code: 'nik.length', digits: 0 })
  })
  it('names the sign that is not a digit', () =>
    assert.deepEqual(problemOf('350599520501000O'), { code: 'nik.not-digits', found: 'O' }))
  it('refuses digits of other scripts, which look alike', () =>
    assert.equal(problemOf('٣505995205010004')?.code, 'nik.not-digits'))
  it('says which part of the region cannot be', () => {
    assert.deepEqual(problemOf('0005995205010004'), { code: 'nik.region', part: 'province', found: '00' })
    assert.deepEqual(problemOf('3500995205010004'), { code: 'nik.region', part: 'regency', found: '3500' })
    assert.deepEqual(problemOf('3505005205010004'), { code: 'nik.region', part: 'district', found: '350500' })
  })
  it('refuses a province that is not among those given', () => {
    assert.deepEqual(problemOf('4505995205010004', new Set(['35'])), {
      code: 'nik.region',
      part: 'province',
      found: '45',
    })
    assert.equal(problemOf('3505995205010004', new Set(['35'])), undefined)
  })
  it('says which date does not exist, without the 40 of a woman', () =>
    assert.deepEqual(problemOf('3505997102010004'), { code: 'nik.date', day: 31, month: 2, year: '01' }))
  it('refuses days 0, 32 to 40 and 72', () => {
    for (const shown of ['00', '32', '40', '72', '99'])
      assert.equal(problemOf(`350599${shown}05010004`)?.code, 'nik.date', shown)
  })
  it('refuses a serial of zero', () => assert.deepEqual(problemOf('3505995205010000'), { code: 'nik.serial' }))
  it('takes the century in which the birth is not ahead', () => {
    assert.equal(read('3505992311260001').birthDate, '2026-11-23')
    assert.equal(read('3505992411260001').birthDate, '1926-11-24')
    assert.equal(read('3505992902000001').birthDate, '2000-02-29')
  })
  it('refuses a birth that is ahead in one century and 110 years past in the other', () => {
    const early = readNik('3505992411150001', day('2000-01-01'))
    assert(early.ok)
    assert.equal(early.value.birthDate, '1915-11-24')
    const none = readNik('3505992902960001', day('2020-01-01'))
    assert(none.ok)
    const ahead = readNik('3505990101990001', day('1890-01-01'))
    assert.deepEqual(ahead, { ok: false, problem: { code: 'nik.date-ahead', day: 1, month: 1, year: '99' } })
  })
  it('reads back whatever was written, for every district, birth under 100 years ago, sex and serial', () => {
    const districts = fc
      .tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
      )
      .map(
        ([a, b, regency, district]) =>
          `${a}${b}${String(regency).padStart(2, '0')}${String(district).padStart(2, '0')}`,
      )
    const births = fc.integer({ min: 0, max: 36_400 }).map((days) => plusDays(today, -days))
    const sexes = fc.constantFrom<Sex>('male', 'female')
    fc.assert(
      fc.property(districts, births, sexes, fc.integer({ min: 1, max: 9999 }), (districtCode, date, sex, serial) => {
        const nik = writeNik(districtCode, { date, sex }, serial)
        assert.deepEqual(read(nik), { nik, districtCode, birthDate: date, sex })
      }),
    )
  })
  it('answers every text with a reading or a problem, and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readNik(text, today).ok === 'boolean'))
    const digits = fc.stringMatching(/^[0-9]{16}$/)
    fc.assert(fc.property(digits, (text) => typeof readNik(text, today).ok === 'boolean'))
  })
  it('hides the birth date from a slip', () => assert.equal(maskNik('3505995205010004'), '3505 •••• •••• 0004'))
  it('refuses to write parts that have no such form', () => {
    assert.throws(() => writeNik('35059', { date: today, sex: 'male' }, 1), RangeError)
    assert.throws(() => writeNik('350599', { date: today, sex: 'male' }, 0), RangeError)
  })
})
