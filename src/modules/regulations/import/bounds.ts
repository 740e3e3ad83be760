import { articleHeading } from './marks.ts'

/** The longest law of the country has fewer articles, fewer lines, and no line as long. */
const most = { articles: 1_500, lines: 60_000, line: 20_000, linesOfOne: 4_000 } as const

/**
 * Whether a text is more than any instrument is: reading it, and holding it against what stands, would keep everybody
 * waiting. Linear in the text.
 */
export function isTooMuch(text: string): boolean {
  const lines = text.split('\n', most.lines + 1)
  if (lines.length > most.lines) return true
  let [articles, inOne] = [0, 0]
  for (const line of lines) {
    if (line.length > most.line) return true
    inOne += 1
    if (articleHeading(line.trim()) !== undefined) [articles, inOne] = [articles + 1, 0]
    if (articles > most.articles || inOne > most.linesOfOne) return true
  }
  return false
}
