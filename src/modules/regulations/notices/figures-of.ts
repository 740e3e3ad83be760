import type { RuleSetDigest } from '../../../kernel/ids.ts'
import { onceInTransaction } from '../../../platform/db/once.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { everyPublication, type PublishedRow } from '../publish/store.ts'
import { ruleSetByDigest } from '../store.ts'
import { type FigureChange, figuresChanged } from './figures.ts'
import type { PublishedNotice } from './notice.ts'

const everyOnce = onceInTransaction(async (tx, _of: 'all') => await everyPublication(tx))

/** What was published never changes, nor does what it changed. */
const known = new Map<RuleSetDigest, readonly FigureChange[]>()

/** The figures that a published change made others. */
export async function figuresOf(
  tx: Tx,
  { ruleSet, effectiveFrom }: Pick<PublishedNotice, 'ruleSet' | 'effectiveFrom'>,
): Promise<readonly FigureChange[]> {
  const before = known.get(ruleSet)
  if (before !== undefined) return before
  const base = baseOf(await everyOnce(tx, 'all'), ruleSet)
  if (base === undefined) return []
  const [was, is] = [await ruleSetByDigest(tx, base.digest), await ruleSetByDigest(tx, ruleSet)]
  const changes = figuresChanged(was, is, effectiveFrom)
  known.set(ruleSet, changes)
  return changes
}

/** The newest rule set that counted when another was published: what it was written on. */
function baseOf(all: readonly PublishedRow[], digest: RuleSetDigest): PublishedRow | undefined {
  const own = all.find((row) => row.digest === digest)
  if (own === undefined) return undefined
  const isOlder = (row: PublishedRow): boolean =>
    row.publishedAt < own.publishedAt || (row.publishedAt === own.publishedAt && row.effectiveFrom < own.effectiveFrom)
  return all.find((row) => isOlder(row) && (row.withdrawn === null || row.withdrawn.at > own.publishedAt))
}
