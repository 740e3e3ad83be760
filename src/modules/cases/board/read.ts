import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Case } from '../case.ts'
import { lawFor, type Starts } from '../promises.ts'
import type { Told } from './figures.ts'

/** A case as figures and the public feed need it. */
export type ToldCase = Told & Pick<Case, 'id' | 'category'>

type Range = { readonly from: Instant; readonly until: Instant }

/**
 * The cases filed from one moment on and before another, oldest first. What was promised is read from the promises
 * themselves: a case forgets its own once they are kept. Runs as Bekal itself: other actors do not see all messages.
 */
export async function toldCases(tx: Tx, { from, until }: Range): Promise<readonly ToldCase[]> {
  const { rules } = await lawFor(tx, { office: null })
  const startedBy = (starts: Starts) => rules.flatMap(({ id, clock }) => (clock?.starts === starts ? [id] : []))
  const due = (starts: Starts) => sql<Instant | null>`(select case when k.paused_at is null then k.due_at end
    from clock.clock k where k.subject_kind = 'case' and k.subject_id = c.id and k.rule = any(${startedBy(starts)})
    order by k.started_at desc limit 1)`
  const { rows } = await sql<ToldCase>`
    select c.id, c.category, c.office, c.filed_at, c.closed_at, c.confirmed,
      (select min(m.at) from cases.message m where m."case" = c.id and m.side = 'office') as answered_at,
      ${due('public-complaint.received')} as answer_due_at,
      ${due('public-complaint.complete')} as decision_due_at
    from cases."case" c
    where c.filed_at >= ${from} and c.filed_at < ${until}
    order by c.filed_at, c.id`.execute(tx.db())
  return rows
}
