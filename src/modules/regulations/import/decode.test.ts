import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decoded, largestText } from './decode.ts'

const why = (bytes: Uint8Array): string => {
  const one = decoded(bytes)
  return one.ok ? 'text' : one.why
}

it('bytes are a text in UTF-8, or refused by what they are', () => {
  expect(decoded(Buffer.from('\uFEFFPasal 1 – “é”'))).toEqual({ ok: true, text: 'Pasal 1 – “é”' })
  expect(why(Buffer.from('Pasal 1', 'utf16le'))).toBe('utf-16')
  expect(why(Buffer.from('\uFEFFPasal 1', 'utf16le'))).toBe('utf-16')
  expect(why(Buffer.from('Pasal é', 'latin1'))).toBe('not-utf-8')
  expect(why(Buffer.from('%PDF-1.7 …'))).toBe('pdf')
  expect(why(Buffer.from('abcdefghij\0'))).toBe('no-text')
  expect(why(Buffer.alloc(largestText + 1, 65))).toBe('too-large')
  expect(why(Buffer.from(' \n'))).toBe('empty')
})

it('any bytes are told, none of them throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const one = decoded(bytes)
      return one.ok ? one.text.trim() !== '' : one.why !== 'too-large'
    }),
  )
})
