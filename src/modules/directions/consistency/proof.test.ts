import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { apartIn } from './apart.ts'
import { standard as standardOf } from './standard.ts'
import type { Tally } from './tally.ts'
import { watch } from './watch.ts'

const standard = standardOf()
const rule = 'uu-18-2017.pasal-13.b'

/** The same numbers every time: a small generator with a seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Office = { readonly office: string; readonly files: number; readonly names: number }
type Habits = { readonly rule: string; readonly situations: number; readonly offices: readonly Office[] }

/** A month of one rule: each office has its files, and names the rule with its own chance. */
function month(next: () => number, { rule: named, situations, offices }: Habits): Tally[] {
  return offices.flatMap(({ office, files, names }) => {
    const counts = new Map<string, number>()
    for (let file = 0; file < files; file += 1) {
      // The first kinds of files are the most frequent ones.
      const key = `${Math.floor(next() ** 2 * situations)} ${next() < names ? 'named' : 'passed'}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return [...counts].map(([key, decisions]) => {
      const [situation = '', outcome] = key.split(' ')
      return {
        rule: named,
        month: day('2026-10-01'),
        office,
        situation,
        outcome: outcome as Tally['outcome'],
        decisions,
      }
    })
  })
}

describe('two offices with opposite habits on 200 files', () => {
  const next = chances(20_261_123)
  const as = (jatim: number, ntb: number, few = 0.02): Tally[] =>
    month(next, {
      rule,
      situations: 4,
      offices: [
        { office: 'bp3mi-jatim', files: 100, names: jatim },
        { office: 'bp3mi-ntb', files: 100, names: ntb },
        { office: 'p4mi-kecil', files: 3, names: few },
      ],
    })
  const before = as(0.02, 0.02)
  const split = as(0.97, 0.03, 1)
  const ruled = as(0.02, 0.02)

  it('make the index fall, are both named with the rule, and suggest a request', () => {
    const [found, ...more] = watch({ now: split, before, standard })
    expect(more).toEqual([])
    expect(found).toMatchObject({ rule, suggested: true })
    expect(found?.index?.value).toBeLessThan(0.6)
    expect(found?.before?.value).toBeGreaterThan(0.9)
    expect(found?.index?.high).toBeLessThan(found?.before?.low ?? 0)
    expect(found?.apart.map(({ office }) => office)).toEqual(['bp3mi-jatim', 'bp3mi-ntb'])
  })

  it('agree again after the ruling, and nothing is suggested', () => {
    const [found] = watch({ now: ruled, before: split, standard })
    expect(found).toMatchObject({ rule, suggested: false, apart: [] })
    expect(found?.index?.value).toBeGreaterThan(0.9)
  })

  it('do not draw in an office with three files, though all three were named', () => {
    const few = split.filter(({ office }) => office === 'p4mi-kecil')
    expect(few.reduce((files, { decisions }) => files + decisions, 0)).toBe(3)
    expect(few.every(({ outcome }) => outcome === 'named')).toBe(true)
    expect(apartIn(split, standard).some(({ office }) => office === 'p4mi-kecil')).toBe(false)
  })

  it('stand before a rule that is decided alike', () => {
    const calm = as(0.02, 0.02).map((one) => ({ ...one, rule: 'another' }))
    const all = watch({ now: [...calm, ...split], before: [], standard })
    expect(all.map((one) => [one.rule, one.suggested])).toEqual([
      [rule, true],
      ['another', false],
    ])
  })

  it('are found below the floor though the index was as low before', () => {
    expect(watch({ now: split, before: split, standard })[0]?.suggested).toBe(true)
    expect(watch({ now: split, before: split, standard: { ...standard, floor: 0 } })[0]?.suggested).toBe(false)
  })
})

it('a rule on which every office is as undecided as the next suggests nothing: no office has a habit of its own', () => {
  const next = chances(5)
  const offices = ['a', 'b', 'c', 'd'].map((office) => ({ office, files: 60, names: 0.5 }))
  const [found] = watch({ now: month(next, { rule, situations: 3, offices }), before: [], standard })
  expect(found?.index?.value).toBeLessThan(0.6)
  expect(found).toMatchObject({ apart: [], suggested: false })
})

it('an office that errs by half as much is found as well, among 23', () => {
  const next = chances(7)
  const offices = Array.from({ length: 23 }, (_, at) => ({
    office: `office-${at}`,
    files: 30 + at,
    names: at === 5 ? 0.6 : 0.1,
  }))
  const found = apartIn(month(next, { rule, situations: 5, offices }), standard)
  expect(found.map(({ office }) => office)).toEqual(['office-5'])
})

it('of 1,000 months without any real difference fewer than 5 % name an office', { timeout: 60_000 }, () => {
  const next = chances(1_945)
  const sizes = [90, 70, 60, 50, 44, 40, 36, 32, 28, 25, 22, 20, 18, 16, 15, 14, 12, 11, 10, 8, 5, 3, 1]
  expect(sizes).toHaveLength(23)
  const shares = [0.5, 0.3, 0.2, 0.1, 0.05, 0.02]
  const began = performance.now()
  let alarms = 0
  for (let round = 0; round < 1_000; round += 1) {
    const tallies = shares.flatMap((names, at) =>
      month(next, {
        rule: `rule-${at}`,
        situations: 1 + at,
        offices: sizes.map((files, which) => ({ office: `office-${which}`, files, names })),
      }),
    )
    if (apartIn(tallies, standard).length > 0) alarms += 1
  }
  expect(alarms / 1_000).toBeLessThan(0.05)
  // One that never speaks would pass as well.
  expect(alarms).toBeGreaterThan(0)
  expect(performance.now() - began).toBeLessThan(20_000)
})
