import { diffWordsWithSpace } from 'diff'

/** A stretch of a line: as it was, gone, or new. */
export type Stretch = { readonly text: string; readonly is: 'same' | 'gone' | 'new' }

/** Words that may differ before the two are called too different to compare; bounds the work. */
const mostEdits = 1_500

/** What differs between two texts, line by line, word by word; nothing when they are too different. Pure. */
export function differenceOf(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly Stretch[])[] | undefined {
  const parts = diffWordsWithSpace(before.join('\n'), after.join('\n'), { maxEditLength: mostEdits })
  if (parts === undefined) return undefined
  const lines: Stretch[][] = [[]]
  for (const { value, added, removed } of parts)
    for (const [index, text] of value.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ text, is: added ? 'new' : removed ? 'gone' : 'same' })
    }
  return lines.filter((line) => line.length > 0)
}
