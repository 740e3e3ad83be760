import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { dayIn } from '../../../kernel/time.ts'
import { startClock, stopClocks } from '../../../platform/clocks/store.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { caseStandard } from '../categories.ts'
import { noteStep } from '../handle/make.ts'
import { hiddenAt } from '../hidden.ts'
import { calendarFor } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { lockCase } from '../store.ts'
import { caseToRead } from '../ties/store.ts'
import {
  type AskingForStay,
  askForStay,
  freeBeds,
  type Guest,
  type LeavingReason,
  moveStay,
  reviewedAfter,
  type Stay,
} from './decide.ts'
import { type StayMove, stayMoves } from './moves.ts'
import {
  changeStay,
  hasBedElsewhere,
  hostingOffices,
  housesHere,
  insertHouse,
  insertStay,
  lockStay,
  staysAt,
  staysOf,
  updateHouse,
} from './store.ts'

/** The rule that a stay's clock is named by. */
export const stayRule = 'standar-aduan.peninjauan-tempat-aman'
export const staySubject = 'case-stay'

export type HouseOpened = { readonly type: 'cases.house-opened'; readonly house: string }
export type Opening = Readonly<Record<Guest, number>> & { readonly name: string; readonly address: string }

const mostBeds = 500
const areBeds = (beds: readonly number[]): boolean =>
  beds.every((count) => Number.isInteger(count) && count >= 0 && count <= mostBeds)

/** A head of office opens a house. Its address is hidden; who is asked for a place names an office, never a house. */
export async function openHouse(tx: Tx, seal: Seal, opening: Opening): Promise<Decision<HouseOpened, CaseRefusal>> {
  const { name, address, women, men, families } = opening
  const { office, person } = tx.actor
  if (office === null || person === null) return refused({ code: 'cases.wrong-state' })
  if (name.trim() === '') return refused({ code: 'cases.house-name' })
  if (address.trim() === '') return refused({ code: 'cases.house-address' })
  const beds = [women, men, families]
  if (!areBeds(beds) || !beds.some(Boolean)) return refused({ code: 'cases.house-beds' })
  const id = tx.newId<string>()
  const addressHidden = seal.hide(address.trim(), hiddenAt.houseAddress(id))
  const row = { id, office, name: name.trim(), women, men, families, at: tx.now, person, closedAt: null }
  await insertHouse(tx, { ...row, addressHidden })
  return happened({ type: 'cases.house-opened', house: id })
}

export type HouseChanged = { readonly type: 'cases.house-changed'; readonly house: string; readonly isClosed: boolean }

/**
 * A head of office changes the beds of a house; with none left it is closed. Who has a bed keeps it, and a house in which
 * somebody is, or is expected, is not closed.
 */
export async function changeHouse(
  tx: Tx,
  { house: id, ...beds }: Readonly<Record<Guest, number>> & { readonly house: string },
): Promise<Decision<HouseChanged, CaseRefusal>> {
  const house = (await housesHere(tx)).find((one) => one.id === id)
  if (!house) return refused({ code: 'cases.stay-house' })
  if (!areBeds(Object.values(beds))) return refused({ code: 'cases.house-beds' })
  const isClosed = !Object.values(beds).some(Boolean)
  const isUsed = (await staysAt(tx, house.office)).some((stay) => stay.house === id)
  if (isClosed && isUsed) return refused({ code: 'cases.house-used' })
  await updateHouse(tx, id, isClosed ? { closedAt: tx.now } : beds)
  return happened({ type: 'cases.house-changed', house: id, isClosed })
}

export type StayDone = {
  readonly type: 'cases.stay-done'
  readonly case: string
  readonly stay: string
  readonly did: 'ask' | StayMove
}
type Done = Promise<Decision<StayDone, CaseRefusal>>

/** Whoever has a case asks an office for a place. The person was asked first, and said yes. */
export async function askStay(
  tx: Tx,
  seal: Seal,
  { case: of, ...asking }: AskingForStay & { readonly case: string },
): Done {
  if (!(await caseToRead(tx, of))) return refused({ code: 'cases.tied' })
  const one = await lockCase(tx, of)
  const { office, person } = tx.actor
  if (!one || person === null || one.office !== office) return refused({ code: 'cases.wrong-state' })
  const before = await staysOf(tx, of)
  const hasPlace = before.some(({ state }) => state === 'asked' || state === 'kept' || state === 'in')
  const decision = askForStay(asking, { one, hosts: await hostingOffices(tx), hasPlace })
  if (!decision.ok) return decision
  const [{ to, guest, consent }] = decision.events
  const id = tx.newId<string>()
  await insertStay(tx, {
    id,
    case: of,
    number: one.number,
    worker: one.filedBy === 'self' ? one.worker : null,
    guest,
    level: one.level,
    fromOffice: office,
    toOffice: to,
    needsHidden: seal.hide(asking.needs.trim(), hiddenAt.stayNeeds(id)),
    consent,
    askedAt: tx.now,
    askedBy: person,
    state: 'asked',
    house: null,
    answerHidden: null,
    cameAt: null,
    reviewOn: null,
    leftAt: null,
    leftWhy: null,
    version: 1,
  })
  await noteStep(tx, seal, { case: of, step: 'stay-asked', data: { stay: id }, said: '' })
  await tx.enqueue('cases.stay', { stay: id, told: 'asked' }, { key: `stay:${id}:asked` })
  return happened({ type: 'cases.stay-done', case: of, stay: id, did: 'ask' })
}

