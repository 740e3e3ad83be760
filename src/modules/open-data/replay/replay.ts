import { sql } from 'kysely'
import { z } from 'zod'
import type { DecisionId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { decisionById, decisionsAfter, replayDecision } from '../../placements/index.ts'

export type InTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** A decision that does not come out as it was stored. */
export type Differing = {
  readonly decision: DecisionId
  /** The rules whose finding is another; empty when only the rest of the record was changed. */
  readonly rules: readonly OtherFinding[]
  /** Whether the record still hashes to what stands beside it. */
  readonly recordIntact: boolean
  /** What the ledger holds of that hash. */
  readonly ledger: InLedger
}

/** `other`: another hash was entered when it was decided. `none`: no decision of this id was ever entered. */
type InLedger = 'same' | 'other' | 'none'

/** What was stored of a rule and what comes out now; `null` for a finding that is not there. Alike: its details differ. */
export type OtherFinding = {
  readonly rule: string
  readonly stored: Outcome | null
  readonly now: Outcome | null
}
type Outcome = 'met' | 'unmet' | 'unknown'

export type ReplayedAll = { readonly count: number; readonly differing: readonly Differing[] }

type Stored = Awaited<ReturnType<typeof decisionsAfter>>[number]

/** Runs every stored decision again, a few hundred in a transaction, in the order they were made. */
export async function replayAll(inTx: InTx, batch = 500): Promise<ReplayedAll> {
  const differing: Differing[] = []
  let [count, after]: [number, DecisionId | null] = [0, null]
  for (;;) {
    const from: DecisionId | null = after
    const last = await inTx(async (tx) => {
      const records = await decisionsAfter(tx, from, batch)
      const entered = await enteredOf(tx, records)
      for (const record of records) differing.push(...(await differenceOf(tx, record, entered)))
      count += records.length
      return records.length < batch ? null : (records.at(-1)?.id ?? null)
    })
    if (last === null) return { count, differing }
    after = last
  }
}

/** Runs one decision again; `undefined` when there is none of that id. */
export async function replayOne(inTx: InTx, id: DecisionId): Promise<ReplayedAll | undefined> {
  return await inTx(async (tx) => {
    const record = await decisionById(tx, id)
    return record && { count: 1, differing: await differenceOf(tx, record, await enteredOf(tx, [record])) }
  })
}

type Entered = ReadonlyMap<string, readonly string[]>

/** The hashes that were entered for these decisions, by decision. */
async function enteredOf(tx: Tx, records: readonly Stored[]): Promise<Entered> {
  const { rows } = await sql<{ decision: string; hash: string }>`
    select record_id as decision, encode(payload_hash, 'hex') as hash from ledger.entry
    where record_kind = 'decision' and record_id = any(${records.map(({ id }) => id)})`.execute(tx.db())
  const byDecision = Map.groupBy(rows, ({ decision }) => decision)
  return new Map([...byDecision].map(([decision, found]) => [decision, found.map(({ hash }) => hash)]))
}

async function differenceOf(tx: Tx, record: Stored, entered: Entered): Promise<Differing[]> {
  const { same, findings, differences, recordIntact } = await replayDecision(tx, record)
  const hashes = entered.get(record.id) ?? []
  const ledger = hashes.length === 0 ? 'none' : hashes.every((hash) => hash === record.digest) ? 'same' : 'other'
  if (same && ledger === 'same') return []
  const stored = findingsIn.parse(record.findings)
  const outcomeIn = (among: readonly { rule: string; outcome: Outcome }[], rule: string): Outcome | null =>
    among.find((finding) => finding.rule === rule)?.outcome ?? null
  const rules = differences.map((rule) => ({ rule, stored: outcomeIn(stored, rule), now: outcomeIn(findings, rule) }))
  return [{ decision: record.id, rules, recordIntact, ledger }]
}

/** What was stored may have been changed by anybody: a finding that is none counts as one that is not there. */
const finding = z.object({ rule: z.string(), outcome: z.enum(['met', 'unmet', 'unknown']) })
const findingsIn = z.array(z.unknown()).transform((all) => all.flatMap((one) => finding.safeParse(one).data ?? []))
