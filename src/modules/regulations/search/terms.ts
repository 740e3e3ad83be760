import dictionary from './dictionary.json' with { type: 'json' }
import { stem } from './stem.ts'

const stop: ReadonlySet<string> = new Set(dictionary.stop.flatMap((line) => line.split(' ')))

/** One word, or several, that mean another: `pmk`, `peraturan menteri kesehatan` → `permenkes`. */
const meanings: ReadonlyMap<string, readonly string[]> = new Map(
  [...Object.entries(dictionary.kinds), ...Object.entries(dictionary.same)].flatMap(([meant, said]) =>
    said.map((words) => [words, meant.split(' ')] as const),
  ),
)
const kinds: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(dictionary.kinds).flatMap(([meant, said]) => said.map((words) => [words, meant.split(' ')] as const)),
)
/** How many words the longest phrase has that begins with a word; most words begin none. */
const longestFrom = new Map<string, number>()
for (const phrase of meanings.keys()) {
  const [first = '', ...more] = phrase.split(' ')
  longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, 1 + more.length))
}

const also: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(dictionary.also).map(([word, others]) => [stem(word), others.map(stem)]),
)

/** Small Latin letters and figures, without accents; anything else parts words. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z]+\d[a-z0-9]*|[a-z]+|\d+/g) ?? []

/** The words with every known phrase put as what it means; the longest phrase first. */
function meant(words: readonly string[], known: ReadonlyMap<string, readonly string[]>): string[] {
  const said: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = phraseAt(words, at, known)
    said.push(...(known.get(words.slice(at, at + length).join(' ')) ?? words.slice(at, at + 1)))
    at += Math.max(1, length)
  }
  return said
}

/** How many words from here on are a known phrase; 0 when none. */
function phraseAt(words: readonly string[], at: number, known: ReadonlyMap<string, unknown>): number {
  const longest = longestFrom.get(words[at] ?? '') ?? 0
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1)
    if (known.has(words.slice(at, at + length).join(' '))) return length
  return 0
}

/** What a text is found by: roots and meanings of its words, in order. The same for what is indexed and what is asked. */
export const termsOf = (text: string): string[] =>
  meant(wordsOf(text), meanings)
    .filter((word) => !stop.has(word))
    .map(stem)
    .flatMap((root) => meanings.get(root)?.map(stem) ?? [root])

/** What else somebody may mean who says this term; weaker. */
export const alsoOf = (term: string): readonly string[] => also.get(term) ?? []

/** Words between the kind, the number and the year of an instrument that mean nothing. */
const betweenNames = new Set(['nomor', 'no', 'nomer', 'tahun', 'thn', 'th', 'ri', 'republik', 'indonesia', 'tentang'])

/**
 * The name of an instrument as a key: `Permen P2MI Nomor 23 Tahun 2025` and `permen-p2mi-23-2025` have the same.
 * Kinds written in full are abbreviated; everything else stays.
 */
export const keyOfName = (name: string): string =>
  meant(
    wordsOf(name).filter((word) => !betweenNames.has(word)),
    kinds,
  ).join(' ')

/** An older spelling in today's: doea → dua, djalan → jalan, tjatat → catat. */
export const todaysSpelling = (word: string): string =>
  word.replaceAll('oe', 'u').replaceAll('dj', 'j').replaceAll('tj', 'c').replaceAll('sj', 'sy')
