/** Standard deviations on either side that hold 95 % of a normal distribution. */
export const z95 = 1.959963984540054

export type Interval = { readonly low: number; readonly high: number }

/**
 * Wilson's 95 % interval of a share: it never leaves [0, 1], always holds the share, and is honest for few trials.
 *
 * @param share   0 to 1
 * @param trials  at least one
 */
export function wilson(share: number, trials: number): Interval {
  const square = z95 ** 2
  const widened = 1 + square / trials
  const middle = (share + square / (2 * trials)) / widened
  const half = (z95 / widened) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials ** 2))
  // At 0 and 1 the end is the share itself; rounding must not move it past.
  return { low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) }
}
