import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import sharp from 'sharp'
import { describe, it } from 'vitest'
import { day, instant } from '../../../kernel/time.ts'
import type { DemoDocument } from '../file.ts'
import { population } from '../population.ts'
import { checkDigit, machineReadableZone } from './mrz.ts'
import { specimen } from './specimen.ts'
import { strokes, widthOf } from './strokes.ts'

const { people, files } = population({ seed: 'specimens', moment: instant('2026-11-23T03:00:00Z'), count: 6 })
const [person] = people
const file = files.find((each) => each.person === person?.key)
assert(person && file)
const subject = { person, file, job: 'Perawat lansia', country: 'Taiwan', title: 'Surat sehat' }
const drawn = (kind: string, change: Partial<DemoDocument> = {}, whom = subject): string =>
  specimen(
    {
      kind,
      number: kind === 'photo' ? null : 'XX123456',
      issuedOn: day('2026-01-02'),
      validUntil: day('2036-01-02'),
      state: 'uploaded',
      differs: {},
      blurred: false,
      ...change,
    },
    whom,
  )
const kinds = ['id-card', 'passport', 'photo', 'health-letter', 'employment-contract', 'family-card', 'family-permit']

describe('a machine-readable zone', () => {
  it('has the check digits of the example in ICAO Doc 9303', () => {
    assert.equal(checkDigit('L898902C3'), '6')
    assert.equal(checkDigit('740812'), '2')
    assert.equal(checkDigit('120415'), '9')
    assert.equal(checkDigit('ZE184226B<<<<<'), '1')
    assert.equal(checkDigit('L898902C3674081221204159ZE184226B<<<<<1'), '0')
  })
  it('is two lines of 44 signs, whatever the name, and every check digit holds', () => {
    const days = fc
      .integer({ min: 0, max: 9000 })
      .map((offset) => day(new Date(offset * 86_400_000).toISOString().slice(0, 10)))
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[A-Z]{2}\d{6}$/), days, days, (name, number, birthDate, expires) => {
        const [first, second] = machineReadableZone({ name, number, birthDate, expires, sex: 'female' })
        assert.match(first, /^P<IDN[A-Z<]{39}$/)
        assert.match(second, /^[A-Z0-9<]{9}\dIDN\d{7}F\d{7}<{14}0\d$/)
        for (const [from, to] of [
          [0, 9],
          [13, 19],
          [21, 27],
          [28, 42],
        ] as const)
          assert.equal(second[to], checkDigit(second.slice(from, to)))
        assert.equal(second[43], checkDigit(second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43)))
      }),
    )
  })
  it('notices any one digit that is changed', () => {
    const [, line] = machineReadableZone({
      name: 'SITI',
      number: 'XX123456',
      birthDate: day('2001-05-12'),
      expires: day('2031-03-14'),
      sex: 'female',
    })
    for (const at of [2, 5, 13, 18, 21, 26]) {
      const other = String((Number(line[at]) + 1) % 10)
      const field = at < 9 ? [0, 9] : at < 20 ? [13, 19] : [21, 27]
      const changed = line.slice(0, at) + other + line.slice(at + 1)
      assert.notEqual(checkDigit(changed.slice(...field)), line[field[1] ?? 0])
    }
  })
  it('puts the last word first, and a name of one word alone', () => {
    const first = (name: string) =>
      machineReadableZone({
        name,
        number: 'XX000001',
        birthDate: day('2001-05-12'),
        expires: day('2031-03-14'),
        sex: 'male',
      })[0]
    assert.equal(first('Siti Nuraeni').replace(/<+$/, ''), 'P<IDNNURAENI<<SITI')
    assert.equal(first('Nuraeni').replace(/<+$/, ''), 'P<IDNNURAENI')
    assert.equal(first('Ni Luh Ayu').replace(/<+$/, ''), 'P<IDNAYU<<NI<LUH')
  })
})

describe('a specimen', () => {
  it('is drawn with strokes alone, says what it is, and needs no font', () => {
    const mark = 'SPESIMEN - CONTOH - BUKAN DOKUMEN RESMI'
    for (const kind of kinds) {
      assert(drawn(kind).includes(strokes(mark, { x: 30, y: 60, size: 18 })), kind)
      assert.doesNotMatch(drawn(kind), /<(text|image|script|a|use)[ >]|href|font/)
    }
  })
  it('becomes a small picture', async () => {
    for (const kind of kinds) {
      const { data, info } = await sharp(Buffer.from(drawn(kind)))
        .webp({ quality: 60 })
        .toBuffer({ resolveWithObject: true })
      assert.equal(info.format, 'webp')
      assert(info.width >= 400 && data.byteLength > 3000 && data.byteLength < 80_000, `${kind}: ${data.byteLength}`)
    }
  })
  it('shows one face of a person on every document, and another of another', () => {
    const face = (svg: string) => /scale\([\d.]+\)" stroke="none">(.*?)<\/g><\/g>/.exec(svg)?.[1]
    assert.notEqual(face(drawn('photo')), undefined)
    assert.equal(face(drawn('photo')), face(drawn('passport')))
    const faces = people.map((each) => face(drawn('photo', {}, { ...subject, person: each })))
    assert(new Set(faces).size > 3)
  })
  it('shows what differs from the official data', () => {
    const name = strokes('OTHER NAME', { x: 352, y: 120 + 21 * 0.95, size: 21 })
    assert.equal(drawn('passport').includes(name), false)
    assert.equal(drawn('passport', { differs: { name: 'Other Name' } }).includes(name), true)
    assert.notEqual(drawn('passport', { differs: { birthDate: day('1999-09-09') } }), drawn('passport'))
  })
  it('can be too blurred to read', () => {
    assert.doesNotMatch(drawn('health-letter'), /feGaussianBlur/)
    assert.match(drawn('health-letter', { blurred: true }), /filter="url\(#b\)"/)
  })
  it('is harmless whatever a name holds', () => {
    const nasty = { ...subject, person: { ...person, name: `"><script>alert('1')</script>&` } }
    for (const kind of kinds) assert.doesNotMatch(drawn(kind, {}, nasty), /script|alert/i)
  })
})

describe('the pen', () => {
  it('draws every letter, digit and sign of a document differently', () => {
    const signs = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<>-.,:/'()+&")
    const paths = signs.map((sign) => strokes(sign, { x: 0, y: 0, size: 60 }))
    assert.equal(new Set(paths).size, signs.length)
    for (const path of paths) assert.match(path, /^(M[\d.]+ [\d.]+(L[\d.]+ [\d.]+)+)+$/)
  })
  it('draws small letters and accents as plain capitals, and leaves a gap for what it does not know', () => {
    const at = { x: 0, y: 0, size: 6 }
    assert.equal(strokes('é', at), strokes('E', at))
    assert.equal(strokes('😀字', at), '')
    assert.equal(Math.round(widthOf('ABC', 6) * 10), 168)
  })
})
