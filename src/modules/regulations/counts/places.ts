import type { Instrument } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { articlesIn } from '../register/article.ts'

/** Where a decision is counted: the whole instrument (`''`), an article (`pasal-5`), a place as cited (`Pasal 5 huruf a`). */
export type Place = { readonly instrument: string; readonly place: string }

/** Reads citations as they stand in a decision, `UU 18/2017 Pasal 5 huruf a`, by the names of known instruments. */
export function placesByName(instruments: Iterable<Instrument>): (citations: readonly string[]) => readonly Place[] {
  const named = Array.from(instruments, (instrument) => ({ id: instrument.id, start: `${nameOf(instrument)} ` }))
    // The longest name first: a title may begin with another one.
    .toSorted((a, b) => b.start.length - a.start.length)
  const placesOf = (citation: string): readonly Place[] => {
    const instrument = named.find(({ start }) => citation.startsWith(start))
    if (instrument === undefined) return []
    const at = citation.slice(instrument.start.length)
    return ['', at, ...articlesIn(at)].map((place) => ({ instrument: instrument.id, place }))
  }
  // Decisions cite the same few dozen places again and again.
  const known = new Map<string, readonly Place[]>()
  return (citations) => {
    const places = citations.flatMap((citation) => {
      const before = known.get(citation)
      if (before) return before
      const found = placesOf(citation)
      known.set(citation, found)
      return found
    })
    const once = new Map(places.map((at) => [`${at.instrument} ${at.place}`, at]))
    return [...once.values()]
  }
}
