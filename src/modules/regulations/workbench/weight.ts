/** No file of the law has half as many lines, letters or brackets; reading more would keep everybody waiting. */
const most = { letters: 100_000, lines: 3_000, brackets: 3_000 } as const

/** Whether a text is heavier than any file of the law: reading it as YAML costs more than it is worth. Linear. */
export function isTooHeavy(text: string): boolean {
  if (text.length > most.letters) return true
  let [lines, brackets] = [1, 0]
  for (const letter of text) {
    if (letter === '\n') lines += 1
    else if (letter === '[' || letter === '{') brackets += 1
  }
  return lines > most.lines || brackets > most.brackets
}
