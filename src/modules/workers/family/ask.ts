import type { Decision } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import { takeTurn } from '../../../platform/db/lock.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { retireDocument } from '../documents/store.ts'
import { hiddenAt } from '../hidden.ts'
import type { Refusal } from '../refusal.ts'
import { workerById } from '../store.ts'
import { type Asked, ask, type Ended, end } from './decide.ts'
import type { FamilyForm } from './form.ts'
import { linkOf, newSecret } from './link.ts'
import { changeFamilyMember, familyById, familyOf, insertFamilyMember } from './store.ts'

export type AskingFamily = {
  readonly person: PersonId
  readonly form: FamilyForm
  /** The sentence of the message, with the link in it. */
  readonly text: (secret: string, workerName: string) => string
}

/** Asks a relative: a secret link goes to their phone; only its fingerprint is kept. An unanswered question before it ends. */
export async function askFamily(
  tx: Tx,
  seal: Seal,
  { person, form, text }: AskingFamily,
): Promise<Decision<Asked, Refusal>> {
  await takeTurn(tx, `family ${person}`)
  const worker = await workerById(tx, person)
  const family = await familyOf(tx, person)
  const id = tx.newId<PersonId>()
  const village = worker?.village ?? null
  const decision = ask({ member: id, village, family, now: tx.now })
  if (!decision.ok || !worker || village === null) return decision
  for (const before of family.filter(({ endedAt }) => endedAt === null))
    await changeFamilyMember(tx, before.id, { endedAt: tx.now })
  const secret = newSecret(seal)
  await insertFamilyMember(tx, {
    id,
    worker: person,
    name: form.name,
    relation: form.relation,
    phoneHidden: seal.hide(form.phone, hiddenAt.familyPhone(id)),
    phoneLast4: form.phone.slice(-4),
    link: linkOf(seal, secret),
    village,
    askedAt: tx.now,
    answeredAt: null,
    answer: null,
    witnessedAt: null,
    witnessedBy: null,
    endedAt: null,
  })
  await tx.notify({ key: `family-link:${id}`, channel: 'sms', to: form.phone, text: text(secret, worker.name) })
  return decision
}

/** Takes the question or the permission back; the permission as a document becomes history. */
export async function endFamily(tx: Tx, person: PersonId, member: PersonId): Promise<Decision<Ended, Refusal>> {
  const one = await familyById(tx, member)
  if (!one || one.worker !== person) return { ok: false, refusal: { code: 'workers.ended' } }
  const decision = end(member, one)
  if (!decision.ok) return decision
  await changeFamilyMember(tx, member, { endedAt: tx.now })
  const kind = await permitKind(tx)
  if (kind !== undefined) await retireDocument(tx, person, { kind, source: 'family' })
  return decision
}

/** The document that the family's permission is, as the catalogue names it today. */
export async function permitKind(tx: Tx): Promise<string | undefined> {
  const { documents } = await ruleSetOn(tx, dayIn(tx.now, WIB))
  return [...documents.values()].find(({ comes }) => comes === 'family-confirmation')?.code
}
