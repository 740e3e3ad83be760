import dictionary from './dictionary.json' with { type: 'json' }

/*
 * Indonesian words come from a root by prefixes and suffixes: ditempatkan, penempatan, menempatkan ← tempat. Stemmers
 * in use take penempatan for empat and berangkat for angkat (docs/adr/0010-search.md), so here a root counts only when
 * the dictionary knows it; a word of an unknown root keeps its form but for what is always stuck on: pekerjanya.
 */

const roots: ReadonlySet<string> = new Set(dictionary.roots.flatMap((line) => line.split(' ')))
const irregular: ReadonlyMap<string, string> = new Map(Object.entries(dictionary.irregular))

const stuckOn = /^(.{4,})(?:lah|kah|pun|nya|ku|mu)$/
const suffixes = ['lah', 'kah', 'pun', 'nya', 'ku', 'mu', 'kan', 'an', 'in', 'i'] as const
/** A prefix, and what it swallowed of the root when a vowel follows: men-(t)empatkan. */
const prefixes = [
  { prefix: 'di', swallows: '' },
  { prefix: 'ke', swallows: '' },
  { prefix: 'se', swallows: '' },
  { prefix: 'ber', swallows: '' },
  { prefix: 'be', swallows: '' },
  { prefix: 'ter', swallows: '' },
  { prefix: 'te', swallows: '' },
  { prefix: 'per', swallows: '' },
  ...['pe', 'me'].flatMap((prefix) => [
    { prefix, swallows: '' },
    { prefix: `${prefix}m`, swallows: 'p' },
    { prefix: `${prefix}n`, swallows: 't' },
    { prefix: `${prefix}ng`, swallows: 'k' },
    { prefix: `${prefix}nge`, swallows: '' },
    { prefix: `${prefix}ny`, swallows: 's' },
  ]),
  { prefix: 'nge', swallows: '' },
  { prefix: 'ng', swallows: 'k' },
  { prefix: 'ny', swallows: 's' },
  { prefix: 'n', swallows: 't' },
] as const

/** No word is longer than this; what is, stays as it is. */
const longest = 30
const shortestRoot = 3
/** Two prefixes and three suffixes at most: mem-per-tanggung-jawab-kan-nya. */
const mostParts = 5

/** Texts say the same words again and again; begun anew when so many are known. */
const known = new Map<string, string>()
const mostKnown = 50_000

/** The root of a word in small letters, as far as the dictionary knows it. The same for the same word. */
export function stem(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const root = rootOf(word)
  if (known.size >= mostKnown) known.clear()
  if (word.length <= longest) known.set(word, root)
  return root
}

function rootOf(word: string): string {
  const other = irregular.get(word)
  if (other !== undefined) return other
  if (roots.has(word) || word.length > longest || !/^[a-z]+$/.test(word)) return word
  const found = [...strippedOf(word)].filter((form) => roots.has(form))
  if (found.length > 0) return found.reduce((best, form) => (form.length > best.length ? form : best))
  return stuckOn.exec(word)?.[1] ?? word
}

/** Everything a word may be without some of its prefixes and suffixes. */
function strippedOf(word: string): ReadonlySet<string> {
  const seen = new Set<string>()
  let forms = [word]
  for (let parts = 0; parts < mostParts; parts += 1) {
    const next = new Set(forms.flatMap(withOneLess).filter((form) => form.length >= shortestRoot && !seen.has(form)))
    for (const form of next) seen.add(form)
    forms = [...next]
  }
  return seen
}

const withOneLess = (form: string): string[] => [
  ...suffixes.filter((suffix) => form.endsWith(suffix)).map((suffix) => form.slice(0, -suffix.length)),
  ...prefixes
    .filter(({ prefix }) => form.startsWith(prefix))
    .flatMap(({ prefix, swallows }) => {
      const rest = form.slice(prefix.length)
      return swallows !== '' && /^[aeiou]/.test(rest) ? [rest, `${swallows}${rest}`] : [rest]
    }),
]
