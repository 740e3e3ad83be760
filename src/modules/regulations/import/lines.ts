import type { Line, Unplaced } from './text.ts'

/** No paragraph of a law is longer; a longer line is something else. */
const longest = 20_000

/** What a page of a printed law carries besides the law: figures of pages, addresses, letterheads, catchwords. */
const furniture = [
  /^[-–] ?\d{1,4} ?[-–]$/,
  /^(?:https?:\/\/)?(?:www|jdih|peraturan)\.[\w./-]{3,200}$/i,
  /^(?:[-–]? ?\d{1,4} ?[-–]? )?(?:19|20)\d\d, ?No\. ?\d{1,5}(?: [-–]? ?\d{1,4} ?[-–]?)?$/,
  /^SK No ?\d{3,9} ?[A-Z]?$/,
  /^(?:SALINAN|PRESIDEN|REPUBLIK INDONESIA|PRESIDEN REPUBLIK INDONESIA)$/,
]
const isCatchword = (text: string): boolean => text.length <= 60 && /(?:\. ?\. ?\.|…)$/.test(text)

/** Lines that hold something, cleaned of what a PDF leaves behind, and those that are no part of a law. Never throws. */
export function linesOf(text: string): { readonly lines: readonly Line[]; readonly unplaced: readonly Unplaced[] } {
  const lines: Line[] = []
  const unplaced: Unplaced[] = []
  for (const [index, raw] of text
    .toWellFormed()
    .split(/\r\n|[\n\r\f]/)
    .entries()) {
    const line = { at: index + 1, text: cleaned(raw) }
    if (line.text === '') continue
    if (line.text.length > longest) unplaced.push({ ...line, why: 'too-long' })
    else if (isCatchword(line.text) || furniture.some((shape) => shape.test(line.text)))
      unplaced.push({ ...line, why: 'page-furniture' })
    else lines.push(line)
  }
  return { lines, unplaced }
}

/** One space between words; no soft hyphens, no marks of direction, no control characters. */
const cleaned = (raw: string): string =>
  raw
    .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/**
 * Puts the lines of one sentence together again: a word that was cut at the end of a line is whole, a doubled one keeps
 * its hyphen. Linear: only the end of what is there is looked at.
 */
export function joined(lines: readonly string[]): string {
  const parts: string[] = []
  let end = ''
  for (const line of lines) {
    if (line === '' && end.endsWith('-')) continue
    const [, before = ''] = /(\p{L}+)-$/u.exec(end) ?? []
    const [after = ''] = /^\p{Ll}+/u.exec(line.slice(0, 60)) ?? []
    if (before !== '' && after !== '' && !isDoubled(before, after)) {
      parts.push((parts.pop() ?? '').slice(0, -1))
      end = end.slice(0, -1)
    } else if (end !== '' && !end.endsWith('-')) {
      parts.push(' ')
      end = `${end} `
    }
    parts.push(line)
    end = (end + line).slice(-60)
  }
  return parts.join('')
}

/** `perundang-undangan`, `masing-masing`: the second begins as the first ends. */
function isDoubled(before: string, after: string): boolean {
  const word = before.toLowerCase()
  const most = Math.min(word.length, after.length)
  for (let length = most; length >= 3; length -= 1) if (word.endsWith(after.slice(0, length))) return true
  return false
}
