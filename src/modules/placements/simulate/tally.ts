import { type Effect, effects } from './compare.ts'

/** How many files of each effect. */
export type Counts = Readonly<Record<Effect, number>>

/** What is counted by: the province of the worker's home, the scheme, the company, the country. */
export const dimensions = ['province', 'scheme', 'country', 'company'] as const
export type Dimension = (typeof dimensions)[number]

/** Counts of a simulation: of all files, by each value of each dimension, and by the rule that newly stands in the way. */
export type Tally = {
  readonly all: Counts
  readonly by: Readonly<Record<Dimension, Readonly<Record<string, Counts>>>>
  readonly rules: Readonly<Record<string, number>>
}

export const noCounts: Counts = { same: 0, gains: 0, loses: 0, needs: 0 }
export const noTally: Tally = { all: noCounts, by: { province: {}, scheme: {}, country: {}, company: {} }, rules: {} }

export type Tallied = Readonly<Record<Dimension, string | null>> & {
  readonly effect: Effect
  readonly rules: readonly string[]
}

/** Adds files to a tally. What a file has no value for is not counted by it. */
export function tallied(tally: Tally, files: readonly Tallied[]): Tally {
  const by = Object.fromEntries(
    dimensions.map((dimension) => {
      const counts = { ...tally.by[dimension] }
      for (const { effect, [dimension]: value } of files)
        if (value !== null) counts[value] = plusOne(counts[value] ?? noCounts, effect)
      return [dimension, counts]
    }),
  ) as Tally['by']
  const rules = { ...tally.rules }
  for (const { rules: fresh } of files) for (const rule of fresh) rules[rule] = (rules[rule] ?? 0) + 1
  return { all: files.reduce((all, { effect }) => plusOne(all, effect), tally.all), by, rules }
}

const plusOne = (counts: Counts, effect: Effect): Counts => ({ ...counts, [effect]: counts[effect] + 1 })

/** How many files a tally has seen. */
export const sizeOf = ({ all }: Tally): number => effects.reduce((sum, effect) => sum + all[effect], 0)

/** How many files something changes for. */
export const changedIn = (counts: Counts): number => counts.gains + counts.loses + counts.needs

/** The values of a dimension for which something changes, the most first. */
export const mostChanged = (tally: Tally, dimension: Dimension, most: number): readonly (readonly [string, Counts])[] =>
  Object.entries(tally.by[dimension])
    .filter(([, counts]) => changedIn(counts) > 0)
    .toSorted(([a, x], [b, y]) => changedIn(y) - changedIn(x) || (a < b ? -1 : 1))
    .slice(0, most)
