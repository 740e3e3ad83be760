import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible } from './visible.ts'

describe('words of somebody else', () => {
  it.each([
    ['Gaji \u202Esudah\u202C dibayar', 'Gaji [U+202E]sudah[U+202C] dibayar'],
    ['\u2067x\u2069', '[U+2067]x[U+2069]'],
    ['a\u{E0041}b', 'a[U+E0041]b'],
    ['👩‍👧 راتبي لم يدفع 林', '👩‍👧 راتبي لم يدفع 林'],
  ])('%j reads %j', (typed, read) => expect(visible(typed)).toBe(read))

  it('hold no mark that turns them around, and lose nothing', () => {
    const marked = fc.string({ unit: fc.constantFrom('a', 'ب', '\u202A', '\u202E', '\u2066', '\u2069', '\u{E0020}') })
    fc.assert(
      fc.property(marked, (text) => {
        const read = visible(text)
        expect(read).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u)
        const back = read.replaceAll(/\[U\+([0-9A-F]+)\]/g, (_, code: string) =>
          String.fromCodePoint(parseInt(code, 16)),
        )
        expect(back).toBe(text)
      }),
    )
  })
})
