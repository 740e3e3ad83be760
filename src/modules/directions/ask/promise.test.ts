import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { urgentOn } from './promise.ts'

describe('the promise to an urgent question', () => {
  it('is the one that holds on the day, and none before the first', () => {
    const values = [
      { from: day('2026-12-01'), workingDays: 1 },
      { from: day('2020-01-01'), workingDays: 2 },
    ]
    expect(['2019-12-31', '2020-01-01', '2026-11-30', '2026-12-01'].map((on) => urgentOn(values, day(on)))).toEqual([
      undefined, 2, 2, 1,
    ]) // biome-ignore format: four days
  })
})
