import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { isId, type PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { officeOf } from '../../offices/index.ts'
import { caseStandard } from '../categories.ts'
import { noteStep } from '../handle/make.ts'
import { codeFingerprint, hiddenAt, newCode } from '../hidden.ts'
import type { CaseRefusal } from '../refusal.ts'
import { lockCase } from '../store.ts'
import { isTied } from '../ties/store.ts'
import { type Access, grant, isLive, plainName, type Scope } from './decide.ts'
import { shutTeller } from './hand.ts'
import { indexesOf, type Somebody } from './somebody.ts'
import { accessesOf, endAccesses, insertAccess, insertLook, insertUnsafe, isUnsafe } from './store.ts'

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
  const code = newCode(seal)
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

/** What the ledger holds of a mark: keyed hashes, which say nobody's name. */
export const unsafePayload = (mark: {
  readonly case: string
  readonly nameIndex: Uint8Array
  readonly phoneIndex: Uint8Array | null
}) => ({
  case: mark.case,
  name: Buffer.from(mark.nameIndex).toString('hex'),
  phone: mark.phoneIndex === null ? null : Buffer.from(mark.phoneIndex).toString('hex'),
})
export const unsafeKind = 'case-unsafe'

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
  if (await isTied(tx, one, 'sorted')) return refused({ code: 'cases.tied' })
  if (plainName(who.name) === '') return refused({ code: 'cases.access-name' })
  const indexes = indexesOf(seal, of, who)
  const id = tx.newId<string>()
  const person: PersonId | null = tx.actor.person
  const nameHidden = seal.hide(who.name.trim(), hiddenAt.unsafe(id))
  await insertUnsafe(tx, { id, case: of, nameHidden, ...indexes, at: tx.now, person })
  await tx.record({
    act: 'cases.unsafe',
    record: { kind: unsafeKind, id },
    payload: unsafePayload({ case: of, ...indexes }),
  })
  await endAccesses(tx, { case: of, ...indexes }, 'unsafe')
  for (const { id: helper, kind, endedAt, nameHidden: hidden } of await accessesOf(tx, of))
    if (kind === 'helper' && endedAt === null && seal.reveal(hidden, hiddenAt.relative(helper)) === '')
      await endAccesses(tx, { case: of, id: helper }, 'unsafe')
  await shutTeller(tx, seal, one, who)
  return happened({ type: 'cases.unsafe-marked', case: of })
}

/** Writes down that somebody let in looked, or wrote. */
export async function noteAccess(
  tx: Tx,
  { id, scope }: Pick<Access, 'id' | 'scope'>,
  did: 'look' | 'write',
): Promise<void> {
  await insertLook(tx, { id: tx.newId(), access: id, at: tx.now, scope })
  await tx.record({ act: 'cases.look-by-access', record: { kind: 'case-access', id }, payload: { scope, did } })
}
