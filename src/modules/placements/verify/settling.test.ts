import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { isSettling } from './settling.ts'

const now = instant('2026-11-23T02:00:05Z')
const line = (type: string, at = '2026-11-23T02:00:00Z') => ({ type, at: instant(at) })

describe('a file that was given back', () => {
  it.each([
    ['a moment ago', 'returned', [line('placements.returned')], true],
    [
      'and of which the worker has been told',
      'returned',
      [line('placements.settled'), line('placements.returned')],
      false,
    ],
    [
      'again, after an earlier time',
      'returned',
      [line('placements.returned'), line('placements.settled', '2026-11-20T02:00:00Z')],
      true,
    ],
    [
      'and settled in the same instant, in whatever order that is read',
      'returned',
      [line('placements.returned'), line('placements.settled')],
      false,
    ],
    ['and whose work never ended', 'returned', [line('placements.returned', '2026-11-23T01:45:00Z')], false],
    ['and taken back', 'submitted', [line('placements.undone'), line('placements.returned')], false],
    ['never', 'draft', [], false],
  ] as const)('%s: with the office still %s', (_, state, history, expected) =>
    expect(isSettling({ state }, history, now)).toBe(expected),
  )
})
