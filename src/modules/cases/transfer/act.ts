import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { dayIn } from '../../../kernel/time.ts'
import { moveClocks, startClock, stopClocks } from '../../../platform/clocks/store.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { isStaffed } from '../../accounts/index.ts'
import { officeOf } from '../../offices/index.ts'
import type { Case } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { type Done, make, noteStep, type Seen } from '../handle/make.ts'
import { hiddenAt } from '../hidden.ts'
import { calendarFor } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { caseById } from '../store.ts'
import { messagesOf, stepsOf } from '../thread-store.ts'
import { isTied } from '../ties/store.ts'
import { type Asking, answerTransfer, answerWithin, askTransfer, type Transfer } from './decide.ts'
import { endTransfer } from './end.ts'
import type { TransferAnswer } from './moves.ts'
import { insertTransfer, lockWaiting, waitingOf, writeAnswer } from './store.ts'

/** The promise of the service that an office that is asked answers. */
export const transferRule = 'standar-aduan.jawaban-pelimpahan'
export const transferSubject = 'case-transfer'

/** Asks another office to take a case. Until it does, the case stays, and whoever has it goes on answering. */
export const askForTransfer = async (tx: Tx, seal: Seal, { to, ...asking }: Asking & Seen): Done => {
  const id = tx.newId<string>()
  return await make(tx, seal, {
    seen: asking,
    name: 'transfer-asked',
    doing: (one) => ({
      data: { transfer: id, from: one.office, to, consent: asking.consent },
      also: async () => {
        // What another office has, the centre moves.
        if (tx.actor.office !== one.office) return { code: 'cases.wrong-state' }
        const office = to === null ? undefined : officeOf(to)
        const decision = askTransfer(
          { ...asking, to },
          {
            one,
            isWaiting: (await waitingOf(tx, one.id)) !== undefined,
            isStaffed: office !== undefined && (await isStaffed(tx, office.id, dayIn(tx.now, office.zone))),
            messages: await messagesOf(tx, one.id),
            steps: await stepsOf(tx, one.id),
          },
        )
        if (!decision.ok) return decision.refusal
        await keepTransfer(tx, seal, { id, one, asking: { ...asking, to, consent: decision.events[0].consent } })
        return undefined
      },
    }),
  })
}

type Keeping = {
  readonly id: string
  readonly one: Case
  readonly asking: Asking & { readonly consent: Transfer['consent'] }
}

async function keepTransfer(tx: Tx, seal: Seal, { id, one, asking }: Keeping): Promise<void> {
  const { to, why, consent, message, consentWhy } = asking
  const calendar = await calendarFor(tx, { office: to })
  const line = answerWithin(one.level, dayIn(tx.now, calendar.zone), caseStandard().transfer)
  if (!line || tx.actor.person === null)
    throw new Error(`nobody may ask for a transfer of a case of level ${one.level}`)
  const { length, unit, warnMinutes, from } = line
  const clock = await startClock(tx, {
    promised: { rule: transferRule, ruleSet: `data/case-categories.yaml/${from}`, length, unit, warnMinutes },
    subject: { kind: transferSubject, id },
    office: to ?? caseStandard().centreCalendar,
    calendar,
  })
  const { number, category, level, country, office: fromOffice } = one
  await insertTransfer(tx, {
    id,
    case: one.id,
    number,
    category,
    level,
    country,
    fromOffice,
    toOffice: to,
    askedAt: tx.now,
    askedBy: tx.actor.person as PersonId,
    why: seal.hide(why.trim(), hiddenAt.transferWhy(id)),
    consent,
    consentMessage: consent === 'thread' ? message : null,
    consentWhy: consent === 'danger' ? seal.hide(consentWhy.trim(), hiddenAt.transferConsent(id)) : null,
    dueAt: clock.dueAt,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    answerWhy: null,
  })
  await tx.enqueue('cases.transfer', { transfer: id, told: 'asked' }, { key: `transfer:${id}:asked` })
}

