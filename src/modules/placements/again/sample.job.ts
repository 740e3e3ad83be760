import { sql } from 'kysely'
import { z } from 'zod'
import type { OfficeId } from '../../../kernel/ids.ts'
import { day, dayIn, type Instant, type LocalDate, momentOf, plusMonths, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import { type Facts, isGroup } from '../../../rules/facts.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { holdersOf } from '../../accounts/index.ts'
import { type BlindOutcome, drawAgain, keepSample, mostAgain, shownFacts, weighedIn } from '../../directions/index.ts'
import { type OfficeTables, officesOfKind } from '../../offices/index.ts'
import { ruleSetByDigest } from '../../regulations/index.ts'
import { decisionById, type StoredDecision } from '../decisions.ts'
import type { PlacementTables } from '../tables.ts'
import { weighedBy } from '../verify/weighed.ts'

/** At the beginning of each month, gives some decisions of the month before to offices elsewhere. Twice is once. */
export const sampleJob = job({
  name: 'placements.sample-decisions',
  cron: { at: '17 3 2 * *', zone: 'Asia/Jakarta' },
  retries: 3,
  payload: z.object({}).loose(),
  run: async (_, { inTx }) => await inTx(async (tx) => void (await sampleMonth(tx, monthBefore(dayIn(tx.now, WIB))))),
})

const monthBefore = (today: LocalDate): LocalDate => plusMonths(day(`${today.slice(0, 7)}-01`), -1)

/** Draws decisions of a month and hands them to offices elsewhere. @returns how many were drawn */
export async function sampleMonth(tx: Tx, month: LocalDate): Promise<number> {
  const candidates = await candidatesIn(tx, month)
  const offices = await officesAtWork(tx)
  let kept = 0
  for (const { id, office, again } of drawAgain(candidates, { month, most: mostAgain(), offices })) {
    const record = await decisionById(tx, id)
    const snapshot = record && snapshotOf(record, await ruleSetByDigest(tx, record.ruleSet))
    if (!record || !snapshot) continue
    const { decidedOn: factsOn, ruleSet } = record
    const sample = { month, decision: id, office: again, step: 'verification', ruleSet, factsOn } as const
    await keepSample(tx, { ...sample, facts: snapshot.facts }, { office, ...snapshot.first })
    kept += 1
  }
  return kept
}

/** Offices that have somebody to decide. */
async function officesAtWork(tx: Tx): Promise<readonly OfficeId[]> {
  const on = dayIn(tx.now, WIB)
  const found: OfficeId[] = []
  for (const { id: office } of await officesOfKind(tx.db<OfficeTables>(), 'bp3mi'))
    if ((await holdersOf(tx, 'counter-officer', { office, on })).length > 0) found.push(office)
  return found
}

const candidateOutcomes: readonly BlindOutcome[] = ['approved', 'returned', 'held']

/** What officers decided in a month and did not undo. */
const candidatesIn = async (tx: Tx, month: LocalDate) =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.decision as d')
    .select(['d.id', 'd.office'])
    .where('d.at', '>=', startOf(month))
    .where('d.at', '<', startOf(plusMonths(month, 1)))
    .where('d.kind', 'in', ['verification', 'hold'])
    .where('d.outcome', 'in', candidateOutcomes)
    .where('d.officer', 'is not', null)
    .where((d) =>
      d.not(
        d.exists(
          d
            .selectFrom('placements.event as e')
            .select('e.id')
            .whereRef('e.application', '=', 'd.application')
            .where('e.type', '=', 'placements.undone')
            .where(sql<boolean>`e.data ->> 'decision' = d.id::text`),
        ),
      ),
    )
    .execute()

const startOf = (month: LocalDate): Instant => momentOf(month, '00:00', WIB)

type Snapshot = {
  readonly facts: Facts
  readonly first: { readonly outcome: BlindOutcome; readonly rules: readonly string[] }
}

/**
 * A decision without its person: the facts its rules read. Only what can be judged by them is given to others: a paper
 * that was returned for how it looks cannot be, and neither can a decision that its facts no longer explain.
 */
export function snapshotOf(record: StoredDecision, ruleSet: RuleSet): Snapshot | undefined {
  const outcome = candidateOutcomes.find((one) => one === record.outcome)
  const findings = weighedIn(record.findings as unknown as readonly Finding[])
  const facts = factsOf(record, ruleSet, findings)
  const again = new Map(evaluate(ruleSet, facts, record.decidedOn).map((finding) => [finding.rule, finding.outcome]))
  if (outcome === undefined || findings.some(({ rule, outcome: was }) => again.get(rule) !== was)) return undefined
  const held = record.outcome === 'held' ? groundOf(record, findings) : undefined
  const rules = weighedBy(record, { ground: held, ruleSet }).flatMap(({ rule, finding, outcome: did }) =>
    did === 'named' && finding.outcome !== 'met' ? [rule.id] : [],
  )
  return outcome !== 'approved' && rules.length === 0 ? undefined : { facts, first: { outcome, rules } }
}

/** The rule a file was held on, by the article the decision cites. */
const groundOf = ({ citations }: StoredDecision, findings: readonly Finding[]): string | undefined =>
  findings.find(
    ({ outcome, applied, citation }) =>
      applied && outcome !== 'met' && citations.includes(`${citation.name} ${citation.at}`),
  )?.rule

function factsOf({ facts, decidedOn }: StoredDecision, ruleSet: RuleSet, findings: readonly Finding[]): Facts {
  const weighed = new Set(findings.map(({ rule }) => rule))
  const merged: Record<string, Facts> = {}
  for (const rule of ruleSet.rules.filter(({ id }) => weighed.has(id)))
    for (const [root, group] of Object.entries(shownFacts(rule, facts as Facts, decidedOn)))
      if (isGroup(group)) merged[root] = { ...merged[root], ...group }
  return merged
}
