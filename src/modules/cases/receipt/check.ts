import { sql } from 'kysely'
import { digestOf } from '../../../kernel/digest.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { unsafeKind } from '../access/act.ts'
import { messageDigest, minutesDigest } from '../evidence.ts'
import { hiddenAt } from '../hidden.ts'
import { minutesPayload } from '../minutes/minutes.ts'
import { stepKind } from '../step.ts'
import { caseById } from '../store.ts'
import { messagesOf, stepsOf } from '../thread-store.ts'
import { type EnteredAs, holdAccess, holdSteps } from './check-steps.ts'
import { filedPayload, filingNow } from './receipt.ts'

/** Something the ledger knows and the records do not have as it was, or have and the ledger does not know. */
export type CaseProblem = {
  readonly case: string
  readonly what:
    | 'case-missing'
    | 'filing-altered'
    | `${Part}-missing`
    | `${Part}-altered`
    | 'standing-altered'
    | 'access-altered'
}
type Part = 'message' | 'minutes' | 'step' | 'mark'

export type CasesChecked = {
  readonly cases: number
  readonly messages: number
  readonly minutes: number
  readonly steps: number
  readonly problems: readonly CaseProblem[]
}

/** What the ledger calls each part of a case. */
const kinds = { message: 'case-message', minutes: 'case-minutes', step: stepKind, mark: unsafeKind } as const

type Known = { readonly id: string; readonly kind: string; readonly payload: string }

/**
 * Holds every complaint, every message, all minutes, every step, where the case stands and whom it lets in against what was
 * entered in the ledger: nothing can be dropped, added or altered without being named here. Runs as Bekal itself. Promises
 * are not held: a clock that was altered is not named.
 */
export async function checkCases(tx: Tx, seal: Seal): Promise<CasesChecked> {
  const { rows } = await sql<Known>`
    select record_id as id, record_kind as kind, encode(payload_hash, 'hex') as payload from ledger.entry
    where (record_kind = 'case' and act = 'cases.file') or record_kind = any(${Object.values(kinds)})
    order by at, id`.execute(tx.db())
  const enteredAs = (which: string): EnteredAs =>
    new Map(rows.filter(({ kind }) => kind === which).map(({ id, payload }) => [id, payload]))
  const entered: Entered = {
    message: enteredAs(kinds.message),
    minutes: enteredAs(kinds.minutes),
    step: enteredAs(kinds.step),
    mark: enteredAs(kinds.mark),
  }
  const problems: CaseProblem[] = []
  const found = new Set<string>()
  const filed = enteredAs('case')
  for (const [id, payload] of filed) {
    const one = await caseById(tx, id)
    if (!one) {
      problems.push({ case: id, what: 'case-missing' })
      continue
    }
    if (digestOf(filedPayload(one)) !== payload || (await filingNow(tx, seal, one)) !== one.filing)
      problems.push({ case: one.number, what: 'filing-altered' })
    const { seen, what } = await holdParts(tx, seal, { id, entered })
    for (const part of seen) found.add(part)
    for (const problem of what) problems.push({ case: one.number, what: problem })
  }
  for (const part of Object.keys(kinds) as Part[])
    for (const id of entered[part].keys()) if (!found.has(id)) problems.push({ case: id, what: `${part}-missing` })
  const { message, minutes, step } = entered
  return { cases: filed.size, messages: message.size, minutes: minutes.size, steps: step.size, problems }
}

type Entered = Readonly<Record<Part, EnteredAs>>
type Held = { readonly seen: readonly string[]; readonly what: readonly CaseProblem['what'][] }

async function holdParts(
  tx: Tx,
  seal: Seal,
  { id, entered }: { readonly id: string; readonly entered: Entered },
): Promise<Held> {
  const [messages, steps] = [await messagesOf(tx, id, everything), await stepsOf(tx, id, everything)]
  const minutes = steps.filter((step) => entered.minutes.has(step.id))
  const held = await holdSteps(tx, { id, steps }, entered.step)
  const letIn = await holdAccess(tx, { id, steps }, entered.mark)
  const isMessageWhole = messages.every((message) => {
    const digest = digestNow(seal, message)
    return digest !== undefined && entered.message.get(message.id) === digestOf({ case: id, digest })
  })
  const areMinutesWhole = minutes.every((step) => {
    const digest = minutesNow(seal, step)
    return digest !== undefined && entered.minutes.get(step.id) === digestOf(minutesPayload(id, digest))
  })
  return {
    seen: [...messages.map((message) => message.id), ...held.seen, ...letIn.seen],
    what: [
      ...(isMessageWhole ? [] : (['message-altered'] as const)),
      ...(areMinutesWhole ? [] : (['minutes-altered'] as const)),
      ...held.what,
      ...letIn.what,
    ],
  }
}

/** More messages and steps than any case has. */
const everything = 20_000

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
