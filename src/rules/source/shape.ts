import type { Json } from '../../kernel/canonical.ts'
import { didYouMean } from '../problem.ts'

/** A place in a file: what stands there, and how to say what is wrong with it. */
export type Place = {
  /** From 1. */
  readonly line: number
  /** A text, number, yes or no, or nothing (`null`); `undefined` for a list or a group. */
  readonly value: unknown
  readonly items: readonly Place[] | undefined
  readonly members: readonly (readonly [string, Place])[] | undefined
  readonly json: () => Json
  /** Reports a problem at this line, led by the path to it. */
  readonly wrong: (what: string) => void
}

/** What must stand at a place. Reads it, or reports what is wrong and gives `bad`. */
export type Shape<Value> = { readonly expected: string; readonly read: (place: Place) => Value | typeof bad }
export type Shaped<S> = S extends Shape<infer Value> ? Value : never

/** Something was wrong, and has been reported. */
export const bad: unique symbol = Symbol('bad')

const found = ({ value, items, members }: Place): string => {
  if (items) return 'found a list'
  if (members) return 'found members'
  if (value === null || value === undefined) return 'found nothing'
  return `found ${JSON.stringify(value)}`
}

const no = (place: Place, expected: string, hint = ''): typeof bad => {
  place.wrong(`${found(place)}; expected ${expected}${hint}`)
  return bad
}

/** A value that some test accepts. */
export const that = <Value>(expected: string, accept: (value: unknown) => value is Value): Shape<Value> => ({
  expected,
  read: (place) => (accept(place.value) ? place.value : no(place, expected)),
})

export const bool = that('true or false', (value) => typeof value === 'boolean')
export const text = that('a text', (value): value is string => typeof value === 'string' && value.trim() !== '')
export const whole = that('a whole number', (value): value is number => Number.isSafeInteger(value))
export const from0 = that(
  'a whole number of 0 or more',
  (value): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
)

/** A text of a certain form. */
export const matching = (form: RegExp, expected: string): Shape<string> =>
  that(expected, (value): value is string => typeof value === 'string' && form.test(value))

/** One of these words. */
export const oneOf = <const Word extends string>(words: readonly Word[]): Shape<Word> => {
  const expected = `one of ${words.join(', ')}`
  return {
    expected,
    read: (place) => {
      const { value } = place
      const word = words.find((candidate) => candidate === value)
      return word ?? no(place, expected, typeof value === 'string' ? didYouMean(value, words) : '')
    },
  }
}

/** The shape, or nothing (`null`). */
export const orNull = <Value>(shape: Shape<Value>): Shape<Value | null> => ({
  expected: `${shape.expected}, or null`,
  read: (place) => (place.value === null ? null : shape.read(place)),
})

/** What a shape gives, made into something else. */
export const made = <From, To>(shape: Shape<From>, make: (value: From) => To): Shape<To> => ({
  expected: shape.expected,
  read: (place) => {
    const value = shape.read(place)
    return value === bad ? bad : make(value)
  },
})

/** One of two shapes: the first where `choose` says so. */
export const either = <A, B>(choose: (place: Place) => boolean, a: Shape<A>, b: Shape<B>): Shape<A | B> => ({
  expected: `${a.expected}, or ${b.expected}`,
  read: (place) => (choose(place) ? a.read(place) : b.read(place)),
})

/** Nothing fits: the side of `either` that is always wrong. */
export const refused = (expected: string): Shape<never> => ({ expected, read: (place) => no(place, expected) })

/** A value with the place it was read from, for what can only be checked later. */
export const placed = <Value>(shape: Shape<Value>): Shape<{ readonly value: Value; readonly place: Place }> => ({
  expected: shape.expected,
  read: (place) => {
    const value = shape.read(place)
    return value === bad ? bad : { value, place }
  },
})

/** Whatever stands there, as JSON. */
export const anything: Shape<Json> = { expected: 'anything', read: ({ json }) => json() }

/** A list; every item is read, so that all mistakes are named at once. */
export const listOf = <Value>(item: Shape<Value>, atLeast = 0): Shape<readonly Value[]> => {
  const expected = `a list of ${atLeast > 0 ? `at least ${atLeast} of ` : ''}${item.expected}`
  return {
    expected,
    read: (place) => {
      if (!place.items || place.items.length < atLeast) return no(place, expected)
      const values = place.items.map(item.read)
      const good = values.filter((value): value is Value => value !== bad)
      return good.length === values.length ? good : bad
    },
  }
}

/** Members of free names, in the order of their names: the order they are written in means nothing. */
export const mapOf = <Value>(
  key: Shape<string>,
  member: Shape<Value>,
): Shape<readonly (readonly [string, Value])[]> => ({
  expected: `members of ${member.expected}`,
  read: (place) => {
    if (!place.members) return no(place, `members of ${member.expected}`)
    const read = place.members.map(([name, at]) => {
      const isNamed = key.read({ ...at, value: name, items: undefined, members: undefined }) !== bad
      const value = member.read(at)
      return !isNamed || value === bad ? bad : ([name, value] as const)
    })
    const good = read.filter((entry) => entry !== bad)
    return good.length === read.length ? good.toSorted(([a], [b]) => (a < b ? -1 : 1)) : bad
  },
})

/** A member that may be absent; then it is `otherwise`. */
export type Optional<Value> = { readonly shape: Shape<Value>; readonly otherwise: Value }
export const optional = <Value>(shape: Shape<Value>, otherwise: NoInfer<Value>): Optional<Value> => ({
  shape,
  otherwise,
})
export const perhaps = <Value>(shape: Shape<Value>): Optional<Value | undefined> => ({ shape, otherwise: undefined })

type Member<M> = M extends Optional<infer Value> ? Value : Shaped<M>
type Members<M> = { readonly [Name in keyof M]: Member<M[Name]> }

/** A group with exactly these members. */
export function group<const M extends Record<string, Shape<unknown> | Optional<unknown>>>(
  members: M,
): Shape<Members<M>> {
  const names = Object.keys(members)
  const needed = names.filter((name) => members[name] !== undefined && 'read' in members[name])
  const expected = `members ${needed.length > 0 ? needed.join(', ') : names.join(', ')}`
  return {
    expected,
    read: (place) => {
      if (!place.members) return no(place, expected)
      const given = new Map(place.members)
      for (const [name, at] of given)
        if (!names.includes(name))
          at.wrong(`there is no such member; expected one of ${names.join(', ')}${didYouMean(name, names)}`)
      const read = names.map((name) => [name, readMember(members[name], given.get(name), { name, place })] as const)
      const isWhole =
        read.every(([, value]) => value !== bad) && given.size === read.filter(([name]) => given.has(name)).length
      return isWhole ? (Object.fromEntries(read) as Members<M>) : bad
    },
  }
}

function readMember(
  member: Shape<unknown> | Optional<unknown> | undefined,
  at: Place | undefined,
  { name, place }: { name: string; place: Place },
): unknown {
  if (member === undefined) return bad
  if ('read' in member) {
    if (at) return member.read(at)
    place.wrong(`${name} is missing; expected ${member.expected}`)
    return bad
  }
  return at ? member.shape.read(at) : member.otherwise
}
