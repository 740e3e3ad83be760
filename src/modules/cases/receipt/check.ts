import { sql } from 'kysely'
import { digestOf } from '../../../kernel/digest.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { messageDigest } from '../evidence.ts'
import { hiddenAt } from '../hidden.ts'
import { caseById } from '../store.ts'
import { messagesOf } from '../thread-store.ts'
import { filedPayload, filingNow } from './receipt.ts'

/** Something the ledger knows and the records do not have as it was. */
export type CaseProblem = {
  readonly case: string
  readonly what: 'case-missing' | 'filing-altered' | 'message-missing' | 'message-altered'
}

export type CasesChecked = {
  readonly cases: number
  readonly messages: number
  readonly problems: readonly CaseProblem[]
}

type Known = { readonly id: string; readonly kind: 'case' | 'case-message'; readonly payload: string }

/**
 * Holds every complaint and every message that was ever entered in the ledger against what is kept of it: nothing can be
 * dropped or altered without being named here. Runs as Bekal itself.
 */
export async function checkCases(tx: Tx, seal: Seal): Promise<CasesChecked> {
  const { rows } = await sql<Known>`
    select record_id as id, record_kind as kind, encode(payload_hash, 'hex') as payload from ledger.entry
    where (record_kind = 'case' and act = 'cases.file') or record_kind = 'case-message'
    order by at, id`.execute(tx.db())
  const problems: CaseProblem[] = []
  const filed = rows.filter(({ kind }) => kind === 'case')
  const written = new Map(rows.filter(({ kind }) => kind === 'case-message').map(({ id, payload }) => [id, payload]))
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
  }
  for (const id of written.keys()) if (!found.has(id)) problems.push({ case: id, what: 'message-missing' })
  return { cases: filed.length, messages: written.size, problems }
}

/** The digest of a message as it is kept; nothing when it cannot be opened. */
function digestNow(seal: Seal, message: Awaited<ReturnType<typeof messagesOf>>[number]): string | undefined {
  try {
    return messageDigest(message, seal.reveal(message.body, hiddenAt.body(message.id)))
  } catch {
    return undefined
  }
}
