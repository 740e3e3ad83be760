import type { PersonId } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { lawOf } from '../../regulations/index.ts'
import { type KnownRuling, type RulingRead, standingOf } from '../ruling.ts'
import { readingsOf, rulingsOn } from './store.ts'

/** What a decision is made by. */
export type Weighing = {
  readonly ruleSet: RuleSet
  readonly on: LocalDate
  /** The rules that are weighed. */
  readonly rules: ReadonlySet<string>
}

/** The rulings that count for a decision: on a rule it weighs, on its day, under its rules. */
export const rulingsFor = async (tx: Tx, { ruleSet, on, rules }: Weighing): Promise<readonly KnownRuling[]> =>
  (await rulingsOn(tx, on, rules)).filter((ruling) => standingOf(ruling, on, lawOf(ruleSet, ruling.rule)) === 'counts')

/** Rulings that whoever decides must have read: those they have read, and those they have not. */
export async function rulingsBefore(
  tx: Tx,
  person: PersonId,
  weighing: Weighing,
): Promise<{ readonly read: readonly RulingRead[]; readonly unread: readonly KnownRuling[] }> {
  const counting = await rulingsFor(tx, weighing)
  if (counting.length === 0) return { read: [], unread: [] }
  const read = new Map((await readingsOf(tx, person)).map((reading) => [reading.ruling, reading]))
  return {
    read: counting.flatMap(({ id }) => read.get(id) ?? []).toSorted((a, b) => (a.ruling < b.ruling ? -1 : 1)),
    unread: counting.filter(({ id }) => !read.has(id)),
  }
}
