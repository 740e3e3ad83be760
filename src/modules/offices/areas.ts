import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** Provinces (provinsi), regencies and cities (kabupaten, kota), districts (kecamatan), villages (desa, kelurahan). */
export const levels = ['province', 'regency', 'district', 'village'] as const
export type Level = (typeof levels)[number]

/** A place of the Kemendagri register. Its code begins with its parent's: 2, 4, 6 or 10 digits. */
export type Area = { readonly code: string; readonly name: string; readonly level: Level }

const files: Readonly<Record<Level, string>> = {
  province: 'provinces',
  regency: 'regencies',
  district: 'districts',
  village: 'villages',
}
const lengths: Readonly<Record<Level, number>> = { province: 2, regency: 4, district: 6, village: 10 }
const folder = join(import.meta.dirname, '../../../data/areas')
const tables = new Map<Level, ReadonlyMap<string, Area>>()
const families = new Map<Level, ReadonlyMap<string, readonly Area[]>>()

/** All areas of a level by code, sorted by code. Read from disk when first asked for. */
export function areasOf(level: Level): ReadonlyMap<string, Area> {
  const known = tables.get(level)
  if (known) return known
  const text = brotliDecompressSync(readFileSync(join(folder, `${files[level]}.tsv.br`))).toString('utf8')
  const table = new Map(
    text.split('\n').flatMap((line): [string, Area][] => {
      const [code = '', name] = line.split('\t')
      return name === undefined ? [] : [[code, { code, name, level }]]
    }),
  )
  tables.set(level, table)
  return table
}

/** The level a code has by its length; `undefined` for a text that is no code. */
export const levelOf = (code: string): Level | undefined =>
  /^\d+$/.test(code) ? levels.find((level) => lengths[level] === code.length) : undefined

/** The area with this code. */
export function areaOf(code: string): Area | undefined {
  const level = levelOf(code)
  return level && areasOf(level).get(code)
}

/** All provinces, by name. */
export const provinces = (): readonly Area[] => [...areasOf('province').values()].sort(byName)

/** What lies directly in an area, by name: the regencies of a province, … No answer for a village or an unknown code. */
export function areasIn(code: string): readonly Area[] {
  const level = levelOf(code)
  const below = level && levels[levels.indexOf(level) + 1]
  return below ? (childrenAt(below).get(code) ?? []) : []
}

/** The areas a code lies in and itself, widest first: province, regency, district, village. Empty when unknown. */
export function pathOf(code: string): readonly Area[] {
  const own = areaOf(code)
  if (!own) return []
  return levels.slice(0, levels.indexOf(own.level) + 1).flatMap((level) => areaOf(code.slice(0, lengths[level])) ?? [])
}

/** As an address says it: `Bakung, Kec. Udanawu, Kabupaten Blitar, Jawa Timur`; the code itself when unknown. */
export function addressOf(code: string): string {
  const path = pathOf(code).toReversed()
  return path.length === 0
    ? code
    : path.map(({ level, name }) => (level === 'district' ? `Kec. ${name}` : name)).join(', ')
}

function childrenAt(level: Level): ReadonlyMap<string, readonly Area[]> {
  const known = families.get(level)
  if (known) return known
  const above = levels[levels.indexOf(level) - 1]
  const length = above ? lengths[above] : 0
  const grouped = Map.groupBy(areasOf(level).values(), ({ code }) => code.slice(0, length))
  for (const children of grouped.values()) children.sort(byName)
  families.set(level, grouped)
  return grouped
}

const collator = new Intl.Collator('id', { numeric: true })
const byName = (a: Area, b: Area): number => collator.compare(a.name, b.name) || (a.code < b.code ? -1 : 1)
