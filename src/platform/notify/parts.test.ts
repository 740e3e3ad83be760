import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsOneSms, smsParts } from './send.ts'

describe('the parts of a text message', () => {
  it.each([
    ['', 0],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    [`${'a'.repeat(158)}€`, 1],
    [`${'a'.repeat(159)}€`, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(20)}`, 2],
    ['ñ “kutip”'.repeat(1), 1],
    ['“'.repeat(70), 1],
    ['“'.repeat(71), 2],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
  ])('of %j are %i', (text, parts) => expect(smsParts(text)).toBe(parts))

  it('hold all of it, and are never more than its letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), (text) => {
        const parts = smsParts(text)
        expect(parts * 160).toBeGreaterThanOrEqual([...text].length)
        expect(parts).toBeLessThanOrEqual(Math.ceil(text.length / 66) + 1)
        expect(fitsOneSms(text)).toBe(parts <= 1 && fitsOneSms(text))
      }),
    )
  })

  it('do not become fewer when something is added', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 50 }), (text, more) => {
        expect(smsParts(text + more)).toBeGreaterThanOrEqual(smsParts(text))
      }),
    )
  })
})
