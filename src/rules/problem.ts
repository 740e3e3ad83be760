/**
 * Something in the law as data: where, what, and what was expected.
 * An error keeps a rule set from being loaded or published; a warning is read by a human.
 */
export type Problem = {
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** From 1. */
  readonly line: number
  /** In English, for whoever writes the files. */
  readonly what: string
  /** The same for people who do not: a key of whoever shows it, and what stands in the sentence. */
  readonly told?: Told
}

export const toldKeys = [
  'no-value',
  'negative',
  'before-rule',
  'great-change',
  'idle-parameter',
  'proposed',
  'has',
  'document-not-asked',
  'step-not-mentioned',
  'example.facts',
  'example.no-finds',
  'example.found',
  'example.needs',
  'example.amount',
  'example.payer',
  'example.length',
  'example.due',
  'missing.two',
  'missing.met',
  'missing.unmet',
  'missing.unknown',
  'missing.day',
] as const

/** A problem as a sentence that others make: its key and values. */
export type Told = {
  readonly key: (typeof toldKeys)[number]
  readonly values: Readonly<Record<string, string | number>>
}

/** `regulations/uu-18-2017/pasal-5.a.yaml:7: …` */
export const written = ({ file, line, what, severity }: Problem): string =>
  `${file}:${line}: ${severity === 'warning' ? 'warning: ' : ''}${what}`

/** The known word nearest to a mistyped one, when it is near enough to be meant. */
export function didYouMean(word: string, known: Iterable<string>): string {
  let best: { word: string; distance: number } | undefined
  for (const candidate of known) {
    const distance = editDistance(word, candidate)
    if (distance <= Math.max(1, Math.floor(word.length / 3)) && (!best || distance < best.distance))
      best = { word: candidate, distance }
  }
  return best ? `; did you mean ${best.word}?` : ''
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row[b.length] ?? 0
}
