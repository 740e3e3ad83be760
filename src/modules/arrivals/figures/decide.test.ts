import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewestTold } from '../../../kernel/disclosure.ts'
import { heldBack } from '../../cases/index.ts'
import { figuresOf, publicFigures } from './decide.ts'

const line = fc.record({
  id: fc.integer({ min: 100, max: 999 }).map(String),
  home: fc.constantFrom('3505', '35', '5201', '6503', null),
  needs: fc.uniqueArray(fc.constantFrom('sick', 'pregnant', 'no-money')),
  case: fc.constantFrom('c', null),
})
const lines = fc.uniqueArray(line, { selector: ({ id }) => id, maxLength: 120 })
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0)

describe('figures of an arrival', () => {
  it('count people, each once, and every home is of one province', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 6 }), (some, persons) => {
        const people = new Map(some.map(({ id }, index) => [id, some[index % persons]?.id ?? id]))
        const figures = figuresOf(some, people)
        expect(figures.people).toBe(Math.min(persons, some.length))
        expect(sum(figures.homes.values())).toBe(figures.people)
        for (const count of figures.needs.values()) expect(count).toBeLessThanOrEqual(figures.people)
      }),
    )
  })

  it('for everybody name no cell of fewer than five, nor one that can be had by subtracting', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const figures = figuresOf(some, new Map())
        const told = publicFigures(figures, fewestTold, heldBack)
        for (const cells of [told.homes, told.needs])
          for (const count of cells.values()) if (count !== null) expect(count).toBeGreaterThanOrEqual(fewestTold)
        const held = [...told.homes.values()].filter((count) => count === null).length
        if (told.people !== null && held > 0) {
          const rest = told.people - sum([...told.homes.values()].flatMap((count) => count ?? []))
          expect(rest - held + 1).toBeGreaterThanOrEqual(fewestTold)
          expect(held).toBeGreaterThan(1)
        }
        for (const count of told.needs.values())
          if (count !== null && told.people !== null && count !== told.people)
            expect(told.people - count).toBeGreaterThanOrEqual(fewestTold)
      }),
    )
  })
})
