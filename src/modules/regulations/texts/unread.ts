import type { Instrument } from '../../../rules/rule.ts'
import { type Standing, standingOn } from '../register/standing.ts'
import type { View } from '../register/told.ts'

const counts: readonly Standing[] = ['in-force', 'ended', 'unknown']

/**
 * The instruments that the register knows to amend one by a day, and of which no text has come in: what we have of its
 * articles may be older than that day. One whose first day nobody knows is among them. Pure.
 *
 * @param makers  instruments that gave its articles their words
 */
export const amendedUnread = (
  { id }: Instrument,
  makers: readonly string[],
  view: Pick<View, 'on' | 'today' | 'graph'>,
): readonly Instrument[] =>
  view.graph
    .around(id)
    .from.filter(({ kind }) => kind === 'amends')
    .map(({ other }) => other)
    .filter((other) => !makers.includes(other.id) && counts.includes(standingOn(other, view.on, view).standing))
