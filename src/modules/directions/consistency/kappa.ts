import { type Interval, z95 } from '../../../kernel/interval.ts'

/** Files that two people decided apart, by what each of them decided. */
export type Twice = { readonly first: string; readonly second: string; readonly files: number }

export type Kappa = Interval & {
  /** 1: always the same; 0: no more often than by chance; below 0: less often. */
  readonly value: number
  /** The share decided the same. */
  readonly same: number
  readonly files: number
}

/**
 * Cohen's kappa: how much more often two people decide the same than they would by chance, with the 95 % interval of
 * Fleiss, Cohen and Everitt (1969), clipped to [-1, 1]. The interval is of large samples: with few files, and where all
 * were decided the same, it is too narrow. Pure.
 *
 * @returns `null` without files, and where both only ever decided one and the same: chance alone explains it
 */
export function kappaOf(twice: readonly Twice[]): Kappa | null {
  const files = twice.reduce((total, one) => total + one.files, 0)
  if (files === 0) return null
  const cells = twice.map(({ first, second, files: count }) => ({ first, second, share: count / files }))
  const total = (of: (cell: (typeof cells)[number]) => boolean): number =>
    cells.filter(of).reduce((before, { share }) => before + share, 0)
  const categories = [...new Set(twice.flatMap(({ first, second }) => [first, second]))]
  const firsts = new Map(categories.map((one) => [one, total(({ first }) => first === one)]))
  const seconds = new Map(categories.map((one) => [one, total(({ second }) => second === one)]))
  const at = (side: ReadonlyMap<string, number>, category: string): number => side.get(category) ?? 0
  const same = total(({ first, second }) => first === second)
  const byChance = categories.reduce((before, one) => before + at(firsts, one) * at(seconds, one), 0)
  if (1 - byChance < Number.EPSILON * categories.length * 4) return null

  const value = (same - byChance) / (1 - byChance)
  const spread = cells.reduce((before, { first, second, share }) => {
    // The other's share of what the one decided: the same category twice on the diagonal, crosswise off it.
    const margins = at(seconds, first) + at(firsts, second)
    return before + share * (first === second ? 1 - margins * (1 - value) : margins * (1 - value)) ** 2
  }, 0)
  const variance = Math.max(0, spread - (value - byChance * (1 - value)) ** 2) / (files * (1 - byChance) ** 2)
  const half = z95 * Math.sqrt(variance)
  return { value, same, files, low: Math.max(-1, value - half), high: Math.min(1, value + half) }
}
