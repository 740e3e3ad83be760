import { describe, expect, it } from 'vitest'
import { smallLaw } from '../../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../../rules/source/parse.ts'
import { largestText, readBrought } from './form.ts'

const { ruleSet } = parseRegulations(smallLaw)
if (!ruleSet) throw new Error('the small law does not load')
const [instrument] = ruleSet.instruments.keys()
const typed = {
  peraturan: instrument,
  mengubah: '',
  mulai: '2026-03-01',
  asal: ' jdih.contoh ',
  naskah: 'Pasal 1\nIsi.',
}
const read = (change: Record<string, string>, file: Uint8Array | null = null, isFile = false) =>
  readBrought({ ...typed, ...change }, { ruleSet, file, isFile }, (key) => key)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a text that is brought in', () => {
  it('is of an instrument we know, from a day on', () => {
    expect(read({})).toMatchObject({
      ok: true,
      value: { instrument, amends: null, effectiveFrom: '2026-03-01', origin: 'jdih.contoh', text: 'Pasal 1\nIsi.' },
    })
    expect(read({ peraturan: 'UU Khayal 1/1900', mulai: '2026-02-30', mengubah: 'x' }).errors).toEqual({
      peraturan: 'wrong.instrument',
      mulai: 'wrong.day',
      mengubah: 'wrong.instrument',
    })
    expect(read({ asal: ' ' }).errors).toEqual({ asal: 'wrong.origin' })
    expect(read({ asal: 'a'.repeat(301) }).errors).toEqual({ asal: 'wrong.origin-long' })
    expect(read({ mengubah: instrument ?? '' }).errors).toEqual({ mengubah: 'wrong.same' })
  })

  it('may be a file of plain text, and nothing else', () => {
    expect(read({}, bytes('\uFEFFPasal 1\r\nIsi.'), true)).toMatchObject({ value: { text: 'Pasal 1\nIsi.' } })
    expect(read({}, null, true).errors).toEqual({ berkas: 'wrong.file' })
    for (const other of [Uint8Array.of(0xff, 0xfe, 0x50, 0), bytes('%PDF\0'), Uint8Array.of(0x50, 0xe9)])
      expect(read({}, other, true).errors).toEqual({ berkas: 'wrong.bytes' })
  })

  it('is not larger than we can show', () => {
    expect(read({ naskah: 'a'.repeat(largestText) }).ok).toBe(true)
    expect(read({ naskah: 'é'.repeat(largestText / 2 + 1) }).errors).toEqual({ naskah: 'wrong.large' })
  })
})
