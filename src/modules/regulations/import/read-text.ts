import { type Growing, growArticle } from './grow.ts'
import { joined, linesOf } from './lines.ts'
import {
  articleHeading,
  articlePlace,
  asksForPlace,
  divisionHeading,
  isDivisionName,
  isFinished,
  isUnreadableHeading,
  pieceMark,
} from './marks.ts'
import {
  type ArticleText,
  type Division,
  divisionKinds,
  type Gap,
  type Line,
  type Piece,
  type ReadText,
  type Unplaced,
} from './text.ts'

const begins =
  /^(?:RANCANGAN|UNDANG-UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT EDARAN|QANUN|PEDOMAN|DENGAN RAHMAT|MENTERI|KEPALA|Menimbang|MENIMBANG)/
const closes = /^(?:Agar setiap orang mengetahuinya|(?:Disahkan|Ditetapkan|Diundangkan) di )/
const explains = /^PENJELASAN(?: ATAS| UMUM|$)/
const annexes = /^LAMPIRAN(?: |$)/
/** Articles that may be missing between two. */
const widestGap = 20

type Opened = Division & { readonly at: number; readonly text: string; readonly lines: string[]; isUsed: boolean }

/**
 * Reads the plain text of an instrument, as a PDF gives it, into its articles. What cannot be placed is listed with its
 * line and why; every line that holds something is in one or the other. Pure, never throws, linear in the text.
 */
export function readText(text: string): ReadText {
  const { lines, unplaced: left } = linesOf(text)
  const unplaced: Unplaced[] = [...left]
  const opening: string[] = []
  const closing: string[] = []
  const explanation: string[] = []
  const attached: string[][] = []
  const articles: Growing[] = []
  let within: readonly Opened[] = []
  let heads = false
  let last: string | undefined
  let isLost = false
  let tail: string[] | undefined

  const leave = (line: Line, why: Unplaced['why']): void => void unplaced.push({ ...line, why })

  /** No heading, but a place that is named: the line before asks for it, or the sentence goes on after it. */
  function isNamed(next: Line | undefined): boolean {
    const previous = heads ? '' : (articles.at(-1)?.last() ?? '')
    return asksForPlace(previous) || (previous !== '' && !isFinished(previous) && /^\p{Ll}/u.test(next?.text ?? ''))
  }

  /** An article's heading that goes on the row, or begins it. */
  function isNext(number: string): boolean {
    if (last === undefined) return true
    const [before, next] = [articlePlace(last), articlePlace(number)]
    const step = next.whole - before.whole
    return before.roman === next.roman && (step === 0 ? next.part > before.part : step > 0 && step <= widestGap)
  }

  function beginArticle(line: Line, number: string): void {
    const previous = articles.at(-1)?.last() ?? ''
    if (!isNext(number)) {
      if (previous !== '' && !heads && !isFinished(previous)) return place(line)
      isLost = true
      return leave(line, 'out-of-order')
    }
    for (const division of within) division.isUsed = true
    articles.push(
      growArticle(
        number,
        within.map(({ kind, number: own, lines: named }) => ({ kind, number: own, heading: joined(named) })),
      ),
    )
    ;[last, heads, isLost] = [number, false, false]
  }

  function beginDivision({ at, text: written }: Line, { kind, number, heading }: Division): void {
    const depth = divisionKinds.indexOf(kind)
    const [kept, over] = [within.filter((each) => divisionKinds.indexOf(each.kind) < depth), within]
    for (const each of over) if (!kept.includes(each)) close(each)
    const lines = heading === '' ? [] : [heading]
    within = [...kept, { kind, number, heading: '', at, text: written, lines, isUsed: false }]
    ;[heads, isLost] = [true, false]
  }

  function close({ at, text: written, lines: named, isUsed }: Opened): void {
    if (!isUsed) leave({ at, text: [written, ...named].join(' ') }, 'empty-division')
  }

  function place(line: Line): void {
    const division = within.at(-1)
    const article = articles.at(-1)
    if (heads && division && isDivisionName(division.kind, line.text)) return void division.lines.push(line.text)
    if (heads && division) {
      ;[heads, isLost] = [false, true]
      return leave(line, 'no-article-yet')
    }
    if (isLost) return leave(line, 'after-unplaced')
    if (article === undefined) {
      if (opening.length > 0 || begins.test(line.text)) return void opening.push(line.text)
      return leave(line, 'before-begin')
    }
    const why = article.take(line)
    if (why) leave(line, why)
  }

  for (const [index, line] of lines.entries()) {
    if (articles.length > 0 && annexes.test(line.text)) attached.push((tail = []))
    else if (articles.length > 0 && explains.test(line.text)) tail = explanation
    else if (articles.length > 0 && tail === undefined && closes.test(line.text)) tail = closing
    if (tail) {
      tail.push(line.text)
      continue
    }
    if (isNamed(lines[index + 1])) {
      place(line)
      continue
    }
    const [number, division] = [articleHeading(line.text), divisionHeading(line.text)]
    if (number !== undefined) beginArticle(line, number)
    else if (division) beginDivision(line, division)
    else if (isUnreadableHeading(line.text)) {
      ;[heads, isLost] = [false, true]
      leave(line, 'unreadable-heading')
    } else place(line)
  }
  for (const division of within) close(division)
  const grown = articles.map((article) => article.grown())
  return {
    opening,
    articles: grown,
    missing: missingIn(grown),
    gaps: grown.flatMap(gapsIn),
    closing,
    explanation,
    annexes: attached,
    unplaced: unplaced.toSorted((a, b) => a.at - b.at),
  }
}

/** Where a row of numbered pieces of an article goes on further than by one, however deep it lies. */
function gapsIn({ number, pieces }: ArticleText): readonly Gap[] {
  const inRow = (row: readonly Piece[]): readonly Gap[] =>
    row.flatMap((piece, index) => {
      const [before, own] = [pieceMark(`${row[index - 1]?.mark ?? ''} `), pieceMark(`${piece.mark} `)]
      const skips = before && own && before.style === own.style && own.place.whole > before.place.whole + 1
      return [...(skips ? [{ article: number, from: before.mark, to: own.mark }] : []), ...inRow(piece.pieces)]
    })
  return inRow(pieces)
}

/** The whole numbers that a row of articles leaves out, from the first on. Roman numbers have a row of their own. */
const missingIn = (articles: readonly ArticleText[]): readonly string[] => {
  const row = articles.map(({ number }) => articlePlace(number)).filter(({ roman }) => !roman)
  return row.flatMap(({ whole }, index) => {
    const before = row[index - 1]?.whole ?? 0
    return Array.from({ length: Math.max(0, whole - before - 1) }, (_, step) => String(before + step + 1))
  })
}
