import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { keyOfName } from '../search/terms.ts'

/**
 * The instrument somebody names, in any way it is called: `permen-p2mi-23-2025`, `Peraturan BPPMI 23/2025`,
 * `Permen P2MI Nomor 23 Tahun 2025`, `pmk 29` when there is only one such. Absent when nothing or more than one fits.
 */
export function instrumentNamed({ instruments }: Pick<RuleSet, 'instruments'>, name: string): Instrument | undefined {
  const known = instruments.get(name)
  if (known) return known
  const key = keyOfName(name.slice(0, longestName))
  const fitting = key === '' ? [] : (namesIn(instruments).get(key) ?? [])
  return fitting.length === 1 ? fitting[0] : undefined
}

/** No instrument is called by more letters than this. */
const longestName = 200

type Instruments = RuleSet['instruments']
const made = new WeakMap<Instruments, ReadonlyMap<string, readonly Instrument[]>>()

/** Instruments by the keys of everything they are called; made once for a rule set. */
function namesIn(instruments: Instruments): ReadonlyMap<string, readonly Instrument[]> {
  const known = made.get(instruments)
  if (known) return known
  const names = new Map<string, Instrument[]>()
  for (const instrument of instruments.values())
    for (const key of keysOf(instrument)) names.set(key, [...(names.get(key) ?? []), instrument])
  made.set(instruments, names)
  return names
}

/** Every key of an instrument: its name, its aliases, its id, and its kind and number without the year. */
export function keysOf(instrument: Instrument): ReadonlySet<string> {
  const { id, aliases, kind, number } = instrument
  const short = /^\d+$/.test(number) ? [`${kind} ${number}`] : []
  return new Set([id, nameOf(instrument), ...aliases, ...short].map(keyOfName))
}
