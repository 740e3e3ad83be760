import { areaOf, areasOf, pathOf } from '../../offices/index.ts'

/** A home as it is offered and read: `Kabupaten Blitar, Jawa Timur`. */
export const homeName = (code: string): string =>
  pathOf(code)
    .map(({ name }) => name)
    .toReversed()
    .join(', ')

/** Every regency and city, as they are offered while somebody types. */
export const homeNames = (): readonly string[] => (offered ??= [...areasOf('regency').keys()].map(homeName).toSorted())
let offered: readonly string[] | undefined

/**
 * The code of a home as people type it: a regency or city with or without its kind and province, a province alone, or a
 * code. Two that are called the same are nobody's.
 *
 * @example homeOf('blitar, jawa timur') // undefined: there is a Kabupaten and a Kota
 * @example homeOf('Kota Blitar') // '3572'
 */
export function homeOf(typed: string): string | undefined {
  const wanted = plain(typed)
  if (wanted === '') return undefined
  if (/^\d{2}(\d{2})?$/.test(wanted)) return areaOf(wanted)?.code
  const found = names().get(wanted)
  return found?.length === 1 ? found[0] : undefined
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\bkab\b\.?/g, 'kabupaten')
    .replaceAll(/[.,()-]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

let read: ReadonlyMap<string, readonly string[]> | undefined

function names(): ReadonlyMap<string, readonly string[]> {
  if (read) return read
  const all = new Map<string, string[]>()
  const add = (name: string, code: string): unknown => all.set(name, [...new Set([...(all.get(name) ?? []), code])])
  for (const { code, name } of areasOf('regency').values()) {
    const bare = plain(name).replace(/^(kabupaten|kota) /, '')
    const province = plain(areaOf(code.slice(0, 2))?.name ?? '')
    for (const one of [plain(name), bare]) for (const told of [one, `${one} ${province}`]) add(told, code)
  }
  // A province that is called like a city of it is meant as the city only with "kota".
  for (const { code, name } of areasOf('province').values()) all.set(plain(name), [code])
  return (read = all)
}

/** Where somebody's home is, as it is shown: read from what was typed, else as it was typed. */
export const homeShown = (home: string | null, typed: string): string => (home === null ? typed : homeName(home))
