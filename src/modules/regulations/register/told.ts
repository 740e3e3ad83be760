import type { LocalDate } from '../../../kernel/time.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Instrument } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { type Edge, type Graph, relationKinds } from './graph.ts'
import { standingOn } from './standing.ts'
import { words } from './words.ts'

/** The register as it stood on a day, seen from today. */
export type View = { readonly lang: Language; readonly on: LocalDate; readonly today: LocalDate; readonly graph: Graph }

/** How an instrument stood on the day, in a few words: `berlaku`, `tidak berlaku lagi, diganti Permen P2MI 23/2025`. */
export function standingTold(instrument: Instrument, view: View): string {
  const say = words(view.lang)
  const { standing, endedBy } = standingOn(instrument, view.on, view)
  return standing === 'ended' && endedBy !== null
    ? say('standing.ended-by', { name: nameOf(endedBy) })
    : say(`standing.${standing}`)
}

/** What an instrument does to others and others to it, in one line; empty when nothing. What ended it was told above. */
export function relationsTold(instrument: Instrument, view: View): string {
  const say = words(view.lang)
  const { to, from } = view.graph.around(instrument.id)
  const { endedBy } = standingOn(instrument, view.on, view)
  const of = (edges: readonly Edge[], direction: 'to' | 'from'): string[] =>
    relationKinds.flatMap((kind) => {
      const names = edges.filter((edge) => edge.kind === kind).map(({ other }) => nameOf(other))
      return names.length === 0 ? [] : [say(`${direction}.${kind}`, { names: names.join(', '), count: names.length })]
    })
  return [
    ...of(to, 'to'),
    ...of(
      from.filter(({ other }) => other !== endedBy),
      'from',
    ),
  ].join('; ')
}
