import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OfficeId } from '../../../kernel/ids.ts'
import { day, instant } from '../../../kernel/time.ts'
import { kinChannel } from '../access/decide.ts'
import { levels } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { type Asking, answerTransfer, answerWithin, askTransfer } from './decide.ts'
import { type TransferAnswer, transferAnswers, transferMoves } from './moves.ts'

const [surabaya, semarang] = ['bp3mi-jawa-timur', 'bp3mi-jawa-tengah'] as unknown as [OfficeId, OfficeId]
const asking: Asking = { to: semarang, why: 'Asalnya dari sana.', consent: 'counter', message: null, consentWhy: '' }
const yes = { id: 'm2', seq: 2, side: 'reporter', channel: 'page', at: instant('2026-11-24T02:00:00Z') } as const
const setting = { one: { office: surabaya }, isWaiting: false, isStaffed: true, messages: [yes], steps: [] } as const
const codeOf = (change: Partial<Asking>, where: Partial<Parameters<typeof askTransfer>[1]> = {}): string => {
  const decision = askTransfer({ ...asking, ...change }, { ...setting, ...where })
  return decision.ok ? decision.events[0].consent : decision.refusal.code
}

describe('asking another office', () => {
  it('needs a reason, another office with people, and nothing that waits', () => {
    expect(codeOf({})).toBe('counter')
    expect(codeOf({ why: ' ' })).toBe('cases.no-reason')
    expect(codeOf({ to: surabaya })).toBe('cases.transfer-same-office')
    expect(codeOf({}, { isStaffed: false })).toBe('cases.transfer-nobody-there')
    expect(codeOf({ to: null }, { isStaffed: false })).toBe('counter')
    expect(codeOf({}, { isWaiting: true })).toBe('cases.transfer-waits')
  })

  it('needs the reporter’s own yes, given after somebody asked; or a reason why asking is dangerous', () => {
    expect(codeOf({ consent: null })).toBe('cases.transfer-consent')
    expect(codeOf({ consent: 'thread', message: 'm2' })).toBe('thread')
    expect(codeOf({ consent: 'danger', consentWhy: ' ' })).toBe('cases.transfer-danger')
    expect(codeOf({ consent: 'danger', consentWhy: 'Majikan membaca teleponnya.' })).toBe('danger')
    for (const message of [
      { ...yes, seq: 1 },
      { ...yes, side: 'office' as const },
      { ...yes, channel: kinChannel },
      { ...yes, channel: 'sms' },
      { ...yes, channel: 'email-unproven' },
      { ...yes, id: 'of another case' },
    ])
      expect(codeOf({ consent: 'thread', message: 'm2' }, { messages: [message] })).toBe('cases.transfer-message')
  })

  it('takes nothing for a yes that was said before the case came to the person it is about', () => {
    const handed = (at: string) => ({ steps: [{ step: 'code-handed' as const, at: instant(at) }] })
    const asked = { consent: 'thread', message: 'm2' } as const
    expect(codeOf(asked, handed('2026-11-24T02:00:01Z'))).toBe('cases.transfer-message')
    expect(codeOf(asked, handed('2026-11-24T01:59:59Z'))).toBe('thread')
  })
})

type Command = { readonly name: 'ask' | TransferAnswer; readonly by: OfficeId | null; readonly to: OfficeId | null }
type World = { has: OfficeId | null; waiting: { from: OfficeId | null; to: OfficeId | null } | null }

/** Plays one command by what is decided, and says whether it was done. */
function play(world: World, { name, by, to }: Command): boolean {
  if (name === 'ask') {
    if (by !== world.has) return false
    const isWaiting = world.waiting !== null
    if (!askTransfer({ ...asking, to }, { ...setting, one: { office: world.has }, isWaiting }).ok) return false
    world.waiting = { from: world.has, to }
    return true
  }
  const { from, to: asked } = world.waiting ?? { from: null, to: null }
  const open = { fromOffice: from, toOffice: asked, answer: world.waiting === null ? ('bounced' as const) : null }
  const decision = answerTransfer(open, { answer: name, by, why: 'x' })
  if (!decision.ok) return false
  world.has = decision.events[0].office
  world.waiting = null
  return true
}

describe('the table of moves of a transfer', () => {
  const office = fc.constantFrom(surabaya, semarang, null)
  const name = fc.constantFrom('ask' as const, ...transferAnswers)
  const commands = fc.array(fc.record({ name, by: office, to: office }), { minLength: 30, maxLength: 60 })

  it('moves a case only by the yes of who was asked, to them alone, once for each time it was asked', () => {
    let taken = 0
    fc.assert(
      fc.property(commands, (list) => {
        const world: World = { has: surabaya, waiting: null }
        let [asked, answered] = [0, 0]
        for (const command of list) {
          const before = { ...world }
          const done = play(world, command)
          if (!done) expect(world).toEqual(before)
          if (done && command.name === 'ask') asked += 1
          else if (done) answered += 1
          if (world.has !== before.has) {
            taken += 1
            expect(command).toMatchObject({ name: 'accepted', by: before.waiting?.to ?? null })
            expect(world.has).toBe(before.waiting?.to)
          }
          if (done && command.name === 'accepted') expect(world.has).toBe(command.by)
          if (world.waiting) expect(world.waiting.from).toBe(world.has)
        }
        expect(asked - answered).toBe(world.waiting === null ? 0 : 1)
      }),
      { numRuns: 2_000 },
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('answers once: whatever was answered takes no second answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...transferAnswers),
        fc.constantFrom(...transferAnswers),
        office,
        (first, then, by) => {
          const over = { fromOffice: surabaya, toOffice: semarang, answer: first }
          expect(answerTransfer(over, { answer: then, by, why: 'x' }).ok).toBe(false)
        },
      ),
    )
  })

  it('leaves the case with its sender for everything but a yes', () =>
    expect(transferAnswers.filter((answer) => transferMoves[answer].has === 'receiver')).toEqual(['accepted']))
})

describe('how long the other office has', () => {
  const lines = caseStandard().transfer
  it('is least in danger, and counted without nights off', () => {
    expect(answerWithin('danger', day('2026-11-24'), lines)).toMatchObject({ length: 2, unit: 'hour' })
    expect(answerWithin('ordinary', day('2026-11-24'), lines)).toMatchObject({ length: 3, unit: 'working-day' })
  })

  it('is the last line that has begun', () => {
    const [first] = lines
    if (!first) throw new Error('no line')
    const later = { ...first, from: day('2027-01-01'), length: 1 }
    expect(answerWithin('danger', day('2026-12-31'), [first, later])?.length).toBe(first.length)
    expect(answerWithin('danger', day('2027-01-01'), [first, later])?.length).toBe(1)
    expect(levels.map((level) => answerWithin(level, day('2020-01-01'), lines))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
