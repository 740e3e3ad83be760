import { describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '../../../kernel/time.ts'
import { fileIn, saidOf } from '../decide.examples.ts'
import { giveSeat, noteAttendance, type Orientation } from './decide.ts'

const now = instant('2026-11-23T02:00:00Z')
const tomorrow: Orientation = {
  id: 'opp',
  office: fileIn('verified').office,
  place: 'Ruang OPP',
  startsAt: plusMinutes(now, 1440),
  endsAt: plusMinutes(now, 1680),
  capacity: 2,
  taken: 1,
  cancelledAt: null,
}
const seatIn = (change: Partial<Orientation>): string | undefined =>
  saidOf(giveSeat(fileIn('verified'), { ...tomorrow, ...change }, { now, by: 'worker' }))

describe('a seat in a class', () => {
  it('is the last one, and not one more', () => {
    expect(seatIn({})).toBe('placements.seat-given')
    expect(seatIn({ taken: 2 })).toBe('placements.session-full')
  })

  it('is not given in a class that begins now, is over, or is cancelled', () => {
    expect(seatIn({ startsAt: now })).toBe('placements.session-over')
    expect(seatIn({ startsAt: plusMinutes(now, -1) })).toBe('placements.session-over')
    expect(seatIn({ startsAt: plusMinutes(now, 1) })).toBe('placements.seat-given')
    expect(seatIn({ cancelledAt: now })).toBe('placements.session-over')
  })

  it('is for a file that was verified', () => {
    for (const state of ['draft', 'submitted', 'scheduled', 'oriented', 'issued'] as const)
      expect(saidOf(giveSeat(fileIn(state), tomorrow, { now, by: 'worker' })), state).toBe('placements.wrong-state')
  })
})

describe('attendance', () => {
  const note = (came: boolean, by: 'counter-officer' | 'worker' = 'counter-officer') =>
    saidOf(noteAttendance(fileIn('scheduled'), { orientation: 'opp', came, by }))

  it('is noted either way, by an officer, never by the worker', () => {
    expect(note(true)).toBe('placements.attended')
    expect(note(false)).toBe('placements.missed')
    expect(note(true, 'worker')).toBe('placements.not-your-role')
  })

  it('needs a seat', () => {
    const came = { orientation: 'opp', came: true, by: 'counter-officer' } as const
    expect(saidOf(noteAttendance(fileIn('verified'), came))).toBe('placements.wrong-state')
  })
})
