import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from './lines.ts'
import { printable } from './printable.ts'

const measure = (text: string): number => Array.from(text).length
const bare = (text: string): string => text.replaceAll(/[ \n]/g, '')

describe('lines of a paper', () => {
  it('are no wider than the paper, and lose and add no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const lines = linesOf(text, width, measure)
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
        expect(bare(lines.join(''))).toBe(bare(text))
      }),
    )
  })

  it('break at blanks, keep empty lines, and break a word only when it fits nowhere', () => {
    expect(linesOf('gaji belum dibayar\n\nsejak', 11, measure)).toEqual(['gaji belum', 'dibayar', '', 'sejak'])
    expect(linesOf('a pertanggungjawaban b', 10, measure)).toEqual(['a', 'pertanggun', 'gjawaban b'])
  })
})

describe('what can be printed', () => {
  const latin = (point: number): boolean => point < 0x250

  it('is the text itself where a face has its letters', () => {
    expect(printable('Łukasz Şahin,\r\nbaris dua\tlagi', latin)).toBe('Łukasz Şahin,\nbaris dua lagi')
    expect(printable('e\u0301', latin)).toBe('é')
  })

  it('tells letters that no face has by their number, and drops what turns the direction of a line', () => {
    expect(printable('Tn. 王小明 hadir', latin)).toBe('Tn. [U+738B 5C0F 660E] hadir')
    expect(printable('a\u202Eb\u0000c\uD800', latin)).toBe('abc[U+FFFD]')
  })

  it('never fails, and can be said twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = printable(text, latin)
        expect(printable(once, latin)).toBe(once)
      }),
    )
  })
})
