import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { loadRegulations } from '../load.ts'
import { articlesIn, nameOfArticle, orderOf } from './article.ts'
import { askedDay } from './asked-day.ts'
import { type Branch, graphOf } from './graph.ts'
import { instrumentNamed, keysOf } from './names.ts'
import { standingOn } from './standing.ts'

const { ruleSet: law } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
if (!law) throw new Error('the shipped rules do not load')
const graph = graphOf(law)
const today = day('2026-11-23')

describe('the articles a place names', () => {
  it.each([
    ['Pasal 5 huruf a', ['pasal-5']],
    ['Pasal 9 dan Pasal 10', ['pasal-9', 'pasal-10']],
    ['Pasal 16 sampai Pasal 18', ['pasal-16', 'pasal-17', 'pasal-18']],
    ['Pasal 51 s.d. 54', ['pasal-51', 'pasal-52', 'pasal-53', 'pasal-54']],
    ['Pasal 22A', ['pasal-22a']],
    ['Pasal 5 dan Lampiran', ['pasal-5']],
    ['ketentuan umur', []],
    ['Pasal 9 sampai Pasal 3', ['pasal-9']],
  ])('%s', (place, articles) => {
    expect(articlesIn(place)).toEqual(articles)
  })

  it('have a name and an order: a letter comes after its number', () => {
    expect(nameOfArticle('pasal-22a')).toBe('Pasal 22A')
    expect(orderOf('pasal-22')).toBeLessThan(orderOf('pasal-22a'))
    expect(orderOf('pasal-22a')).toBeLessThan(orderOf('pasal-23'))
  })

  it('are never endless, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (text) => articlesIn(`Pasal 1 sampai Pasal 99999999 ${text}`).length < 1_000))
  })
})

describe('the names of an instrument', () => {
  it.each([
    'permen-p2mi-23-2025',
    'Permen P2MI 23/2025',
    'Peraturan BPPMI 23/2025',
    'peraturan-bppmi-23-2025',
    'Peraturan Menteri P2MI Nomor 23 Tahun 2025',
    'PERMEN P2MI NO. 23 TH 2025',
  ])('%s is Permen P2MI 23/2025', (name) => {
    expect(instrumentNamed(law, name)?.id).toBe('permen-p2mi-23-2025')
  })

  it.each([
    ['pmk 29', 'permenkes-29-2013'],
    ['Peraturan Menteri Kesehatan Nomor 29 Tahun 2013', 'permenkes-29-2013'],
    ['undang-undang nomor 18 tahun 2017', 'uu-18-2017'],
    ['UU PMI', 'uu-18-2017'],
    ['perban bp2mi 7/2022', 'perban-bp2mi-7-2022'],
  ])('%s is %s', (name, id) => {
    expect(instrumentNamed(law, name)?.id).toBe(id)
  })

  it('name nothing when more than one fits, or none', () => {
    expect(instrumentNamed(law, 'UU 6')).toBeUndefined()
    for (const name of ['', 'uu', 'zzz', 'pmk', '../..']) expect(instrumentNamed(law, name), name).toBeUndefined()
  })

  it('lead to each shipped instrument, and no two have a full name in common', () => {
    for (const instrument of law.instruments.values())
      for (const name of [instrument.id, nameOf(instrument), ...instrument.aliases])
        expect(instrumentNamed(law, name)?.id, name).toBe(instrument.id)
  })

  it('have keys that stay as they are when they are read again', () => {
    for (const instrument of law.instruments.values())
      for (const key of keysOf(instrument)) expect(key).toBe(key.trim().toLowerCase())
  })
})

