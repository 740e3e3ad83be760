import { sql } from 'kysely'
import { digestOf } from '../../../kernel/digest.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { messageDigest, minutesDigest } from '../evidence.ts'
import { hiddenAt } from '../hidden.ts'
import { minutesPayload } from '../minutes/minutes.ts'
import { caseById } from '../store.ts'
import { messagesOf, stepsOf } from '../thread-store.ts'
import { filedPayload, filingNow } from './receipt.ts'

/** Something the ledger knows and the records do not have as it was. */
export type CaseProblem = {
  readonly case: string
  readonly what:
    | 'case-missing'
    | 'filing-altered'
    | 'message-missing'
    | 'message-altered'
    | 'minutes-missing'
    | 'minutes-altered'
}

export type CasesChecked = {
  readonly cases: number
  readonly messages: number
  readonly minutes: number
  readonly problems: readonly CaseProblem[]
}

type Known = { readonly id: string; readonly kind: 'case' | 'case-message' | 'case-minutes'; readonly payload: string }

/**
 * Holds every complaint, every message and all minutes that were ever entered in the ledger against what is kept of them:
 * nothing can be dropped or altered without being named here. Runs as Bekal itself.
 */
export async function checkCases(tx: Tx, seal: Seal): Promise<CasesChecked> {
  const { rows } = await sql<Known>`
    select record_id as id, record_kind as kind, encode(payload_hash, 'hex') as payload from ledger.entry
    where (record_kind = 'case' and act = 'cases.file') or record_kind in ('case-message', 'case-minutes')
    order by at, id`.execute(tx.db())
  const problems: CaseProblem[] = []
  const filed = rows.filter(({ kind }) => kind === 'case')
  const enteredAs = (which: Known['kind']) =>
    new Map(rows.filter(({ kind }) => kind === which).map(({ id, payload }) => [id, payload]))
  const [written, minuted] = [enteredAs('case-message'), enteredAs('case-minutes')]
  const found = new Set<string>()
  for (const { id, payload } of filed) {
    const one = await caseById(tx, id)
    if (!one) {
      problems.push({ case: id, what: 'case-missing' })
      continue
    }
    if (digestOf(filedPayload(one)) !== payload || (await filingNow(tx, seal, one)) !== one.filing)
      problems.push({ case: one.number, what: 'filing-altered' })
    for (const message of await messagesOf(tx, id, 10_000)) {
      found.add(message.id)
      const digest = digestNow(seal, message)
      if (digest === undefined || written.get(message.id) !== digestOf({ case: id, digest }))
        problems.push({ case: one.number, what: 'message-altered' })
    }
    for (const step of await stepsOf(tx, id, 10_000)) {
      const payload = minuted.get(step.id)
      if (payload === undefined) continue
      found.add(step.id)
      const digest = minutesNow(seal, step)
      if (digest === undefined || payload !== digestOf(minutesPayload(id, digest)))
        problems.push({ case: one.number, what: 'minutes-altered' })
    }
  }
  for (const id of written.keys()) if (!found.has(id)) problems.push({ case: id, what: 'message-missing' })
  for (const id of minuted.keys()) if (!found.has(id)) problems.push({ case: id, what: 'minutes-missing' })
  return { cases: filed.length, messages: written.size, minutes: minuted.size, problems }
}

/** The digest of minutes as they are kept; nothing when they cannot be opened. */
function minutesNow(seal: Seal, step: Awaited<ReturnType<typeof stepsOf>>[number]): string | undefined {
  try {
    return step.said === null ? undefined : minutesDigest(step, seal.reveal(step.said, hiddenAt.said(step.id)))
  } catch {
    return undefined
  }
}

/** The digest of a message as it is kept; nothing when it cannot be opened. */
function digestNow(seal: Seal, message: Awaited<ReturnType<typeof messagesOf>>[number]): string | undefined {
  try {
    return messageDigest(message, seal.reveal(message.body, hiddenAt.body(message.id)))
  } catch {
    return undefined
  }
}
