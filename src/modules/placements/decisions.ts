import { canonical, type Json } from '../../kernel/canonical.ts'
import type { ApplicationId, DecisionId } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Facts } from '../../rules/compile.ts'
import { evaluate } from '../../rules/evaluate.ts'
import type { Finding } from '../../rules/finding.ts'
import type { RuleSet } from '../../rules/rule.ts'
import { noteDecided } from '../directions/index.ts'
import { noteDecision, ruleSetByDigest } from '../regulations/index.ts'
import type { Application } from './application.ts'
import {
  type DecisionKind,
  type DecisionRecord,
  digestOfRecord,
  type Item,
  type Outcome,
  type ReadBefore,
} from './decision-record.ts'
import type { PlacementTables } from './tables.ts'

export type Deciding = {
  readonly application: Application
  readonly kind: DecisionKind
  readonly outcome: Outcome
  readonly ruleSet: RuleSet
  readonly on: LocalDate
  readonly facts: Facts
  readonly findings: readonly Finding[]
  readonly citations: readonly string[]
  readonly items?: readonly Item[]
  /** What the officer had read of changed rules and of rulings. */
  readonly read: ReadBefore
}

/**
 * Stores a decision with all it stood on, and its hash in the ledger. The database refuses one without findings, rule set or citation.
 * @returns the record, with the digest that stands in the ledger
 */
export async function storeDecision(
  tx: Tx,
  { application, ruleSet, on, items = [], read, ...decided }: Deciding,
): Promise<StoredDecision> {
  const record: DecisionRecord = {
    id: tx.newId<DecisionId>(),
    application: application.id,
    kind: decided.kind,
    outcome: decided.outcome,
    at: tx.now,
    officer: tx.actor.person,
    office: application.office,
    decidedOn: on,
    ruleSet: ruleSet.digest,
    facts: decided.facts,
    findings: decided.findings,
    citations: decided.citations,
    items,
    ...(read.notices.length === 0 ? {} : { read: read.notices }),
    ...(read.rulings.length === 0 ? {} : { rulings: read.rulings }),
  }
  const digest = digestOfRecord(record)
  const { facts, findings, items: named, read: _, rulings: __, ...columns } = record
  await tx
    .db<PlacementTables>()
    .insertInto('placements.decision')
    .values({
      ...columns,
      facts: JSON.stringify(facts),
      findings: JSON.stringify(findings),
      items: JSON.stringify(named),
      read: JSON.stringify(read.notices),
      rulings: JSON.stringify(read.rulings),
      digest,
    })
    .execute()
  await noteDecision(tx, record)
  await noteDecided(tx, record.id, read.rulings)
  // The hash of this entry's payload is the digest: whoever rewrites the record would have to rewrite the ledger too.
  await tx.record({
    act: 'placements.decide',
    record: { kind: 'decision', id: record.id },
    ground: record.citations.join('; '),
    payload: record,
  })
  return { ...record, digest }
}

/** A decision with the hash that stands in the ledger. */
export type StoredDecision = DecisionRecord & { readonly digest: string }

/** A row as the record it was made of: what was read stands in it only where something was. */
function stored({ read, rulings, ...row }: { readonly read: unknown; readonly rulings: unknown }): StoredDecision {
  const had = (list: unknown): boolean => Array.isArray(list) && list.length > 0
  return { ...row, ...(had(read) ? { read } : {}), ...(had(rulings) ? { rulings } : {}) } as unknown as StoredDecision
}

/** A decision the actor may see. */
export async function decisionById(tx: Tx, id: DecisionId): Promise<StoredDecision | undefined> {
  const row = await tx
    .db<PlacementTables>()
    .selectFrom('placements.decision')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && stored(row)
}

/** The decisions on an application, newest first. */
export const decisionsOf = async (tx: Tx, application: ApplicationId, limit = 50): Promise<StoredDecision[]> =>
  (
    await tx
      .db<PlacementTables>()
      .selectFrom('placements.decision')
      .selectAll()
      .where('application', '=', application)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  ).map(stored)

/** When an office first approved a file; `null` when none has. */
export async function verifiedSince(tx: Tx, application: ApplicationId): Promise<Instant | null> {
  const row = await tx
    .db<PlacementTables>()
    .selectFrom('placements.decision')
    .select('at')
    .where('application', '=', application)
    .where('kind', '=', 'verification')
    .where('outcome', '=', 'approved')
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Decisions after a given one, in the order of their ids: for running all of them again. */
export const decisionsAfter = async (tx: Tx, after: DecisionId | null, limit = 500): Promise<StoredDecision[]> =>
  (
    await tx
      .db<PlacementTables>()
      .selectFrom('placements.decision')
      .selectAll()
      .where((decision) => (after === null ? decision.val(true) : decision('id', '>', after)))
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map(stored)

export type Replayed = {
  /** Findings and the digest of the record are what they were. */
  readonly same: boolean
  readonly findings: readonly Finding[]
  /** Rules whose finding differs from what was stored. */
  readonly differences: readonly string[]
  readonly recordIntact: boolean
}

/** Runs a decision again: the same facts, the same rule set, the same day must give the identical findings. */
export async function replayDecision(tx: Tx, record: StoredDecision): Promise<Replayed> {
  return replayWith(await ruleSetByDigest(tx, record.ruleSet), record)
}

/** The same with the rule set at hand. Pure. */
export function replayWith(ruleSet: RuleSet, record: StoredDecision): Replayed {
  const findings = evaluate(ruleSet, record.facts as Facts, record.decidedOn)
  const before = new Map(
    (record.findings as unknown as readonly Finding[]).map((finding) => [
      finding.rule,
      canonical(finding as unknown as Json),
    ]),
  )
  const now = new Map(findings.map((finding) => [finding.rule, canonical(finding as unknown as Json)]))
  const differences = [...new Set([...before.keys(), ...now.keys()])].filter(
    (rule) => before.get(rule) !== now.get(rule),
  )
  const { digest, ...bare } = record
  const recordIntact = digestOfRecord({ ...bare, id: record.id }) === digest
  return { same: differences.length === 0 && recordIntact, findings, differences, recordIntact }
}
