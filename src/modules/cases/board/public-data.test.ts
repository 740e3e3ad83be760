import { array, assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { monthsOf } from './figures.ts'
import { csvOf, jsonOf, rowsOf } from './public-data.ts'
import { published } from './published.ts'
import type { Release } from './release.ts'
import { anyTold, lookedAt, toldOn } from './told.examples.ts'

const releaseWith = (cases: Parameters<typeof monthsOf>[0]): Release => ({
  asOf: lookedAt,
  since: day('2025-11-01'),
  cases: [],
  months: monthsOf(cases, lookedAt).map((month) => published(month)),
})

describe('the files of figures', () => {
  it('have a line for each office of each month and one for all, and say nothing where it is held back', () => {
    const release = releaseWith([
      ...Array.from({ length: 9 }, () => toldOn('2026-10-05')),
      toldOn('2026-10-05', { office: null }),
    ])
    const lines = csvOf(release).trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toMatch(/^2026-10,semua,Semua kantor,false,10,10,0,/)
    expect(lines[2]).toMatch(/^2026-10,bp3mi-bali,[^,]*,true,+$/)
    expect(lines[3]).toBe(`2026-10,pusat,Pusat,true${','.repeat(19)}`)
  })

  it('are the same whenever they are written from the same cases, in whatever order', () => {
    assert(
      property(array(anyTold, { maxLength: 40 }), (cases) => {
        const [one, other] = [releaseWith(cases), releaseWith(cases.toReversed())]
        expect(csvOf(other)).toBe(csvOf(one))
        expect(jsonOf(other)).toBe(jsonOf(one))
        expect(rowsOf(one).every(({ heldBack, filed }) => heldBack === (filed === null))).toBe(true)
      }),
    )
  })
})
