import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receive, type Sent } from './decide.ts'

type Kept = ReadonlyMap<string, string>
const take = (kept: Kept, batch: readonly Sent[]): Kept =>
  new Map([...kept, ...receive(kept, batch).fresh.map(({ id, text }): [string, string] => [id, text])])

const sent = fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), text: fc.constantFrom('a', 'b') })
/** What devices wrote down: each id with one text. */
const written = fc.uniqueArray(sent, { selector: ({ id }) => id, maxLength: 30 }).filter((lines) => lines.length > 0)

describe('a batch', () => {
  it('keeps each line once, and what is known is known', () => {
    const known = new Map([['1', 'a']])
    expect(
      receive(known, [
        { id: '1', text: 'a' },
        { id: '2', text: 'b' },
        { id: '2', text: 'b' },
      ]),
    ).toEqual({
      fresh: [{ id: '2', text: 'b' }],
      kept: ['1', '2'],
      differs: [],
    })
    expect(receive(known, [{ id: '1', text: 'b' }])).toEqual({ fresh: [], kept: [], differs: ['1'] })
  })

  it('ends in the same, whatever order, repetition and interruption there was', () => {
    fc.assert(
      fc.property(written, fc.array(fc.array(fc.nat(), { maxLength: 12 }), { maxLength: 20 }), (lines, tries) => {
        // Batches of any lines, in any order, some of which were cut off on the way; then each once.
        const batches = tries.map((some) => some.map((at) => lines[at % lines.length] as Sent))
        const after = [...batches, lines].reduce(take, new Map<string, string>())
        expect(after).toEqual(new Map(lines.map(({ id, text }) => [id, text])))
        expect(receive(after, lines)).toEqual({ fresh: [], kept: lines.map(({ id }) => id), differs: [] })
      }),
    )
  })

  it('never changes what is kept, and tells nobody to forget what is not', () => {
    fc.assert(
      fc.property(fc.array(sent), fc.array(sent), (before, batch) => {
        const kept = take(new Map(), before)
        const { fresh, kept: told, differs } = receive(kept, batch)
        const after = take(kept, batch)
        for (const [id, text] of kept) expect(after.get(id)).toBe(text)
        for (const id of told) for (const one of batch) if (one.id === id) expect(after.get(id)).toBe(one.text)
        expect(new Set([...told, ...differs])).toEqual(new Set(batch.map(({ id }) => id)))
        expect(new Set(fresh.map(({ id }) => id)).size).toBe(fresh.length)
        expect(told.filter((id) => differs.includes(id))).toEqual([])
      }),
    )
  })
})
