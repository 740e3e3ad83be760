import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { readAmendments } from './amend.ts'
import { articleOf, type Expression, linesOfArticle, standingOn } from './expression.ts'
import { planOf, type Standing } from './plan.ts'
import { amendingText, ownText } from './text.examples.ts'

const own = planOf(ownText, { amends: false, standing: new Map() })
const standing: Standing = new Map(own.changes.map(({ article, body }) => [article, { body }]))
const amended = planOf(amendingText, { amends: true, standing })

describe('a text of an instrument', () => {
  it('makes every one of its articles', () => {
    expect(own.changes.map(({ article, kind }) => [article, kind])).toEqual([
      ['pasal-5', 'new'],
      ['pasal-6', 'new'],
      ['pasal-7', 'new'],
    ])
  })

  it('changes nothing when it comes a second time', () => {
    expect(planOf(ownText, { amends: false, standing })).toMatchObject({ changes: [], same: 3, unplaced: [] })
  })
})

describe('an amending text', () => {
  it('changes, inserts and takes away single articles', () => {
    expect(amended.changes.map(({ article, kind }) => [article, kind])).toEqual([
      ['pasal-5', 'changed'],
      ['pasal-5a', 'new'],
      ['pasal-7', 'removed'],
    ])
  })

  it('takes what stays from the version before', () => {
    const body = amended.changes[0]?.body
    expect(body && linesOfArticle(body)).toEqual([
      '(1) Pembaca membaca dengan suara pelan.',
      '(2) Pembaca boleh duduk:',
      '  a. di kursi;',
      '  b. di lantai.',
    ])
    expect(body?.within).toEqual([{ kind: 'chapter', number: 'I', heading: 'MEMBACA' }])
  })

  it('takes no numbered piece of a quoted article for an instruction', () => {
    expect(amended.changes[1]?.body?.pieces.map(({ text }) => text)).toEqual([
      'Pasal yang sulit;',
      'Pasal yang diubah.',
    ])
  })

  it('lists what it cannot place, line by line, and why', () => {
    expect(amended.unplaced.map(({ text, why }) => [text, why])).toEqual([
      ['4. Ketentuan Pasal 6 ayat (2) dihapus.', 'no-whole-article'],
      ['Pasal 8', 'not-named'],
      ['Pembaca ini tidak disebut.', 'not-named'],
    ])
    expect(amended.unplaced[0]?.at).toBe(17)
  })

  it('does not guess what stays where nothing stood', () => {
    const { changes, unplaced } = planOf(amendingText, { amends: true, standing: new Map() })
    expect(changes.map(({ article }) => article)).toEqual(['pasal-5a', 'pasal-7'])
    expect(unplaced.map(({ why }) => why)).toContain('nothing-to-keep')
  })

  it('is never read with an exception, and without instructions changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...amendingText.split('\n'), '1. Pasal', '(1)'), { maxLength: 30 }),
        (lines) => {
          void planOf(lines.join('\n'), { amends: true, standing })
        },
      ),
      { numRuns: 200 },
    )
    expect(readAmendments(ownText).amendments).toEqual([])
  })
})

it('an article stands as its last version that has begun, corrected by its last revision', () => {
  const version = (from: string, revision: number): Expression => ({
    instrument: 'contoh', article: articleOf('5A'), effectiveFrom: day(from), revision,
    state: 'removed', body: null, madeBy: 'contoh', origin: null,
  }) // biome-ignore format: a row
  const all = [version('2020-01-01', 1), version('2026-03-01', 2), version('2026-03-01', 1)]
  expect(standingOn(all, day('2019-12-31'))).toBeUndefined()
  expect(standingOn(all, day('2026-02-28'))?.effectiveFrom).toBe('2020-01-01')
  expect(standingOn(all, day('2026-03-01'))?.revision).toBe(2)
})
