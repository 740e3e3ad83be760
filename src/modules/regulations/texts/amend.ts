import { joined, linesOf } from '../import/lines.ts'
import { articleHeading, asksForPlace, pieceMark } from '../import/marks.ts'
import { readText } from '../import/read-text.ts'
import type { ArticleText, Line, Unplaced, Why } from '../import/text.ts'
import { type Article, articlesIn } from '../register/article.ts'
import { articleOf } from './expression.ts'

/** What an amending instrument does to one article. `body` is the whole article; absent when it is taken away. */
export type Amendment = {
  readonly article: Article
  readonly body: ArticleText | null
  /** The instruction that says so. */
  readonly by: Line
}

type Instruction = { readonly by: readonly Line[]; readonly quoted: Line[] }

const begins = /^(?:Ketentuan|Di ?antara|Pasal|Judul|BAB|Bagian|Paragraf|Setelah|Sebelum|Penjelasan|Lampiran)\b/
const does = /\b(?:diubah|disisipkan|ditambahkan|dihapus)\b/
const isWhole = (text: string): boolean => /[:.]$/.test(text)
/** An instruction is a sentence; what goes on longer is something else. */
const longestInstruction = 8

/**
 * Reads the text of an amending instrument: between its `Pasal I` and `Pasal II`, numbered instructions and the whole
 * articles they quote. An instruction without a whole article, an article that no instruction names, and any other line
 * are listed. Pure, never throws.
 */
export function readAmendments(text: string): {
  readonly amendments: readonly Amendment[]
  readonly unplaced: readonly Unplaced[]
} {
  const { lines, unplaced: left } = linesOf(text)
  const first = lines.findIndex((line) => articleHeading(line.text) === 'I')
  const last = lines.findIndex((line, at) => at > first && articleHeading(line.text) === 'II')
  if (first < 0) return { amendments: [], unplaced: inOrder([...left, ...listed(lines, 'no-instruction')]) }
  const { instructions, unplaced } = instructionsIn(lines.slice(first + 1, last < 0 ? undefined : last))
  const settled = instructions.map(settle)
  return {
    amendments: settled.flatMap(({ amendments }) => amendments),
    unplaced: inOrder([...left, ...unplaced, ...settled.flatMap((one) => one.unplaced)]),
  }
}

const listed = (lines: readonly Line[], why: Why): Unplaced[] => lines.map((line) => ({ ...line, why }))
const inOrder = (unplaced: readonly Unplaced[]): readonly Unplaced[] => unplaced.toSorted((a, b) => a.at - b.at)

function instructionsIn(lines: readonly Line[]): { instructions: readonly Instruction[]; unplaced: Unplaced[] } {
  const instructions: Instruction[] = []
  const unplaced: Unplaced[] = []
  const opening = lines.findIndex(({ text }) => text.endsWith('sebagai berikut:'))
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    const by = instructionAt(lines, at, instructions.length + 1)
    if (by !== undefined) {
      instructions.push({ by, quoted: [] })
      at += by.length - 1
    } else if (instructions.length > 0) instructions.at(-1)?.quoted.push(line)
    else if (at > opening) unplaced.push({ ...line, why: 'no-instruction' })
  }
  return { instructions, unplaced }
}

/** The lines of the instruction of a number, when it begins here. A numbered piece of a quoted article is none. */
function instructionAt(lines: readonly Line[], at: number, number: number): readonly Line[] | undefined {
  const mark = pieceMark(lines[at]?.text ?? '')
  if (mark?.style !== '1.' || mark.place.whole !== number || !begins.test(mark.rest)) return undefined
  for (let length = 1; length <= longestInstruction; length += 1) {
    const by = lines.slice(at, at + length)
    const last = by.at(-1)?.text ?? ''
    if (isWhole(last) && !asksForPlace(last)) return does.test(sentenceOf(by)) ? by : undefined
  }
  return undefined
}

const sentenceOf = (lines: readonly Line[]): string => joined(lines.map(({ text }) => text))

function settle({ by, quoted }: Instruction): { amendments: Amendment[]; unplaced: Unplaced[] } {
  const sentence = sentenceOf(by)
  const instruction = { at: by[0]?.at ?? 0, text: sentence }
  const read = readQuoted(quoted)
  if (read.articles.length === 0) {
    const removed = removedBy(sentence)
    return removed.length === 0
      ? { amendments: [], unplaced: listed([...by, ...quoted], 'no-whole-article') }
      : {
          amendments: removed.map((article) => ({ article, body: null, by: instruction })),
          unplaced: listed(quoted, 'no-instruction'),
        }
  }
  const inserts = sentence.search(/disisipkan|ditambahkan/)
  const named = articlesIn(inserts < 0 ? sentence : sentence.slice(inserts))
  const isNamed = ({ number }: ArticleText): boolean =>
    named.includes(articleOf(number)) || (inserts >= 0 && named.length === 0 && /\bbab\b/i.test(sentence))
  return {
    amendments: read.articles
      .filter(isNamed)
      .map((body) => ({ article: articleOf(body.number), body, by: instruction })),
    unplaced: [...read.unplaced, ...read.articles.filter((body) => !isNamed(body)).flatMap(notNamed(quoted))],
  }
}

/** Articles that are taken away whole: `Pasal 7 dihapus`, not `Pasal 7 ayat (2) dihapus`. */
const removedBy = (sentence: string): readonly Article[] =>
  /\bdihapus\.$/.test(sentence) && !/\b(?:ayat|huruf|angka|penjelasan|diubah|disisipkan)\b/i.test(sentence)
    ? articlesIn(sentence)
    : []

/** The quoted lines keep their numbers. What stands before the first article has no place. */
function readQuoted(quoted: readonly Line[]): {
  readonly articles: readonly ArticleText[]
  readonly unplaced: readonly Unplaced[]
} {
  const rows: string[] = []
  for (const { at, text } of quoted) rows[at - 1] = text
  const { articles, unplaced, opening } = readText(Array.from(rows, (row) => row ?? '').join('\n'))
  return { articles, unplaced: [...listed(quoted.slice(0, opening.length), 'before-begin'), ...unplaced] }
}

/** The lines of a quoted article that its instruction does not name: to the next heading. */
const notNamed =
  (quoted: readonly Line[]) =>
  ({ number }: ArticleText): Unplaced[] => {
    const from = quoted.findIndex(({ text }) => articleHeading(text) === number)
    const length = quoted.slice(from + 1).findIndex(({ text }) => articleHeading(text) !== undefined)
    return listed(quoted.slice(from, length < 0 ? undefined : from + 1 + length), 'not-named')
  }
