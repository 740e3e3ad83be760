import { type Area, areaOf, areasOf, type Level } from './areas.ts'

export type FindAreas = {
  /** The level that is looked for; a village when absent. */
  readonly level?: Level
  /** Only inside this area. */
  readonly within?: string
  /** At most so many, 1 or more; 20 when absent. */
  readonly limit?: number
}

/** Words that say what kind of place it is; people write them or not, so they decide nothing. */
const kinds = new Set(['desa', 'ds', 'kelurahan', 'kel', 'kecamatan', 'kec', 'provinsi', 'prov', 'administrasi'])
const short: Readonly<Record<string, string>> = {
  kab: 'kabupaten',
  jatim: 'jawa timur',
  jateng: 'jawa tengah',
  jabar: 'jawa barat',
  ntb: 'nusa tenggara barat',
  ntt: 'nusa tenggara timur',
  diy: 'di yogyakarta',
  jogja: 'yogyakarta',
}

type Indexed = { readonly area: Area; readonly name: string; readonly around: string }
const indexes = new Map<Level, readonly Indexed[]>()

/**
 * Finds areas by words, such as `sukorejo blitar` or `desa Bakung kec. Udanawu, kab Blitar`.
 * Every word must begin a word of the area's name or of a name around it, and at least one the name itself.
 * An apostrophe, capitals and the words desa, kecamatan … make no difference.
 *
 * @returns the best first: the whole name as asked, then names that begin so, then by code
 */
export function findAreas(
  words: string,
  { level = 'village', within = '', limit = 20 }: FindAreas = {},
): readonly Area[] {
  const asked = wordsOf(words)
    .filter((word) => !kinds.has(word))
    .flatMap((word) => (short[word] ?? word).split(' '))
  if (asked.length === 0) return []
  const found: { area: Area; rank: number }[] = []
  for (const { area, name, around } of indexOf(level)) {
    if (!area.code.startsWith(within)) continue
    const rank = rankOf(asked, name, around)
    if (rank !== undefined) found.push({ area, rank })
  }
  found.sort((a, b) => a.rank - b.rank || (a.area.code < b.area.code ? -1 : 1))
  return found.slice(0, limit).map(({ area }) => area)
}

/** 0: all words of the name are there; 1: the name begins with a word; 2: a later word does; absent: it does not fit. */
function rankOf(asked: readonly string[], name: string, around: string): number | undefined {
  const own = asked.filter((word) => name.includes(` ${word}`))
  if (own.length === 0) return undefined
  if (own.length < asked.length && !asked.every((word) => own.includes(word) || around.includes(` ${word}`)))
    return undefined
  const whole = wordsOf(name).every((word) => asked.includes(word))
  return whole ? 0 : own.some((word) => name.startsWith(` ${word}`)) ? 1 : 2
}

function indexOf(level: Level): readonly Indexed[] {
  const known = indexes.get(level)
  if (known) return known
  const surroundings = new Map<string, string>()
  const index = Array.from(areasOf(level).values(), (area) => {
    const parent = area.code.slice(0, level === 'village' ? 6 : -2)
    const around = surroundings.get(parent) ?? spaced(parentsOf(parent))
    surroundings.set(parent, around)
    return { area, name: spaced(area.name), around }
  })
  indexes.set(level, index)
  return index
}

const parentsOf = (code: string): string =>
  [6, 4, 2]
    .filter((length) => length <= code.length)
    .map((length) => areaOf(code.slice(0, length))?.name ?? '')
    .join(' ')
const spaced = (name: string): string => ` ${wordsOf(name).join(' ')}`
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’`"]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
