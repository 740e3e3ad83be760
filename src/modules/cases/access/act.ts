import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { isId, type OfficeId, type PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { phoneOf } from '../../accounts/index.ts'
import { officeOf } from '../../offices/index.ts'
import type { Case } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { type Contact, keepContact, openContact } from '../file/contact.ts'
import { noteStep } from '../handle/make.ts'
import { codeFingerprint, hiddenAt } from '../hidden.ts'
import type { CaseRefusal } from '../refusal.ts'
import { endContact, hasEndedContact, lockCase, secretsOf } from '../store.ts'
import { stepsOf } from '../thread-store.ts'
import { isTied } from '../ties/store.ts'
import { type Access, grant, isLive, plainName, type Scope } from './decide.ts'
import { accessesOf, changeCode, endAccesses, insertAccess, insertLook, insertUnsafe, isUnsafe } from './store.ts'

/** Bits of a code, as for a case: nobody guesses one. */
const codeBits = 80

/** Somebody by name, and by telephone when it is known. */
type Somebody = { readonly name: string; readonly phone: string }

const indexesOf = (seal: Seal, of: string, { name, phone }: Somebody) => {
  const number = phoneOf(phone)
  return {
    nameIndex: seal.blindIndex(`${of} ${plainName(name)}`, 'case-relative'),
    phoneIndex: number === undefined ? null : seal.blindIndex(`${of} ${number}`, 'case-relative'),
  }
}

export type AccessGiven = {
  readonly type: 'cases.access-given'
  readonly case: string
  readonly access: string
  readonly scope: Scope
  /** The code, hidden, base64: shown once, to whoever gives it. */
  readonly code: string
}

export type Giving = Somebody & {
  readonly case: string
  readonly scope: Scope
  readonly days: number
  /** Empty when the person of the case decides. */
  readonly reason: string
}

/** Lets a relative look at a case. Whether the person of the case decides, or the mission, is who acts. */
export async function giveAccess(tx: Tx, seal: Seal, giving: Giving): Promise<Decision<AccessGiven, CaseRefusal>> {
  const one = await lockCase(tx, giving.case)
  if (!one) return refused({ code: 'cases.wrong-state' })
  if (await isTied(tx, one, 'sorted')) return refused({ code: 'cases.tied' })
  const isReporter = tx.actor.role === 'system'
  const indexes = indexesOf(seal, one.id, giving)
  const decision = grant(
    { ...giving, givenBy: isReporter ? 'reporter' : 'mission' },
    {
      now: tx.now,
      one,
      isUnsafe: await isUnsafe(tx, one.id, indexes),
      isMission: tx.actor.office !== null && officeOf(tx.actor.office)?.kind === 'mission',
      live: (await accessesOf(tx, one.id)).filter((access) => isLive(access, tx.now)).length,
      standard: caseStandard().familyAccess,
    },
  )
  if (!decision.ok) return decision
  const [{ until, scope }] = decision.events
  const id = tx.newId<string>()
  const code = seal.secret(codeBits)
  await insertAccess(tx, {
    id,
    case: one.id,
    kind: 'relative',
    scope,
    code: codeFingerprint(seal, id, code),
    nameHidden: seal.hide(giving.name.trim(), hiddenAt.relative(id)),
    ...indexes,
    addressIndex: null,
    at: tx.now,
    until,
    givenBy: isReporter ? 'reporter' : 'mission',
    person: isReporter ? null : tx.actor.person,
    office: isReporter ? null : tx.actor.office,
    reasonHidden: isReporter ? null : seal.hide(giving.reason.trim(), hiddenAt.accessReason(id)),
    endedAt: null,
    endedBy: null,
  })
  await noteStep(tx, seal, { case: one.id, step: 'access-given', data: { access: id, scope }, said: giving.reason })
  // Somebody else decided: the person of the case learns of it where they said they can be reached.
  if (!isReporter) await tx.enqueue('cases.tell', { case: one.id, message: null }, { key: `tell:${id}` })
  const hidden = Buffer.from(seal.hide(code, hiddenAt.accessCode(id))).toString('base64')
  return happened({ type: 'cases.access-given', case: one.id, access: id, scope, code: hidden })
}

export type AccessEnded = { readonly type: 'cases.access-ended'; readonly case: string; readonly access: string }

/** Ends an access, at once. Ended before, it stays so. */
export async function endAccess(
  tx: Tx,
  seal: Seal,
  { case: of, access }: { readonly case: string; readonly access: string },
): Promise<Decision<AccessEnded, CaseRefusal>> {
  const one = await lockCase(tx, of)
  if (!one || !isId(access)) return refused({ code: 'cases.wrong-state' })
  if (await isTied(tx, one, 'sorted')) return refused({ code: 'cases.tied' })
  const by = tx.actor.role === 'system' ? 'reporter' : 'officer'
  if ((await endAccesses(tx, { case: of, id: access }, by)) > 0)
    await noteStep(tx, seal, { case: of, step: 'access-ended', data: { access }, said: '' })
  return happened({ type: 'cases.access-ended', case: of, access })
}

export type UnsafeMarked = { readonly type: 'cases.unsafe-marked'; readonly case: string }

/**
 * Marks somebody as not safe: what they could open is shut, their telephone is no longer a way to the case, and they get no
 * access again. No step tells of it. A helper nobody knows the name of is shut out too: it may be them, and whoever the case
 * is about can let them in again.
 */
export async function markUnsafe(
  tx: Tx,
  seal: Seal,
  { case: of, ...who }: Somebody & { readonly case: string },
): Promise<Decision<UnsafeMarked, CaseRefusal>> {
  const one = await lockCase(tx, of)
  if (!one) return refused({ code: 'cases.wrong-state' })
  if (plainName(who.name) === '') return refused({ code: 'cases.access-name' })
  const indexes = indexesOf(seal, of, who)
  const id = tx.newId<string>()
  const person: PersonId | null = tx.actor.person
  const nameHidden = seal.hide(who.name.trim(), hiddenAt.unsafe(id))
  await insertUnsafe(tx, { id, case: of, nameHidden, ...indexes, at: tx.now, person })
  await endAccesses(tx, { case: of, ...indexes }, 'unsafe')
  for (const { id: helper, kind, endedAt, nameHidden: hidden } of await accessesOf(tx, of))
    if (kind === 'helper' && endedAt === null && seal.reveal(hidden, hiddenAt.relative(helper)) === '')
      await endAccesses(tx, { case: of, id: helper }, 'unsafe')
  await shutTeller(tx, seal, one, who)
  return happened({ type: 'cases.unsafe-marked', case: of })
}

/** When it is they who are reached today, nothing is sent there any more; and when they told the case for somebody, their code is dead. */
async function shutTeller(tx: Tx, seal: Seal, { id, filedBy }: Case, { name, phone }: Somebody): Promise<void> {
  const teller = await openContact(tx, seal, id)
  if (!teller) return
  const isTold = filedBy !== 'self' && !(await isHanded(tx, id))
  const samePhone = phoneOf(phone) !== undefined && phoneOf(teller.address) === phoneOf(phone)
  if (!samePhone && !(isTold && plainName(teller.name) === plainName(name))) return
  await endContact(tx, id)
  if (isTold) await changeCode(tx, id, codeFingerprint(seal, id, seal.secret(codeBits)))
}

/** Whether the person a case is about has it already. */
const isHanded = async (tx: Tx, id: string): Promise<boolean> =>
  (await stepsOf(tx, id)).some(({ step }) => step === 'code-handed')

/** Writes down that somebody let in looked, or wrote. */
export async function noteAccess(
  tx: Tx,
  { id, scope }: Pick<Access, 'id' | 'scope'>,
  did: 'look' | 'write',
): Promise<void> {
  await insertLook(tx, { id: tx.newId(), access: id, at: tx.now, scope })
  await tx.record({ act: 'cases.look-by-access', record: { kind: 'case-access', id }, payload: { scope, did } })
}

export type CodeHanded = {
  readonly type: 'cases.code-handed'
  readonly case: string
  readonly number: string
  readonly code: string
}

/**
 * A case told by somebody else comes to the person it is about: a new code opens it for them, they are reached where they
 * say, and all who were let in before are out. Who told it keeps an access of their own with the old code, which the person
 * may end; nobody who is marked as not safe. An officer who reached them does it, and says how they knew them.
 */
export async function handCode(
  tx: Tx,
  seal: Seal,
  { case: of, reason, reach }: { readonly case: string; readonly reason: string; readonly reach: Contact },
): Promise<Decision<CodeHanded, CaseRefusal>> {
  const one = await lockCase(tx, of)
  if (!one || one.filedBy === 'self') return refused({ code: 'cases.wrong-state' })
  if (await isTied(tx, one, 'sorted')) return refused({ code: 'cases.tied' })
  if (reason.trim() === '') return refused({ code: 'cases.no-reason' })
  const before = (await secretsOf(tx, of))?.code
  if (!before || (await isHanded(tx, of))) return refused({ code: 'cases.wrong-state' })
  await endAccesses(tx, { case: of, all: true }, 'officer')
  const helper = await letTellerIn(tx, seal, { case: of, code: before, reason })
  await endContact(tx, of)
  await keepContact(tx, seal, of, reach)
  const code = seal.secret(codeBits)
  await changeCode(tx, of, codeFingerprint(seal, of, code))
  await noteStep(tx, seal, { case: of, step: 'code-handed', data: { access: helper }, said: reason })
  const hidden = Buffer.from(seal.hide(code, hiddenAt.code(of))).toString('base64')
  return happened({ type: 'cases.code-handed', case: of, number: one.number, code: hidden })
}

/** @returns the access of whoever told the case; `null` when they are marked as not safe */
async function letTellerIn(
  tx: Tx,
  seal: Seal,
  { case: of, code, reason }: { readonly case: string; readonly code: Uint8Array; readonly reason: string },
): Promise<string | null> {
  // Marked before the case was given away: their code is dead already.
  if (await hasEndedContact(tx, of)) return null
  const teller = await openContact(tx, seal, of)
  const who = { name: teller?.name ?? '', phone: teller?.address ?? '' }
  const id = tx.newId<string>()
  const known = indexesOf(seal, of, who)
  const indexes = who.name === '' ? { ...known, nameIndex: seal.blindIndex(`${of} ${id}`, 'case-relative') } : known
  if (await isUnsafe(tx, of, indexes)) return null
  await insertAccess(tx, {
    id,
    case: of,
    kind: 'helper',
    scope: 'write',
    code,
    nameHidden: seal.hide(who.name, hiddenAt.relative(id)),
    ...indexes,
    addressIndex: teller?.addressIndex ?? null,
    at: tx.now,
    until: null,
    givenBy: 'officer',
    person: tx.actor.person,
    office: tx.actor.office as OfficeId | null,
    reasonHidden: seal.hide(reason.trim(), hiddenAt.accessReason(id)),
    endedAt: null,
    endedBy: null,
  })
  return id
}
