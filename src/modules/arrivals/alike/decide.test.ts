import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alikeIn, type Comparable, judge, pairOf, peopleIn, type Said } from './decide.ts'

const line = (id: string, document: string | null = null, person: string | null = null): Comparable => ({
  id,
  document,
  person,
})
const key = fc.option(fc.constantFrom('x', 'y', 'z'))
const lines = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 10, max: 40 }).map(String), document: key, person: key }),
  { selector: ({ id }) => id, maxLength: 20 },
)
const saying = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 20 })
const saidOf = (among: readonly Comparable[], tuples: readonly (readonly [number, number, boolean])[]): Said[] =>
  among.length < 2
    ? []
    : tuples.flatMap(([a, b, same]): Said[] => {
        const [one, other] = [among[a % among.length]?.id ?? '', among[b % among.length]?.id ?? '']
        return one === other ? [] : [{ ...pairOf(one, other), same }]
      })

describe('lines that look like one person', () => {
  it('are suggested by document, or by name, year and home, and nothing else', () => {
    const found = alikeIn([line('a', 'x', 'p'), line('b', 'x'), line('c', null, 'p'), line('d'), line('e')], [])
    expect(found).toEqual([
      { one: 'a', other: 'b', by: 'document' },
      { one: 'a', other: 'c', by: 'person' },
    ])
  })

  it('are asked about once, whichever was said', () => {
    const both = [line('a', 'x', 'p'), line('b', 'x', 'p')]
    expect(alikeIn(both, [])).toHaveLength(1)
    for (const same of [true, false]) expect(alikeIn(both, [{ one: 'a', other: 'b', same }])).toEqual([])
  })

  it('are still asked about when both are somebody else than the first', () => {
    const three = [line('a', 'x'), line('b', 'x'), line('c', 'x')]
    const apart = ['b', 'c'].map((other) => ({ one: 'a', other, same: false }))
    expect(alikeIn(three, apart)).toEqual([{ one: 'b', other: 'c', by: 'document' }])
  })

  it('are never one by themselves: without a word of an officer everybody stays who they are', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const ids = some.map(({ id }) => id)
        expect([...peopleIn(ids, []).values()]).toEqual(ids)
      }),
    )
  })

  it('are one in whatever order it is said, and the first line stands for all', () => {
    fc.assert(
      fc.property(lines, saying, fc.func(fc.integer()), (some, tuples, order) => {
        const said = saidOf(some, tuples)
        const ids = some.map(({ id }) => id)
        const people = peopleIn(ids, said)
        const shuffled = said.toSorted((a, b) => order(a.one, a.other) - order(b.one, b.other))
        expect(peopleIn(ids, shuffled)).toEqual(people)
        for (const { one, other, same } of said) if (same) expect(people.get(one)).toBe(people.get(other))
        for (const [id, first] of people) expect(first <= id && people.get(first) === first).toBe(true)
      }),
    )
  })

  it('come to an end: when every suggestion is answered, none is left', () => {
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.boolean()), (some, answers) => {
        const said: Said[] = []
        for (let left = 500; left > 0; left -= 1) {
          const [next] = alikeIn(some, said)
          if (!next) break
          const decision = judge({ ...next, same: answers.next().value })
          if (decision.ok) said.push(decision.events[0])
        }
        expect(alikeIn(some, said)).toEqual([])
      }),
    )
  })

  it('are two', () => expect(judge({ one: 'a', other: 'a', same: true })).toMatchObject({ ok: false }))
})
