import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import type { Application } from '../application.ts'
import type { HistoryLine } from '../store.ts'

/** Minutes after which a return counts even when its work did not end: nobody waits for a job that failed. */
const longest = 10

/**
 * Whether a file was given back and the office may still take that back: its papers are not marked and nobody has been
 * told. Until then it is with the office. `history`: newest first.
 */
export const isSettling = (
  { state }: Pick<Application, 'state'>,
  history: readonly Pick<HistoryLine, 'type' | 'at'>[],
  now: Instant,
): boolean => {
  const last = (name: string) => history.find(({ type }) => type === name)
  const [returned, settled] = [last('placements.returned'), last('placements.settled')]
  if (state !== 'returned' || returned === undefined) return false
  // Two lines of one instant stand in any order: what is settled was given back before.
  const isSettled = settled !== undefined && settled.at >= returned.at
  return !isSettled && minutesBetween(returned.at, now) < longest
}
