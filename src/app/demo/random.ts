/**
 * Repeatable chance for the demonstration: sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, 128 bits of
 * state), seeded by a text through FNV-1a. Good enough to look real, not a source of secrets.
 */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  readonly unit: () => number
  /** A whole number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number
  /** True with this probability. */
  readonly chance: (probability: number) => boolean
  /** One of a list, each as likely. @throws RangeError on an empty list */
  readonly pick: <T>(list: readonly T[]) => T
  /** One of the keys, as likely as its weight. @throws RangeError when no weight is above 0 */
  readonly weighted: <Key extends string>(weights: Readonly<Partial<Record<Key, number>>>) => Key
  /** A generator of its own for a part, so that parts do not disturb each other. */
  readonly fork: (part: string) => Random
}

/** The same seed gives the same numbers, always and everywhere. */
export function random(seed: string): Random {
  const next = sfc32(seed)
  const unit = (): number => next() / 2 ** 32
  const self: Random = {
    unit,
    int: (min, max) => min + Math.floor(unit() * (max - min + 1)),
    chance: (probability) => unit() < probability,
    pick: (list) => {
      const item = list[Math.floor(unit() * list.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    weighted: (weights) => weightedKey(weights, unit()),
    fork: (part) => random(`${seed}/${part}`),
  }
  return self
}

function weightedKey<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>, at: number): Key {
  const entries = Object.entries<number | undefined>(weights) as [Key, number | undefined][]
  const total = entries.reduce((sum, [, weight]) => sum + (weight ?? 0), 0)
  let left = at * total
  for (const [key, weight = 0] of entries) {
    if (weight <= 0) continue
    left -= weight
    if (left < 0) return key
  }
  const last = entries.findLast(([, weight = 0]) => weight > 0)
  if (!last) throw new RangeError('no weight above 0')
  return last[0]
}

/** Numbers of 32 bits. */
function sfc32(seed: string): () => number {
  let a = fnv1a(`${seed}:a`)
  let b = fnv1a(`${seed}:b`)
  let c = fnv1a(`${seed}:c`)
  let counter = 1
  const next = (): number => {
    const out = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + out
    return out >>> 0
  }
  for (let warm = 0; warm < 12; warm += 1) next()
  return next
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash | 0
}
