import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { openIn } from './waiting.ts'

const at = (hour: number) => instant(`2026-11-23T0${hour}:00:00Z`)
const line = (hour: number, type: string, number: string, more = {}) => ({
  at: at(hour),
  type: `placements.${type}`,
  data: { number, ...more },
})

describe('what the centre was asked about a file', () => {
  it('waits until it is answered or closed', () => {
    const history = [
      line(5, 'asked', 'TNY-3'),
      line(4, 'question-closed', 'TNY-2'),
      line(3, 'direction-given', 'TNY-1', { ruling: 'ARH-1' }),
      line(2, 'asked', 'TNY-2'),
      line(1, 'asked', 'TNY-1', { dueAt: '2026-11-30T09:00:00Z' }),
    ]
    expect(openIn(history)).toEqual([{ number: 'TNY-3', since: at(5), dueAt: null }])
    expect(openIn(history.slice(3)).map(({ number }) => number)).toEqual(['TNY-1', 'TNY-2'])
    expect(openIn(history.slice(4))[0]?.dueAt).toBe(instant('2026-11-30T09:00:00Z'))
  })

  it('is nothing where nothing was asked, whatever else happened', () => {
    expect(openIn([{ at: at(1), type: 'placements.submitted', data: null }])).toEqual([])
  })
})
