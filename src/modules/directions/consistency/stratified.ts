/** One group of decisions that can be compared: on the same facts, by one office and by the others. */
export type Stratum = {
  /** Decisions of everybody, and those of them that named the rule. */
  readonly all: number
  readonly named: number
  /** The same of the one office. */
  readonly own: number
  readonly ownNamed: number
}

/** Above this variance (decisions squared) the normal distribution is as good as the exact one, and much faster. */
export const exactUpTo = 400

/**
 * How likely it is that an office differs from the others this much by chance alone, if all decide alike: an exact
 * conditional test. In each stratum the number of the office's decisions that name the rule is hypergeometric; what was
 * seen is weighed against the distribution of their sum. Two-sided: twice the smaller tail. Pure.
 *
 * @returns 0 to 1; 1 where nothing could have come out otherwise
 */
export function chanceOf(strata: readonly Stratum[]): number {
  const seen = strata.reduce((total, { ownNamed }) => total + ownNamed, 0)
  const { mean, variance } = momentsOf(strata)
  if (variance === 0) return 1
  const tail = variance > exactUpTo ? normalTail({ seen, mean, variance }) : exactTail(strata, seen)
  return Math.min(1, 2 * tail)
}

/** Mean and variance of how many of the office's decisions name the rule, if all decide alike. */
export function momentsOf(strata: readonly Stratum[]): { readonly mean: number; readonly variance: number } {
  let [mean, variance] = [0, 0]
  for (const { all, named, own } of strata) {
    if (all < 2) continue
    mean += (own * named) / all
    variance += (own * named * (all - named) * (all - own)) / (all * all * (all - 1))
  }
  return { mean, variance }
}

/** Chances of whole numbers one after the other, the first of them being `from`. */
type Distribution = { readonly from: number; readonly chances: readonly number[] }

function exactTail(strata: readonly Stratum[], seen: number): number {
  const { from, chances } = strata.map(hypergeometric).reduce(convolve, { from: 0, chances: [1] })
  const at = seen - from
  const add = (list: readonly number[]): number => list.reduce((total, chance) => total + chance, 0)
  return Math.min(add(chances.slice(0, at + 1)), add(chances.slice(at)))
}

/** From its most likely number outwards, so that nothing overflows. */
function hypergeometric({ all, named, own }: Stratum): Distribution {
  const from = Math.max(0, own + named - all)
  const to = Math.min(own, named)
  const likeliest = Math.min(to, Math.max(from, Math.floor(((own + 1) * (named + 1)) / (all + 2))))
  const up = (k: number): number => ((named - k) * (own - k)) / ((k + 1) * (all - named - own + k + 1))
  const weights = Array.from<number>({ length: to - from + 1 }).fill(1)
  for (let k = likeliest; k < to; k += 1) weights[k + 1 - from] = (weights[k - from] ?? 0) * up(k)
  for (let k = likeliest; k > from; k -= 1) weights[k - 1 - from] = (weights[k - from] ?? 0) / up(k - 1)
  const total = weights.reduce((before, weight) => before + weight, 0)
  return { from, chances: weights.map((weight) => weight / total) }
}

/** The distribution of the sum of two independent numbers. */
function convolve(a: Distribution, b: Distribution): Distribution {
  const chances = Array.from<number>({ length: a.chances.length + b.chances.length - 1 }).fill(0)
  a.chances.forEach((chance, i) => {
    b.chances.forEach((other, j) => {
      chances[i + j] = (chances[i + j] ?? 0) + chance * other
    })
  })
  return { from: a.from + b.from, chances }
}

type Seen = { readonly seen: number; readonly mean: number; readonly variance: number }

/** The smaller tail, half a decision nearer to the mean than it was: whole numbers stand for a step of one. */
const normalTail = ({ seen, mean, variance }: Seen): number =>
  upperTail(Math.max(0, Math.abs(seen - mean) - 0.5) / Math.sqrt(variance))

/** The chance that a standard normal number is above `z`, for `z` of at least 0. */
export function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z < 3) {
    let [term, total] = [z, z]
    for (let odd = 3; term > total * 1e-17; odd += 2) {
      term *= (z * z) / odd
      total += term
    }
    return 0.5 - density * total
  }
  // Far out the series loses its digits; Laplace's continued fraction does not.
  let fraction = z
  for (let depth = 60; depth > 0; depth -= 1) fraction = z + depth / fraction
  return density / fraction
}
