import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '../../../kernel/time.ts'
import { caseStandard } from '../categories.ts'
import { type Granting, grant, isLive, plainName, reaches, scopes } from './decide.ts'

const now = instant('2026-11-24T02:00:00Z')
const day = 24 * 60
const standard = caseStandard().familyAccess
const given: Granting = { name: 'Ibu', days: 30, scope: 'messages', givenBy: 'reporter', reason: '' }
const setting = { now, one: { reporterAt: now }, isUnsafe: false, isMission: false, live: 0, standard }
const ask = (change: Partial<Granting> = {}, on: Partial<typeof setting> = {}) => {
  const done = grant({ ...given, ...change }, { ...setting, ...on })
  return done.ok ? done.events[0].scope : done.refusal.code
}

describe('access', () => {
  it('is given by the person of the case, by name, for ninety days at most', () => {
    expect(ask()).toBe('messages')
    expect([0, 1, 90, 91, 1.5, Number.NaN].map((days) => ask({ days }))).toEqual([
      'cases.access-length',
      'messages',
      'messages',
      'cases.access-length',
      'cases.access-length',
      'cases.access-length',
    ])
    expect(ask({ name: ' ' })).toBe('cases.access-name')
  })

  it('is refused to whoever is not safe in the same words as to one too many', () => {
    expect(ask({}, { isUnsafe: true })).toBe(ask({}, { live: standard.mostPeople }))
    expect(ask({}, { live: standard.mostPeople - 1 })).toBe('messages')
  })

  it('is a mission’s to give only after long silence, with a reason, and for the least there is', () => {
    const silent = { isMission: true, one: { reporterAt: plusMinutes(now, -standard.mission.silentDays * day) } }
    const mission = { givenBy: 'mission', reason: 'Tiga kali ditelepon.', scope: 'write' } as const
    expect(ask(mission, silent)).toBe('state')
    expect(ask({ ...mission, reason: ' ' }, silent)).toBe('cases.no-reason')
    expect(ask({ ...mission, days: standard.mission.mostDays + 1 }, silent)).toBe('cases.access-length')
    expect(ask(mission, { ...silent, isMission: false })).toBe('cases.access-not-silent')
    const heard = { reporterAt: plusMinutes(silent.one.reporterAt, 1) }
    expect(ask(mission, { ...silent, one: heard })).toBe('cases.access-not-silent')
    expect(ask(mission, { ...silent, isUnsafe: true })).toBe('cases.access-refused')
  })

  it('opens nothing from the moment it ends, and nothing after it was ended', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 5_000 }), fc.boolean(), (minutes, ended) => {
        const until = plusMinutes(now, minutes)
        expect(isLive({ until, endedAt: ended ? now : null }, now)).toBe(!ended && minutes > 0)
      }),
    )
    expect(isLive({ until: null, endedAt: null }, now)).toBe(true)
  })

  it('reaches as far as its scope and no farther', () => {
    const seen = scopes.map((has) => scopes.filter((wanted) => reaches(has, wanted)))
    expect(seen).toEqual([['state'], ['state', 'messages'], ['state', 'messages', 'write']])
  })

  it('knows a name however it is written', () => {
    expect(new Set(['Pak  Budi', 'pak budi', 'PAK-BUDI.', ' Pak Bùdi '].map(plainName))).toEqual(new Set(['pakbudi']))
  })
})
