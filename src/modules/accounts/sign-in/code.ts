import type { Decision } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { minutesBetween } from '../../../kernel/time.ts'
import { takeTurn } from '../../../platform/db/lock.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { phoneAt } from '../open.ts'
import type { Refusal } from '../refusal.ts'
import {
  accountByOfficerNumber,
  type CodePurpose,
  codesSent,
  insertCode,
  lockCode,
  takeTry,
  useCode,
} from '../store.ts'
import { acceptCode, type CodeAccepted, type CodeSent, limits, sendCode } from './decide.ts'

/** What a citizen claims until the code proves the phone. */
export type Claims = {
  readonly nik: string
  readonly phone: string
  readonly birthDate: string
  readonly sex: 'female' | 'male'
}

export type Sending = {
  readonly purpose: CodePurpose
  /** The NIK and phone, the officer's number or the family member's id: limits are counted on it. */
  readonly subject: string
  /** The name of a browser they have signed in with before: it has limits of its own. `null`: any browser. */
  readonly known: string | null
  readonly account: PersonId | null
  /** `null`: nobody has this number; everything goes on as if, so that nobody learns that. */
  readonly phone: string | null
  readonly claims: Claims | null
  /** The sentence of the message, with the code in it. */
  readonly text: (code: string) => string
}

export type Sent = CodeSent & { readonly id: string }

/** Makes a code, keeps its fingerprint and puts the message into the outbox. */
export async function send(
  tx: Tx,
  seal: Seal,
  { purpose, subject, known, account, phone, claims, text }: Sending,
): Promise<Decision<Sent, Refusal>> {
  const index = seal.fingerprint(subject, `code subject ${purpose}`)
  const counted = known === null ? index : seal.fingerprint(`${subject} ${known}`, `code subject ${purpose}`)
  const phoneIndex = phone === null ? null : seal.fingerprint(phone, 'code phone')
  await takeTurn(tx, `code ${Buffer.from(counted).toString('hex')}`)
  if (phoneIndex !== null) await takeTurn(tx, `phone ${Buffer.from(phoneIndex).toString('hex')}`)
  const toPhone = known !== null || phoneIndex === null ? [] : await codesSent(tx, 'phone', phoneIndex)
  const decision = sendCode(await codesSent(tx, 'subject', counted), tx.now, toPhone)
  if (!decision.ok) return decision
  const [event] = decision.events
  const id: string = tx.newId()
  const code = seal.code(event.digits)
  await insertCode(tx, {
    id,
    purpose,
    account,
    subject: counted,
    phone: known === null ? phoneIndex : null,
    hash: seal.fingerprint(code, `code ${id}`),
    claims: claims === null ? null : seal.hide(JSON.stringify(claims), `accounts.code/claims/${id}`),
    createdAt: tx.now,
    expiresAt: event.expiresAt,
    tries: 0,
    usedAt: null,
  })
  if (phone !== null) await tx.notify({ key: `code:${id}`, channel: 'sms', to: phone, text: text(code) })
  return { ok: true, events: [{ ...event, id }] }
}

/** A new code to the phone of one that was asked for half an hour ago at most and opened nothing yet. */
export async function sendAgain(
  tx: Tx,
  seal: Seal,
  { id, text }: { readonly id: string } & Pick<Sending, 'text'>,
): Promise<Decision<Sent, Refusal>> {
  const code = await lockCode(tx, id)
  const isOpen = code?.usedAt === null && minutesBetween(code.createdAt, tx.now) < limits.validMinutes * 3
  const claims = isOpen && code.purpose === 'sign-in' ? claimsOf(code, seal) : null
  if (claims === null) return { ok: false, refusal: { code: 'accounts.no-code' } }
  const { nik, phone } = claims
  return await send(tx, seal, {
    purpose: 'sign-in',
    subject: citizenSubject(nik, phone),
    known: null,
    account: null,
    phone,
    claims,
    text,
  })
}

/** The name of the browser that asks, when this person has signed in with it before. */
export type Knows = (account: PersonId) => string | null

/** A citizen's limits are counted on NIK and phone together: codes to another phone take nothing from theirs. */
export const citizenSubject = (nik: string, phone: string): string => `${nik} ${phone}`

/** Sends a code to the phone of an officer's number. An unknown number gets the same answer and no message. */
export async function sendToOfficer(
  tx: Tx,
  seal: Seal,
  { number, knows, text }: { number: string; knows: Knows } & Pick<Sending, 'text'>,
): Promise<Decision<Sent, Refusal>> {
  const account = await accountByOfficerNumber(tx, number)
  const known = account && account.disabledAt === null ? account : undefined
  const phone = known ? seal.reveal(known.phoneHidden, phoneAt(known.id)) : null
  return await send(tx, seal, {
    purpose: 'officer',
    subject: number,
    known: known ? knows(known.id) : null,
    account: known?.id ?? null,
    phone,
    claims: null,
    text,
  })
}

type Typing = {
  readonly id: string
  readonly typed: string
  readonly purpose: CodePurpose
  /** Which try of the code this is, as `takeTryOf` answered. */
  readonly attempt: number | undefined
}

export type Proven = CodeAccepted & { readonly account: PersonId | null; readonly claims: Claims | null }

/**
 * Holds what was typed against a code. The try was taken before, in a transaction of its own (`takeTryOf`), so that a
 * hundred tries at one moment are a hundred.
 */
export async function prove(
  tx: Tx,
  seal: Seal,
  { id, typed, purpose, attempt }: Typing,
): Promise<Decision<Proven, Refusal>> {
  const code = await lockCode(tx, id)
  if (!code || code.purpose !== purpose) return { ok: false, refusal: { code: 'accounts.no-code' } }
  const right = Buffer.from(seal.fingerprint(typed, `code ${id}`)).equals(Buffer.from(code.hash))
  const tries = attempt === undefined ? limits.triesPerCode : attempt - 1
  const decision = acceptCode({ ...code, tries }, right, tx.now)
  if (!decision.ok) return decision
  await useCode(tx, id)
  return { ok: true, events: [{ ...decision.events[0], account: code.account, claims: claimsOf(code, seal) }] }
}

/** Takes a try of a code, before the code is looked at. @returns which one; nothing when all are taken */
export const takeTryOf = async (tx: Tx, id: string): Promise<number | undefined> =>
  await takeTry(tx, id, limits.triesPerCode)

/** What was proven by a code that has just been used: for the step after it (registration). */
export async function provenClaims(tx: Tx, seal: Seal, id: string): Promise<Claims | undefined> {
  const code = await lockCode(tx, id)
  if (!code?.usedAt || minutesBetween(code.usedAt, tx.now) >= limits.validMinutes * 3) return undefined
  return claimsOf(code, seal) ?? undefined
}

/** Whether a code was used for this subject within the last half hour: for the pages that follow it. */
export async function isProvenFor(
  tx: Tx,
  seal: Seal,
  { id, purpose, subject }: { readonly id: string } & Pick<Sending, 'purpose' | 'subject'>,
): Promise<boolean> {
  const code = await lockCode(tx, id)
  if (!code?.usedAt || minutesBetween(code.usedAt, tx.now) >= limits.validMinutes * 3) return false
  return Buffer.from(seal.fingerprint(subject, `code subject ${purpose}`)).equals(Buffer.from(code.subject))
}

const claimsOf = ({ id, claims }: { id: string; claims: Uint8Array | null }, seal: Seal): Claims | null =>
  claims === null ? null : (JSON.parse(seal.reveal(claims, `accounts.code/claims/${id}`)) as Claims)
