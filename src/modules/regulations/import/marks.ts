import type { Division } from './text.ts'

/** A place in a row: `(2a)` is the first after `(2)`. */
export type Place = { readonly whole: number; readonly part: number }

export type PieceMark = {
  /** What all marks of one row share: `()`, `a.`, `1.`, `a)`, `1)`. */
  readonly style: string
  readonly mark: string
  readonly place: Place
  readonly rest: string
}

const piece = /^(?:\((\d{1,3})([a-z]?)\)|([a-z]{1,2})(\d?)([.)])|(\d{1,3})([a-z]?)([.)]))(?: |$)/i

/** The mark of a numbered piece at the beginning of a line. */
export function pieceMark(text: string): PieceMark | undefined {
  const found = piece.exec(text)
  if (!found) return undefined
  const [whole, round, roundPart = '', letters, lettersPart = '', end = '', figure, figurePart = '', stop = ''] = found
  const given = { mark: whole.trim(), rest: text.slice(whole.length) }
  if (round !== undefined)
    return { ...given, style: '()', place: { whole: Number(round), part: letterPlace(roundPart) } }
  if (figure !== undefined)
    return { ...given, style: `1${stop}`, place: { whole: Number(figure), part: letterPlace(figurePart) } }
  if (letters === undefined || letters !== letters.toLowerCase()) return undefined
  return { ...given, style: `a${end}`, place: { whole: letterPlace(letters), part: Number(lettersPart) } }
}

/** `a` is 1, `z` 26; after it come `aa` or, as some write, `bb`. Nothing is 0. */
function letterPlace(letters: string): number {
  const [first = '', second] = letters.toLowerCase()
  if (first === '') return 0
  const at = (letter: string): number => letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1
  return second === undefined ? at(first) : 26 + at(second)
}

/** Whether a place is the next of a row. */
export const follows = (before: Place, next: Place): boolean =>
  (next.whole === before.whole + 1 && next.part <= 1) || (next.whole === before.whole && next.part === before.part + 1)

/** The number of an article's heading: `13`, `12A`, `I`; the line holds nothing else. */
export const articleHeading = (text: string): string | undefined =>
  /^(?:Pasal|PASAL) ?(\d{1,4}[A-Z]?|[IVX]{1,6})\.?$/.exec(text)?.[1]

const anArticle = /^[Pp][aA@4][sS5][aA@4][lLI1|] ?(?:[\dA-Zliosb|] ?){1,5}[.:;)]?$/
/** A line that can only be the heading of an article, with a number nobody can read: `Pasal l3`, `PasaI 13`, `Pasal 1 3`. */
export const isUnreadableHeading = (text: string): boolean =>
  text.length <= 24 && anArticle.test(text) && articleHeading(text) === undefined

/** An article's place in its row; Roman numbers have a row of their own. */
export function articlePlace(number: string): Place & { readonly roman: boolean } {
  const [, figures, letter = ''] = /^(\d+)([A-Z]?)$/.exec(number) ?? []
  return figures === undefined
    ? { roman: true, whole: romanValue(number), part: 0 }
    : { roman: false, whole: Number(figures), part: letterPlace(letter) }
}

const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }
const romanValue = (text: string): number =>
  [...text].reduce((total, letter, index) => {
    const [value, next] = [values[letter] ?? 0, values[text[index + 1] ?? ''] ?? 0]
    return total + (value < next ? -value : value)
  }, 0)

const divisions: readonly (readonly [Division['kind'], RegExp])[] = [
  ['book', /^BUKU (KE[A-Z]{2,12}|[IVX]{1,6})(?: ([^a-z]{1,200}))?$/],
  ['chapter', /^BAB ([IVXLC]{1,8}[A-Z]?)(?: ([^a-z]{1,200}))?$/],
  ['part', /^Bagian (Ke[a-z]{2,12}(?: (?:Belas|Puluh)(?: [A-Z][a-z]{2,12})?)?)$/],
  ['section', /^Paragraf (\d{1,3}[A-Z]?)$/],
]

/** The heading of a BUKU, BAB, Bagian or Paragraf; its name may stand on the same line or on the next ones. */
export function divisionHeading(text: string): Division | undefined {
  for (const [kind, shape] of divisions) {
    const found = shape.exec(text)
    if (found) return { kind, number: found[1] ?? '', heading: found[2] ?? '' }
  }
  return undefined
}

/**
 * Whether a line can be the name of a division: in capitals for a BUKU or BAB, without a numbered piece or the end of a
 * sentence for what lies in it. Anything else below its heading is text of an article whose heading nobody can read.
 */
export const isDivisionName = (kind: Division['kind'], text: string): boolean =>
  kind === 'book' || kind === 'chapter'
    ? !/\p{Ll}/u.test(text) && pieceMark(text) === undefined
    : pieceMark(text) === undefined && !/[.;:]$/.test(text)

/** The line ends where a place must be named: what follows is no heading but the place. */
export const asksForPlace = (text: string): boolean =>
  !/[;,] (?:dan|atau|dan\/atau)$/.test(text) &&
  /(?:^|[\s(])(?:dalam|pada|dan|atau|dan\/atau|dengan|dari|ayat|pasal|huruf|angka|ketentuan|sampai|antara|bab|bagian|paragraf|nomor|tahun|butir)$/i.test(
    text.slice(-40),
  )

/** The line ends a sentence or an item. */
export const isFinished = (text: string): boolean =>
  /(?:[.;:]["”’)]?|[;,] (?:dan|atau|dan\/atau))$/.test(text.slice(-20))
