import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { differingIn } from './pairs.ts'
import type { StoredTally } from './store.ts'

const row = (situation: string, office: string, outcome: StoredTally['outcome'], decisions: number): StoredTally => ({
  rule: 'r',
  month: day('2026-10-01'),
  situation,
  office,
  outcome,
  decisions,
  latest: `last of ${office} ${outcome}`,
})

describe('decisions that differ on the same facts', () => {
  it('are shown as one of either outcome, of two offices where there are two', () => {
    const found = differingIn(
      [row('a', 'jatim', 'named', 30), row('a', 'jatim', 'passed', 40), row('a', 'bali', 'passed', 5)],
      5,
    )
    expect(found).toEqual([
      {
        situation: 'a',
        named: { office: 'jatim', decisions: 30, latest: 'last of jatim named' },
        passed: { office: 'bali', decisions: 5, latest: 'last of bali passed' },
      },
    ])
  })

  it('of one office alone are shown as well', () => {
    const found = differingIn([row('a', 'jatim', 'named', 1), row('a', 'jatim', 'passed', 9)], 5)
    expect(found).toMatchObject([{ named: { office: 'jatim' }, passed: { office: 'jatim' } }])
  })

  it('come first where most pairs differ, and facts on which all agree do not come', () => {
    const rows = [
      row('few', 'jatim', 'named', 1),
      row('few', 'bali', 'passed', 2),
      row('many', 'jatim', 'named', 3),
      row('many', 'bali', 'passed', 2),
      row('agreed', 'jatim', 'named', 50),
      row('agreed', 'bali', 'named', 50),
    ]
    expect(differingIn(rows, 5).map(({ situation }) => situation)).toEqual(['many', 'few'])
    expect(differingIn(rows.toReversed(), 1).map(({ situation }) => situation)).toEqual(['many'])
  })
})
