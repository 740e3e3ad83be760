import type { LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { lawOf } from '../notices/law-of.ts'
import { publicationsOf } from '../publish/store.ts'
import { ruleSetByDigest } from '../store.ts'

/**
 * The first day after a day on which a rule says something else, by what is signed already; nothing when it stays as it is.
 *
 * @param ruleSet  the rules of that day
 */
export async function changesFrom(
  tx: Tx,
  { ruleSet, rule, on }: { readonly ruleSet: RuleSet; readonly rule: string; readonly on: LocalDate },
): Promise<LocalDate | undefined> {
  const now = lawOf(ruleSet, rule)
  const coming = (await publicationsOf(tx)).filter(({ effectiveFrom }) => effectiveFrom > on)
  for (const { digest, effectiveFrom } of coming.toReversed())
    if (lawOf(await ruleSetByDigest(tx, digest), rule) !== now) return effectiveFrom
  return undefined
}
