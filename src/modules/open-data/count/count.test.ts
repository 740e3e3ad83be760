import { array, assert, constantFrom, integer, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/time.ts'
import { countOf, isSame, type Told } from './count.ts'

const story = record({ file: nat(40), what: constantFrom('issued' as const, 'withdrawn' as const), hour: nat(720) })
const told = ({ file, what, hour }: { file: number; what: Told['what']; hour: number }, by: Told['told']): Told => ({
  what,
  told: by,
  application: `file-${file}` as ApplicationId,
  at: instant(new Date(Date.UTC(2026, 9, 24, hour))),
})
const all = ['decision', 'card', 'entry'] as const
const once = array(story, { maxLength: 60 })
const inThree = (stories: readonly Parameters<typeof told>[0][]): Told[] =>
  stories.flatMap((one) => all.map((by) => told(one, by)))

describe('cards, as three tell of them,', () => {
  it('are the same when all three tell everything, in any order', () =>
    assert(
      property(once, nat(), (stories, seed) => {
        const list = inThree(stories).toSorted((a, b) => ((a.told.length * seed) % 7) - ((b.told.length * seed) % 7))
        const { days, odd } = countOf(list)
        expect(odd).toEqual([])
        expect(days.every(isSame)).toBe(true)
        expect(days.reduce((sum, { cards }) => sum + cards, 0)).toBe(stories.length)
      }),
    ))

  it('are not when one of three keeps silent of one, and the file is named', () =>
    assert(
      property(
        once.filter((stories) => stories.length > 0),
        integer({ min: 0, max: 1000 }),
        (stories, which) => {
          const list = inThree(stories)
          const missing = list[which % list.length]
          const { odd } = countOf(list.filter((one) => one !== missing))
          expect(odd.map(({ application }) => application)).toEqual([missing?.application])
        },
      ),
    ))

  it('are not when one is told of in the place of another, though the numbers are equal', () => {
    const [a, b] = [
      { file: 1, what: 'issued', hour: 3 },
      { file: 2, what: 'issued', hour: 3 },
    ] as const
    const { days, odd } = countOf([told(a, 'decision'), told(b, 'card'), told(a, 'entry')])
    expect(days.every(isSame)).toBe(true)
    expect(odd).toEqual([
      { application: 'file-1', what: 'issued', decisions: 1, cards: 0, entries: 1 },
      { application: 'file-2', what: 'issued', decisions: 0, cards: 1, entries: 0 },
    ])
  })

  it('belong to the day in Western Indonesia Time, newest first', () => {
    const late = { file: 1, what: 'issued', hour: 16 } as const
    const { days } = countOf(inThree([late, { ...late, file: 2, hour: 17 }]))
    expect(days).toEqual([
      { day: '2026-10-25', what: 'issued', decisions: 1, cards: 1, entries: 1 },
      { day: '2026-10-24', what: 'issued', decisions: 1, cards: 1, entries: 1 },
    ])
  })
})
