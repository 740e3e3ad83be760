import { type Area, addressOf, areaOf, areasIn, findAreas, pathOf, provinces } from '../../offices/index.ts'

/** A search for a home village as it stands: by words, or down from the province, or not begun. */
export type VillageSearch = {
  readonly words: string
  /** The search was sent without a word. */
  readonly empty: boolean
  readonly found: readonly Area[]
  /** The area chosen so far from the lists, widest first. */
  readonly path: readonly Area[]
  /** What to choose from next. */
  readonly below: readonly Area[]
}

/** Most villages shown for words; more words narrow it. */
export const mostFound = 12

/** Reads `?cari=` (words) and `?di=` (a code) of an address. Anything unknown is as if it were absent. Pure. */
export function searchVillages(query: URLSearchParams): VillageSearch {
  const words = (query.get('cari') ?? '').slice(0, 100).trim()
  const within = query.get('di') ?? ''
  const path = pathOf(within).filter(({ level }) => level !== 'village')
  const last = path.at(-1)
  return {
    words,
    empty: words === '' && query.has('cari'),
    found: words === '' ? [] : findAreas(words, { limit: mostFound }),
    path,
    below: last ? areasIn(last.code) : provinces(),
  }
}

/** The field at which an answer is missing: what was found, or the list of villages; the search while there is neither. */
export const fieldOf = ({ found, below }: VillageSearch): 'village' | 'cari' =>
  found.length > 0 || below[0]?.level === 'village' ? 'village' : 'cari'

/** Whether a code is a village of the register. */
export const isVillage = (code: string): boolean => areaOf(code)?.level === 'village'

/** Where a village lies, without its own name: `Kec. Udanawu, Kabupaten Blitar, Jawa Timur`. */
export const aroundOf = ({ code, name }: Area): string => addressOf(code).slice(name.length + 2)
