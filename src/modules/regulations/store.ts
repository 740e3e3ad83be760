import type { RuleSetDigest } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { RuleSet } from '../../rules/rule.ts'
import { ruleSetOf } from '../../rules/source/parse.ts'

export type RegulationTables = {
  'regulations.ruleSet': {
    digest: RuleSetDigest
    source: string
    effectiveFrom: LocalDate
    publishedAt: Instant
    publishedBy: string
  }
}

/** A rule set never changes under its digest, so what was parsed once serves the whole process. */
const parsed = new Map<RuleSetDigest, RuleSet>()

/** The rule set of a digest. @throws Error when it was never published */
export async function ruleSetByDigest(tx: Tx, digest: RuleSetDigest): Promise<RuleSet> {
  const known = parsed.get(digest)
  if (known) return known
  const row = await tx
    .db<RegulationTables>()
    .selectFrom('regulations.ruleSet')
    .select('source')
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (!row) throw new Error(`no rule set ${digest} was ever published`)
  return remember(ruleSetOf(row.source))
}

/** The rule set that is in force on a day: the last published of those that have begun. @throws Error when there is none */
export async function ruleSetOn(tx: Tx, on: LocalDate): Promise<RuleSet> {
  const row = await tx
    .db<RegulationTables>()
    .selectFrom('regulations.ruleSet')
    .select('digest')
    .where('effectiveFrom', '<=', on)
    .orderBy('effectiveFrom', 'desc')
    .orderBy('publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Error(`no rule set is in force on ${on}`)
  return await ruleSetByDigest(tx, row.digest)
}

/** Publishes a rule set from a day on. One that is published already stays as it is. @returns whether it is new */
export async function publish(
  tx: Tx,
  ruleSet: RuleSet,
  { from, by }: { from: LocalDate; by: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .db<RegulationTables>()
    .insertInto('regulations.ruleSet')
    .values({
      digest: ruleSet.digest,
      source: ruleSet.source,
      effectiveFrom: from,
      publishedAt: tx.now,
      publishedBy: by,
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .executeTakeFirst()
  remember(ruleSet)
  const isNew = Number(numInsertedOrUpdatedRows ?? 0) > 0
  if (isNew)
    await tx.record({
      act: 'regulations.publish',
      record: { kind: 'rule-set', id: ruleSet.digest },
      payload: { from, by },
    })
  return isNew
}

function remember(ruleSet: RuleSet): RuleSet {
  parsed.set(ruleSet.digest, ruleSet)
  return ruleSet
}
