/** How long half of them took at most. `null`: more than half have not ended yet. */
export type Middle = {
  readonly value: number | null
  /** 95 % interval; `null` with fewer than six, of which no such interval can be made. */
  readonly interval: { readonly low: number | null; readonly high: number | null } | null
}

/**
 * The median of lengths, some of which have not ended: those count as longer than every other, so that leaving something
 * undone never makes the median shorter. Its interval is that of two order statistics, by the binomial distribution: it
 * assumes nothing of how lengths are distributed, and holds the median at least 95 times in 100. Pure.
 *
 * @param ended  lengths, in any unit and order
 * @param all    how many there are together with those that have not ended, at least as many as `ended`
 * @returns      `null` when there are none
 */
export function middleOf(ended: readonly number[], all: number): Middle | null {
  if (all < 1) return null
  const sorted = ended.toSorted((a, b) => a - b)
  const at = (rank: number): number | null => sorted[rank - 1] ?? null
  const rank = lowestRank(all)
  return {
    value: at(Math.ceil(all / 2)),
    interval: rank === 0 ? null : { low: at(rank), high: at(all + 1 - rank) },
  }
}

/** What may lie beyond either end of the interval. */
const tail = 0.025

/** The highest rank below which the median lies with a chance of at most `tail`; 0: there is none. */
export function lowestRank(all: number): number {
  // Chances of a fair coin in logarithms: half to the power of some thousands is no number of a computer.
  let chance = all * Math.log(0.5)
  let below = 0
  for (let rank = 0; ; rank += 1) {
    below += Math.exp(chance)
    if (below > tail || rank >= all) return rank
    chance += Math.log((all - rank) / (rank + 1))
  }
}
