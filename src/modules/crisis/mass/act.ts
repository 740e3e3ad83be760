import { type Decision, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { CrisisRefusal } from '../refusal.ts'
import { rowOf } from '../roll/enter.ts'
import { addToRoll } from '../roll/store.ts'
import { eventById, lockEvent } from '../store.ts'
import { type MessageProposed, type MessageSetAside, type MessageSigned, propose, setAside, sign } from './decide.ts'
import type { MassMessage } from './message.ts'
import { everybodyIn, previewOf } from './receivers.ts'
import { insertMessage, insertReceivers, insertSetAside, insertSignature, lockMessage } from './store.ts'

export type Proposing = Pick<MassMessage, 'event' | 'kind' | 'texts' | 'country' | 'province' | 'scheme'>

/** Puts words before a second person, with how many they reach now. */
export async function proposeMessage(
  tx: Tx,
  proposing: Proposing,
  origin: string,
): Promise<Decision<MessageProposed, CrisisRefusal>> {
  const shown = await lockEvent(tx, proposing.event)
  if (!shown || tx.actor.person === null) return refused({ code: 'crisis.not-known' })
  // A roll-call asks those who are where it happens.
  const country = proposing.kind === 'roll-call' ? shown.event.country : proposing.country
  const filter = { country, province: proposing.province, scheme: proposing.scheme }
  const { receivers, parts } = await previewOf(tx, filter, proposing.texts, origin)
  const message = tx.newId<string>()
  const decision = propose({ ...proposing, receivers }, { message, origin, isOver: shown.ending !== null })
  if (!decision.ok) return decision
  await insertMessage(tx, {
    ...proposing,
    ...filter,
    id: message,
    receivers,
    parts,
    proposedBy: tx.actor.person,
    proposedAt: tx.now,
  })
  return decision
}

/**
 * Signs a message and writes down to whom it goes: exactly those who are there now, and as many as the signer was shown. It
 * leaves afterwards, in batches.
 */
export async function signMessage(
  tx: Tx,
  seal: Seal,
  { message: id, seen }: { readonly message: string; readonly seen: number },
): Promise<Decision<MessageSigned, CrisisRefusal>> {
  const standing = await lockMessage(tx, id)
  const person: PersonId | null = tx.actor.person
  if (!standing || person === null) return refused({ code: 'crisis.not-known' })
  const { message } = standing
  const isOver = (await eventById(tx, message.event))?.ending !== null
  // Before anybody is written down: the one who proposed it, a message that was signed, are refused here.
  const first = sign(standing, { by: person, isOver, seen, receivers: seen })
  if (!first.ok) return first
  await insertSignature(tx, { message: id, at: tx.now, person, receivers: seen })
  let receivers = 0
  for await (const page of everybodyIn(tx, message, message.texts)) {
    receivers += page.length
    if (message.kind === 'roll-call')
      await addToRoll(
        tx,
        page.map(({ there }) => rowOf(tx, seal, message.event, there)),
      )
    await insertReceivers(
      tx,
      page.map(({ there: { worker }, language }) => ({ message: id, worker, language, sentAt: null })),
    )
  }
  const decision = sign(standing, { by: person, isOver, seen, receivers })
  if (decision.ok) await tx.enqueue('crisis.send', { message: id }, { key: `crisis:${id}` })
  return decision
}

/** Says that a proposed message is not to be sent. */
export async function setMessageAside(
  tx: Tx,
  id: string,
  why: string,
): Promise<Decision<MessageSetAside, CrisisRefusal>> {
  const standing = await lockMessage(tx, id)
  if (!standing || tx.actor.person === null) return refused({ code: 'crisis.not-known' })
  const decision = setAside(standing, why)
  if (decision.ok)
    await insertSetAside(tx, { message: id, at: tx.now, person: tx.actor.person, why: decision.events[0].why })
  return decision
}
