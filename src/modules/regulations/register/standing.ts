import type { LocalDate } from '../../../kernel/time.ts'
import { isProposed } from '../../../rules/rank.ts'
import type { Instrument } from '../../../rules/rule.ts'
import type { Graph } from './graph.ts'

/**
 * What an instrument is on a day. `unknown`: we do not know the day it began or ended, and it may be either; nothing
 * is guessed from a year alone.
 */
export type Standing = 'not-yet' | 'in-force' | 'ended' | 'proposed' | 'unknown'

/** How an instrument stands on a day, and what ended it when something did. Pure. */
export type Stands = { readonly standing: Standing; readonly endedBy: Instrument | null }

/**
 * @param today  the day the register speaks of when it says that something was replaced and not when
 * @param graph  who replaced whom
 */
export function standingOn(
  instrument: Instrument,
  on: LocalDate,
  { today, graph }: { readonly today: LocalDate; readonly graph: Graph },
): Stands {
  const plain = (standing: Standing): Stands => ({ standing, endedBy: null })
  if (isProposed(instrument.status)) return plain('proposed')
  const begun = hasBegun(instrument, on)
  if (begun === 'no') return plain('not-yet')
  const successors = graph
    .around(instrument.id)
    .from.filter(({ kind, other }) => (kind === 'replaces' || kind === 'revokes') && !isProposed(other.status))
    .map(({ other }) => other)
  const over = hasEnded(instrument, successors, { on, today })
  if (over === 'yes') return { standing: 'ended', endedBy: successors[0] ?? null }
  return plain(begun === 'yes' && over === 'no' && instrument.status !== 'to-confirm' ? 'in-force' : 'unknown')
}

type Answer = 'yes' | 'no' | 'unknown'

/** By its days where they are known; else by its year, which leaves that year open. */
function hasBegun({ inForce, issued, year }: Instrument, on: LocalDate): Answer {
  const first = inForce ?? issued
  if (first !== null) return on >= first ? 'yes' : 'no'
  if (year === null) return 'unknown'
  const asked = Number(on.slice(0, 4))
  if (asked === year) return 'unknown'
  return asked > year ? 'yes' : 'no'
}

/** By its last day, else by the first day of what came after it. */
function hasEnded(
  { ended, status }: Instrument,
  successors: readonly Instrument[],
  { on, today }: { readonly on: LocalDate; readonly today: LocalDate },
): Answer {
  if (ended !== null) return on > ended ? 'yes' : 'no'
  if (status !== 'superseded' && status !== 'revoked') return 'no'
  if (on >= today) return 'yes'
  const answers = successors.map((successor) => hasBegun(successor, on))
  if (answers.includes('yes')) return 'yes'
  return answers.length > 0 && answers.every((answer) => answer === 'no') ? 'no' : 'unknown'
}
