import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checks,
  everything,
  type Filter,
  hrefOf,
  lists,
  narrowed,
  queryOf,
  readFilter,
  services,
  standings,
} from './filter.ts'

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const filter: fc.Arbitrary<Filter> = fc.record({
  list: fc.constantFrom(...lists),
  service: maybe(fc.constantFrom(...(Object.keys(services) as (keyof typeof services)[]))),
  country: maybe(fc.constantFrom('TW', 'JP', 'HK')),
  company: maybe(fc.constantFrom('bina-karya', 'citra-2')),
  officer: maybe(fc.constantFrom('saya', 'belum', '019a0000-0000-7000-8000-00000000000f')),
  check: maybe(fc.constantFrom(...(Object.keys(checks) as (keyof typeof checks)[]))),
  standing: maybe(fc.constantFrom(...standings)),
})

describe('a filter', () => {
  it('comes back from its address as it was', () =>
    fc.assert(
      fc.property(filter, (asked) => {
        expect(readFilter(new URL(hrefOf(asked), 'http://x').searchParams)).toEqual(asked)
        expect(queryOf(readFilter(new URLSearchParams(queryOf(asked))))).toBe(queryOf(asked))
      }),
    ))
  it('never fails on an address somebody made up', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        const read = readFilter(
          new URLSearchParams([
            [name, value],
            ['negara', value],
            ['petugas', value],
          ]),
        )
        expect(read.country === null || /^[A-Z]{2}$/.test(read.country)).toBe(true)
      }),
    ))
  it('of everything is the plain address', () => {
    expect(hrefOf(everything)).toBe('/meja')
    expect(narrowed(everything)).toBe(0)
    expect(hrefOf({ ...everything, country: 'TW' }, { buka: 'x' })).toBe('/meja?negara=TW&buka=x')
  })
})
