import type { RuleSetDigest } from '../../kernel/ids.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { RuleSet } from '../../rules/rule.ts'
import { ruleSetOf } from '../../rules/source/parse.ts'
import { type PublicationTables, publicationsOnce } from './publish/store.ts'
import { type FileDays, type Publication, ruleSetFor } from './publish/transition.ts'

/** A rule set never changes under its digest, so what was parsed once serves the whole process. */
const parsed = new Map<RuleSetDigest, RuleSet>()

/** The rule set of a digest. @throws Error when it was never published */
export async function ruleSetByDigest(tx: Tx, digest: RuleSetDigest): Promise<RuleSet> {
  const known = parsed.get(digest)
  if (known) return known
  const row = await tx
    .db<PublicationTables>()
    .selectFrom('regulations.ruleSet')
    .select('source')
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (!row) throw new Error(`no rule set ${digest} was ever published`)
  const ruleSet = ruleSetOf(row.source)
  parsed.set(digest, ruleSet)
  return ruleSet
}

/** Asked for every file of an act; none of them publishes. */

/** The rules that count for a file on a day, and newer ones that its transition spares it. */
export type Counting = { readonly ruleSet: RuleSet; readonly spared: Publication | null }

/**
 * The rules that count for a file on a day: the newest that have begun, or older ones where a transition leaves the
 * file under them.
 *
 * @param daysOf  how far the file has come; asked only when a transition wants to know
 * @throws Error when no rule set is in force
 */
export async function rulesFor(tx: Tx, on: LocalDate, daysOf?: () => Promise<FileDays>): Promise<Counting> {
  const publications = await publicationsOnce(tx, 'all')
  const isAsked = publications.some(({ transition, effectiveFrom }) => transition !== null && effectiveFrom <= on)
  const chosen = ruleSetFor(publications, on, isAsked ? await daysOf?.() : undefined)
  if (!chosen) throw new Error(`no rule set is in force on ${on}`)
  return { ruleSet: await ruleSetByDigest(tx, chosen.digest), spared: chosen.spared }
}

/** The rule set that is in force on a day for whoever has no file on its way. @throws Error when there is none */
export const ruleSetOn = async (tx: Tx, on: LocalDate): Promise<RuleSet> => (await rulesFor(tx, on)).ruleSet
