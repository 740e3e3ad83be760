import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Attachment } from '../case.ts'
import { keepCasePromise, promiseSoonAnswer } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { changeCase, lockCase } from '../store.ts'
import { isTied } from '../ties/store.ts'
import { addMessage } from './add.ts'

export type Written = {
  readonly type: 'cases.written'
  readonly case: string
  /** `null`: the provider had sent it before. */
  readonly message: string | null
  readonly digest: string | null
}

type Writing = {
  readonly text: string
  readonly channel: string
  readonly files: readonly Attachment[]
  readonly external?: string
  readonly saidAt?: Instant
  /** Somebody who was let in wrote it: the person of the case has not been heard by it. */
  readonly byAccess?: boolean
}

/** The reporter says something more. Never refused for the state a case is in: it is never closed to replies. */
export async function writeAsReporter(
  tx: Tx,
  seal: Seal,
  { case: id, text, channel, files, external, saidAt, byAccess = false }: Writing & { readonly case: string },
): Promise<Decision<Written, CaseRefusal>> {
  const one = await lockCase(tx, id)
  if (!one) return refused({ code: 'cases.wrong-code' })
  if (text.trim() === '' && files.length === 0) return refused({ code: 'cases.no-text' })
  const message = await addMessage(tx, seal, one, {
    side: 'reporter',
    channel,
    text,
    files,
    external: external ?? null,
    ...(saidAt === undefined ? {} : { saidAt }),
  })
  const heard = byAccess ? {} : { reporterAt: tx.now }
  if (message) await changeCase(tx, id, { ...heard, unreadSince: one.unreadSince ?? tx.now })
  return happened({ type: 'cases.written', case: id, message: message?.id ?? null, digest: message?.digest ?? null })
}

/** The office answers. What it had not read counts as read, and its promise of a first answer is kept. */
export async function writeAsOffice(
  tx: Tx,
  seal: Seal,
  {
    case: id,
    text,
    files = [],
  }: { readonly case: string; readonly text: string; readonly files?: readonly Attachment[] },
): Promise<Decision<Written, CaseRefusal>> {
  const one = await lockCase(tx, id)
  if (!one) return refused({ code: 'cases.wrong-state' })
  if (await isTied(tx, one, 'sorted')) return refused({ code: 'cases.tied' })
  if (text.trim() === '') return refused({ code: 'cases.no-text' })
  const message = await addMessage(tx, seal, one, { side: 'office', channel: 'page', text, files, external: null })
  await changeCase(tx, id, {
    officeAt: tx.now,
    unreadSince: null,
    alarmedAt: null,
    handler: one.handler ?? tx.actor.person,
  })
  await keepCasePromise(tx, one, 'public-complaint.received')
  await promiseSoonAnswer(tx, { ...one, officeAt: tx.now })
  await tx.enqueue('cases.tell', { case: id, message: message?.id ?? null }, { key: `tell:${message?.id ?? id}` })
  return happened({ type: 'cases.written', case: id, message: message?.id ?? null, digest: message?.digest ?? null })
}
