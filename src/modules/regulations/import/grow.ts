import { joined } from './lines.ts'
import { asksForPlace, follows, isFinished, type PieceMark, type Place, pieceMark } from './marks.ts'
import type { ArticleText, Division, Line, Piece, Why } from './text.ts'

type Twig = {
  readonly mark: string
  readonly style: string
  readonly place: Place
  readonly lines: string[]
  readonly twigs: Twig[]
}

/** Rows of a law skip a number or two where some were taken away; seldom more. */
const widestGap = 3

/** An article while its lines come in. */
export type Growing = {
  /** Places a line, or says why it has no place. */
  readonly take: (line: Line) => Why | undefined
  /** Whether a heading may follow: its last line does not ask for a place. */
  readonly last: () => string
  readonly grown: () => ArticleText
}

/** Grows one article line by line. A piece out of its row is not placed, nor is what follows it, until the row goes on. */
export function growArticle(number: string, within: readonly Division[]): Growing {
  const head: string[] = []
  const twigs: Twig[] = []
  let open: readonly Twig[] = []
  let last = ''
  let isLost = false

  function take({ text }: Line): Why | undefined {
    const mark = asksForPlace(last) ? undefined : pieceMark(text)
    const level = mark && levelOf(mark)
    if (mark && level !== undefined) {
      const twig: Twig = { ...mark, lines: mark.rest === '' ? [] : [mark.rest], twigs: [] }
      const above = open[level - 1]
      ;(above?.twigs ?? twigs).push(twig)
      open = [...open.slice(0, level), twig]
      isLost = false
    } else if (isLost) return 'after-unplaced'
    else if (mark && (last === '' || isFinished(last))) {
      isLost = true
      return 'out-of-order'
    } else (open.at(-1)?.lines ?? head).push(text)
    last = text
    return undefined
  }

  /** How deep a mark goes on a row or begins one; absent when it does neither. */
  function levelOf({ style, place }: PieceMark): number | undefined {
    const level = open.findLastIndex((twig) => twig.style === style)
    const before = open[level]?.place
    if (before === undefined) {
      const begins = place.whole === 1 && place.part === 0
      return begins && (style !== '()' || twigs.length === 0) ? open.length : undefined
    }
    const skips =
      place.part === 0 && place.whole > before.whole && place.whole - before.whole <= widestGap && isFinished(last)
    return follows(before, place) || skips ? level : undefined
  }

  return {
    take,
    last: () => last,
    grown: () => ({ number, within, text: joined(head), pieces: twigs.map(pieceOf) }),
  }
}

const pieceOf = ({ mark, lines, twigs }: Twig): Piece => ({ mark, text: joined(lines), pieces: twigs.map(pieceOf) })
