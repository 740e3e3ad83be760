import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { OfficeId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { phoneOf } from '../../accounts/index.ts'
import type { Case } from '../case.ts'
import { type Contact, keepContact, openContact } from '../file/contact.ts'
import { noteStep } from '../handle/make.ts'
import { codeFingerprint, hiddenAt, newCode } from '../hidden.ts'
import type { CaseRefusal } from '../refusal.ts'
import { endContact, hasEndedContact, lockCase, secretsOf } from '../store.ts'
import { stepsOf } from '../thread-store.ts'
import { isTied } from '../ties/store.ts'
import { plainName } from './decide.ts'
import { indexesOf, type Somebody } from './somebody.ts'
import { changeCode, endAccesses, insertAccess, isUnsafe } from './store.ts'

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
  const code = newCode(seal)
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

/** When it is they who are reached today, nothing is sent there any more; and when they told the case for somebody, their code is dead. */
export async function shutTeller(tx: Tx, seal: Seal, { id, filedBy }: Case, { name, phone }: Somebody): Promise<void> {
  const teller = await openContact(tx, seal, id)
  if (!teller) return
  const isTold = filedBy !== 'self' && !(await isHanded(tx, id))
  const samePhone = phoneOf(phone) !== undefined && phoneOf(teller.address) === phoneOf(phone)
  if (!samePhone && !(isTold && plainName(teller.name) === plainName(name))) return
  await endContact(tx, id)
  if (!isTold) return
  await changeCode(tx, id, codeFingerprint(seal, id, newCode(seal)))
  await noteStep(tx, seal, { case: id, step: 'code-shut', data: {}, said: '' })
}

/** Whether the person a case is about has it already. */
const isHanded = async (tx: Tx, id: string): Promise<boolean> =>
  (await stepsOf(tx, id)).some(({ step }) => step === 'code-handed')