export type TransferDone = {
  readonly type: 'cases.transfer-done'
  readonly case: string
  readonly transfer: string
  readonly answer: TransferAnswer
}
type Answered = Promise<Decision<TransferDone, CaseRefusal>>

/** Answers a transfer that waits, once: the row is locked, and an answered one is not found. */
async function answer(
  tx: Tx,
  seal: Seal,
  given: { readonly transfer: string; readonly answer: 'accepted' | 'bounced'; readonly why: string },
): Promise<Decision<Transfer, CaseRefusal>> {
  const transfer = await lockWaiting(tx, given.transfer)
  if (!transfer) return refused({ code: 'cases.transfer-over' })
  const decision = answerTransfer(transfer, { ...given, by: tx.actor.office })
  if (!decision.ok) return decision
  const answerWhy =
    given.answer === 'bounced' ? seal.hide(given.why.trim(), hiddenAt.transferAnswer(transfer.id)) : null
  const by = { answer: given.answer, answeredBy: tx.actor.person as PersonId, answerWhy }
  if (!(await writeAnswer(tx, transfer.id, by))) return refused({ code: 'cases.transfer-over' })
  await stopClocks(tx, transfer.id)
  const told = { transfer: transfer.id, told: given.answer }
  await tx.enqueue('cases.transfer', told, { key: `transfer:${transfer.id}:${given.answer}` })
  return happened(transfer)
}

const done = (transfer: Transfer, how: TransferAnswer): Decision<TransferDone, CaseRefusal> =>
  happened({ type: 'cases.transfer-done', case: transfer.case, transfer: transfer.id, answer: how })

/**
 * Takes a case: from this moment it is whole with this office and nowhere else, and whoever took it has it. Its promises go
 * on as they were. Nobody takes one against a company they are tied to.
 */
export async function acceptTransfer(tx: Tx, seal: Seal, { transfer: id }: { readonly transfer: string }): Answered {
  const answered = await answer(tx, seal, { transfer: id, answer: 'accepted', why: '' })
  if (!answered.ok) return answered
  const [transfer] = answered.events
  const one = await caseById(tx, transfer.case)
  if (!one) return refused({ code: 'cases.transfer-over' })
  if (await isTied(tx, one, 'taken')) return refused({ code: 'cases.tied' })
  await moveClocks(tx, one.id, one.office ?? caseStandard().centreCalendar)
  const data = { transfer: transfer.id, from: transfer.fromOffice, to: transfer.toOffice }
  await noteStep(tx, seal, { case: one.id, step: 'transfer-accepted', data, said: '' })
  await tx.enqueue('cases.tell', { case: one.id, message: null }, { key: `tell:${transfer.id}` })
  return done(transfer, 'accepted')
}

/** Sends a case back with a reason: it never left. */
export async function bounceTransfer(
  tx: Tx,
  seal: Seal,
  { transfer: id, why }: { readonly transfer: string; readonly why: string },
): Answered {
  const answered = await answer(tx, seal, { transfer: id, answer: 'bounced', why })
  if (!answered.ok) return answered
  const [transfer] = answered.events
  const data = { transfer: transfer.id, from: transfer.fromOffice, to: transfer.toOffice }
  await noteStep(tx, seal, { case: transfer.case, step: 'transfer-bounced', data, said: '' })
  return done(transfer, 'bounced')
}

/** The office takes its wish back before there is an answer. */
export const withdrawTransfer = async (tx: Tx, seal: Seal, seen: Seen): Done =>
  await make(tx, seal, {
    seen,
    name: 'transfer-withdrawn',
    doing: (one) => ({
      also: async () => {
        const waiting = await waitingOf(tx, one.id)
        const by = { answer: 'withdrawn', by: one.office, why: '' } as const
        if (!waiting) return { code: 'cases.transfer-over' }
        const decision = answerTransfer(waiting, by)
        if (!decision.ok) return decision.refusal
        return (await endTransfer(tx, one.id)) ? undefined : { code: 'cases.transfer-over' }
      },
    }),
  })
