/** Width of a text in points. */
export type Measure = (text: string) => number

/**
 * Breaks a text into lines no wider than `width` points, at blanks where it can and inside of a word where it must.
 * Line ends of the text stay; a single letter wider than the paper stands alone. Pure.
 */
export const linesOf = (text: string, width: number, measure: Measure): string[] =>
  text.split('\n').flatMap((line) => brokenLine(line, width, measure))

function brokenLine(line: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ').filter((one) => one !== '')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (measure(longer) <= width) {
      current = longer
      continue
    }
    if (current !== '') lines.push(current)
    const pieces = piecesOf(word, width, measure)
    lines.push(...pieces.slice(0, -1))
    current = pieces.at(-1) ?? ''
  }
  return [...lines, current]
}

/** A word that is wider than the paper, in pieces that are not. */
function piecesOf(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let current = ''
  for (const letter of word) {
    if (current !== '' && measure(current + letter) > width) {
      pieces.push(current)
      current = ''
    }
    current += letter
  }
  return [...pieces, current]
}