export type Moving = {
  readonly stay: string
  readonly move: StayMove
  /** The version the officer saw. */
  readonly seen: number
  readonly why: string
  /** In which house, for `keep`. */
  readonly house?: string | null
  /** For `end`. */
  readonly reason?: LeavingReason | null
}

/** What an office does to a stay: the one that has the house, or for `withdraw` the one that has the case. */
export async function doStay(tx: Tx, seal: Seal, moving: Moving): Done {
  const stay = await lockStay(tx, moving.stay)
  const { office, role } = tx.actor
  if (!stay) return refused({ code: 'cases.stay-over' })
  const { by, step } = stayMoves[moving.move]
  if (by === 'host' ? office !== stay.toOffice : !(await caseToRead(tx, stay.case)))
    return refused({ code: 'cases.stay-over' })
  const isHead = role === 'head-of-office'
  const decision = moveStay(stay, { ...moving, by, isHead })
  if (!decision.ok) return decision
  const problem = await change(tx, seal, { stay, moving })
  if (problem) return refused(problem)
  await noteStep(tx, seal, { case: stay.case, step, data: { stay: stay.id }, said: moving.why })
  if (moving.move === 'keep' || moving.move === 'refuse')
    await tx.enqueue('cases.stay', { stay: stay.id, told: moving.move }, { key: `stay:${stay.id}:${moving.move}` })
  return happened({ type: 'cases.stay-done', case: stay.case, stay: stay.id, did: moving.move })
}

type Changing = { readonly stay: Stay; readonly moving: Moving }

async function change(tx: Tx, seal: Seal, { stay, moving }: Changing): Promise<CaseRefusal | undefined> {
  const { id, toOffice } = stay
  switch (moving.move) {
    case 'keep': {
      const house = (await housesHere(tx)).find((one) => one.id === moving.house)
      if (!house) return { code: 'cases.stay-house' }
      if (await hasBedElsewhere(tx, id)) return { code: 'cases.stay-elsewhere' }
      const here = (await staysAt(tx, toOffice)).filter((one) => one.house === house.id)
      if (freeBeds(house, here)[stay.guest] === 0) return { code: 'cases.stay-full' }
      await changeStay(tx, id, { state: 'kept', house: house.id })
      return undefined
    }
    case 'refuse':
      await changeStay(tx, id, {
        state: 'refused',
        answerHidden: seal.hide(moving.why.trim(), hiddenAt.stayAnswer(id)),
      })
      return undefined
    case 'withdraw':
      await changeStay(tx, id, { state: 'withdrawn' })
      return undefined
    case 'miss':
      await changeStay(tx, id, { state: 'absent' })
      return undefined
    case 'begin':
      await changeStay(tx, id, { state: 'in', cameAt: tx.now, reviewOn: await startReview(tx, stay) })
      return undefined
    case 'renew':
      await stopClocks(tx, id)
      await changeStay(tx, id, { state: 'in', reviewOn: await startReview(tx, stay) })
      return undefined
    case 'end':
      if (!moving.reason) return { code: 'cases.stay-leaving' }
      await stopClocks(tx, id)
      await changeStay(tx, id, { state: 'left', leftAt: tx.now, leftWhy: moving.reason })
      return undefined
  }
}

/** Starts the time after which it is decided whether somebody stays on. @returns the day it ends where the house is */
async function startReview(tx: Tx, { id, toOffice }: Pick<Stay, 'id' | 'toOffice'>): Promise<Stay['reviewOn']> {
  const calendar = await calendarFor(tx, { office: toOffice })
  const line = reviewedAfter(dayIn(tx.now, calendar.zone), caseStandard().stays)
  if (!line) throw new Error('no standard says when a stay is looked at again')
  const { days: length, warnMinutes, from } = line
  const { dueAt } = await startClock(tx, {
    promised: {
      rule: stayRule,
      ruleSet: `data/case-categories.yaml/${from}`,
      length,
      unit: 'calendar-day',
      warnMinutes,
    },
    subject: { kind: staySubject, id },
    office: toOffice,
    calendar,
  })
  return dayIn(dueAt, calendar.zone)
}