describe('an instrument on a day', () => {
  const stands = (id: string, on: string): string => {
    const instrument = law.instruments.get(id)
    if (!instrument) throw new Error(`no instrument ${id}`)
    const { standing, endedBy } = standingOn(instrument, day(on), { today, graph })
    return endedBy ? `${standing} by ${endedBy.id}` : standing
  }

  it.each([
    ['uu-18-2017', '2017-11-21', 'not-yet'],
    ['uu-18-2017', '2017-11-22', 'in-force'],
    ['uu-39-2004', '2017-11-21', 'in-force'],
    ['uu-39-2004', '2017-11-22', 'ended by uu-18-2017'],
    ['permenaker-18-2018', '2023-02-21', 'in-force'],
    ['permenaker-18-2018', '2023-02-22', 'ended by permenaker-4-2023'],
    ['permenaker-18-2018', '2017-12-31', 'not-yet'],
    ['permenaker-18-2018', '2018-06-01', 'unknown'],
    ['perban-bp2mi-6-2024', '2025-10-07', 'in-force'],
    ['perban-bp2mi-6-2024', '2025-10-08', 'ended by permen-p2mi-23-2025'],
    ['perban-bp2mi-1-2024', '2025-06-01', 'unknown'],
    ['perban-bp2mi-1-2024', '2026-11-23', 'ended by permen-p2mi-32-2025'],
    ['permen-p2mi-34-2025', '2024-12-31', 'not-yet'],
    ['permen-p2mi-34-2025', '2025-07-01', 'unknown'],
    ['permen-p2mi-34-2025', '2026-01-01', 'in-force'],
    ['permenaker-9-2019', '2026-11-23', 'in-force'],
    ['rpermen-tata-cara-penempatan', '2026-11-23', 'proposed'],
    ['permenaker-2-2019', '2026-11-23', 'unknown'],
    ['skb-libur-2026', '2027-01-01', 'ended'],
  ])('%s on %s: %s', (id, on, expected) => {
    expect(stands(id, on)).toBe(expected)
  })

  it('does not come back once it has ended', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((count) => {
      const date = new Date(Date.UTC(1950, 0, 1 + count))
      return day(date.toISOString().slice(0, 10))
    })
    fc.assert(
      fc.property(fc.constantFrom(...law.instruments.values()), days, days, (instrument, a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        const [before, after] = [early, late].map((on) => standingOn(instrument, on, { today, graph }).standing)
        return before !== 'ended' || after === 'ended'
      }),
    )
  })
})

describe('the graph', () => {
  const flat = (branches: readonly Branch[]): Instrument[] =>
    branches.flatMap(({ instrument, below }) => [instrument, ...flat(below)])

  it('has every instrument once', () => {
    const ids = flat(graph.tree).map(({ id }) => id)
    expect(ids.toSorted()).toEqual([...law.instruments.keys()].toSorted())
  })

  it('shows a relation from both ends', () => {
    for (const { id, relations } of law.instruments.values())
      for (const { kind, to } of relations)
        expect(graph.around(to).from.map(({ kind: its, other }) => `${its} ${other.id}`)).toContain(`${kind} ${id}`)
  })

  it('puts what implements a law below it, and an old rule below what replaced it', () => {
    const branchOf = (id: string, branches: readonly Branch[]): Branch | undefined =>
      branches.map((branch) => (branch.instrument.id === id ? branch : branchOf(id, branch.below))).find(Boolean)
    const root = branchOf('uu-18-2017', graph.tree)
    expect(root?.below.map(({ instrument }) => instrument.id)).toContain('pp-59-2021')
    expect(branchOf('pp-59-2021', graph.tree)?.because).toBe('implements')
    expect(branchOf('uu-39-2004', graph.tree)?.because).toBe('replaced')
  })

  it('keeps every instrument when two say that they implement each other', () => {
    const pair = (id: string, to: string): Instrument => {
      const [first] = law.instruments.values()
      if (!first) throw new Error('no instrument')
      return { ...first, id, relations: [{ kind: 'implements', to }] }
    }
    const both: Pick<RuleSet, 'instruments'> = {
      instruments: new Map([
        ['a', pair('a', 'b')],
        ['b', pair('b', 'a')],
        ['c', pair('c', 'c')],
      ]),
    }
    expect(
      flat(graphOf(both).tree)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['a', 'b', 'c'])
  })
})

describe('the day that is asked', () => {
  it.each([
    [null, { ok: true, on: today, isAsked: false }],
    ['', { ok: true, on: today, isAsked: false }],
    ['2026-03-01', { ok: true, on: '2026-03-01', isAsked: true }],
    [' 1-3-2026 ', { ok: true, on: '2026-03-01', isAsked: true }],
    ['01/03/2026', { ok: true, on: '2026-03-01', isAsked: true }],
    ['2026-02-29', { ok: false, typed: '2026-02-29', wrong: 'day.not' }],
    ['kemarin', { ok: false, typed: 'kemarin', wrong: 'day.not' }],
    ['1945-08-16', { ok: false, typed: '1945-08-16', wrong: 'day.early' }],
    ['9999-01-01', { ok: false, typed: '9999-01-01', wrong: 'day.late' }],
  ])('%s', (typed, expected) => {
    expect(askedDay(typed, today)).toEqual(expected)
  })

  it('is answered whatever is typed, and what is refused is short enough to be said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const asked = askedDay(typed, today)
        return asked.ok || asked.typed.length <= 40
      }),
    )
  })
})
