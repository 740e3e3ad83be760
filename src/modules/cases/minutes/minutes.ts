import { sql } from 'kysely'
import { digestOf } from '../../../kernel/digest.ts'
import type { EntryId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { readerOf } from '../../../platform/ledger/reader.ts'
import { type Receipt, receiptFor } from '../../../platform/ledger/receipt.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Step, StepName } from '../case.ts'
import { type MinutesPlace, minutesDigest } from '../evidence.ts'
import { hiddenAt, shownCode } from '../hidden.ts'
import { stepsOf } from '../thread-store.ts'

/** The steps of which official minutes are kept. */
export const minutedSteps = ['clarified', 'clarified-again', 'mediated'] as const satisfies readonly StepName[]
export type MinutedStep = (typeof minutedSteps)[number]
export const isMinuted = (step: StepName): step is MinutedStep => minutedSteps.some((one) => one === step)

/** Official minutes as they are kept. */
export type Minutes = MinutesPlace & {
  readonly step: MinutedStep
  readonly person: Step['person']
  readonly text: string
  /** SHA-256 of what they say now, hex. */
  readonly digest: string
}

/** More steps than any case has. */
const everything = 20_000

/** What the ledger holds of minutes. */
export const minutesPayload = (of: string, digest: string) => ({ case: of, digest })
const act = 'cases.minutes'
const kind = 'case-minutes'

/** Puts the digest of minutes into the ledger, in the transaction in which they are written. */
export const enterMinutes = async (tx: Tx, place: MinutesPlace, text: string): Promise<void> =>
  await tx.record({
    act,
    record: { kind, id: place.id },
    payload: minutesPayload(place.case, minutesDigest(place, text)),
  })

/** Whether an entry of the log is about these minutes. */
export const isEntryOf = ({ entry }: Receipt, id: string): boolean =>
  entry.act === act && entry.recordKind === kind && entry.recordId === id

/** All minutes of a case, oldest first. @throws Error when one cannot be opened: it was moved or altered */
export async function minutesOf(tx: Tx, seal: Seal, of: string): Promise<readonly Minutes[]> {
  return (await stepsOf(tx, of, everything)).flatMap(({ said, ...noted }) => {
    const { step } = noted
    if (said === null || !isMinuted(step)) return []
    const text = seal.reveal(said, hiddenAt.said(noted.id))
    return [{ ...noted, step, text, digest: minutesDigest(noted, text) }]
  })
}

/** How minutes stand in the ledger. `before`: they were written when minutes were not entered yet. */
export type Entered =
  | { readonly state: 'before' | 'waits' | 'altered' }
  | { readonly state: 'entered'; readonly receipt: Receipt }

/** Holds minutes against the entry that was made when they were written. */
export async function enteredAs(
  tx: Tx,
  { id, case: of, digest }: Pick<Minutes, 'id' | 'case' | 'digest'>,
): Promise<Entered> {
  const { rows } = await sql<{ id: EntryId; payload: string }>`
    select id, encode(payload_hash, 'hex') as payload from ledger.entry
    where record_kind = ${kind} and record_id = ${id} and act = ${act} order by at, id limit 1`.execute(tx.db())
  const [entry] = rows
  if (!entry) return { state: 'before' }
  if (entry.payload !== digestOf(minutesPayload(of, digest))) return { state: 'altered' }
  const receipt = await receiptFor(readerOf(tx), entry.id)
  return receipt ? { state: 'entered', receipt } : { state: 'waits' }
}

/** What stands on the paper to find minutes by: 64 bits that only our key gives for them. They open a check, and no word. */
export const readingCode = (seal: Seal, id: string): string =>
  shownCode(Buffer.from(seal.fingerprint(id, 'case-minutes')).toString('hex').slice(0, 16).toUpperCase())

/** A reading code as people type it; `undefined` when it cannot be one. */
export function readReadingCode(typed: string): string | undefined {
  const bare = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return /^[0-9A-F]{16}$/.test(bare) ? shownCode(bare) : undefined
}
