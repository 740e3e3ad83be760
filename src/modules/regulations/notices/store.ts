import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { onceInTransaction } from '../../../platform/db/once.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type PublicationTables, publicationsOnce } from '../publish/store.ts'
import { concerns, type Notice, type PublishedNotice, type Reading } from './notice.ts'

type Tables = PublicationTables & {
  'regulations.notice': Notice
  'regulations.reading': Reading & { person: PersonId }
}

export const insertNotice = async (tx: Tx, notice: Notice): Promise<unknown> =>
  await tx.db<Tables>().insertInto('regulations.notice').values(notice).execute()

/** Every notice, newest first. */
export async function noticesOf(tx: Tx, most = 200): Promise<readonly PublishedNotice[]> {
  const rows = await noticesWithDay(tx).orderBy('n.publishedAt', 'desc').limit(most).execute()
  return rows.map(({ withdrawnAt, ...notice }) => ({ ...notice, withdrawn: withdrawnAt !== null }))
}

/** One notice; `undefined` where there is none. */
export async function noticeOf(tx: Tx, ruleSet: RuleSetDigest): Promise<PublishedNotice | undefined> {
  const row = await noticesWithDay(tx).where('n.ruleSet', '=', ruleSet).executeTakeFirst()
  if (!row) return undefined
  const { withdrawnAt, ...notice } = row
  return { ...notice, withdrawn: withdrawnAt !== null }
}

const noticesWithDay = (tx: Tx) =>
  tx
    .db<Tables>()
    .selectFrom('regulations.notice as n')
    .innerJoin('regulations.ruleSet as s', 's.digest', 'n.ruleSet')
    .leftJoin('regulations.withdrawal as w', 'w.digest', 'n.ruleSet')
    .select(['n.ruleSet', 'n.title', 'n.summary', 'n.rules', 'n.publishedAt', 's.effectiveFrom', 'w.at as withdrawnAt'])

/** What somebody has confirmed to have read. */
export const readingsOf = async (tx: Tx, person: PersonId): Promise<readonly Reading[]> =>
  await tx
    .db<Tables>()
    .selectFrom('regulations.reading')
    .select(['ruleSet', 'at'])
    .where('person', '=', person)
    .execute()

/** Notices that count and that somebody has not read, newest first. */
export async function unreadBy(tx: Tx, person: PersonId): Promise<readonly PublishedNotice[]> {
  const read = new Set((await readingsOf(tx, person)).map(({ ruleSet }) => ruleSet))
  return (await noticesOf(tx)).filter(({ ruleSet, withdrawn }) => !withdrawn && !read.has(ruleSet))
}

/** Confirms a reading; a second time changes nothing. */
export const insertReading = async (tx: Tx, ruleSet: RuleSetDigest, person: PersonId): Promise<unknown> =>
  await tx
    .db<Tables>()
    .insertInto('regulations.reading')
    .values({ ruleSet, person, at: tx.now })
    .onConflict((conflict) => conflict.columns(['ruleSet', 'person']).doNothing())
    .execute()

const noticesOnce = onceInTransaction(
  async (tx, _of: 'all') => await tx.db<Tables>().selectFrom('regulations.notice').selectAll().execute(),
)

/** What a decision is made by. */
export type Weighing = {
  readonly ruleSet: RuleSetDigest
  readonly on: LocalDate
  /** The rules that are weighed. */
  readonly rules: ReadonlySet<string>
}

/** Notices that concern a decision: those the person has read, and those they have not. */
export type ToRead = { readonly read: readonly Reading[]; readonly unread: readonly PublishedNotice[] }

/**
 * What whoever decides must have read: notices of the rules the file stands under, and of those before them, that have
 * begun, count, and touch a rule that is weighed.
 */
export async function toReadBefore(tx: Tx, person: PersonId, { ruleSet, on, rules }: Weighing): Promise<ToRead> {
  const counting = await publicationsOnce(tx, 'all')
  const from = counting.findIndex(({ digest }) => digest === ruleSet)
  const begun = counting.slice(Math.max(0, from)).filter(({ effectiveFrom }) => effectiveFrom <= on)
  const days = new Map(begun.map(({ digest, effectiveFrom }) => [digest, effectiveFrom]))
  const all = (await noticesOnce(tx, 'all')).flatMap((notice): PublishedNotice[] => {
    const effectiveFrom = days.get(notice.ruleSet)
    const counts = effectiveFrom !== undefined && concerns(notice, rules)
    return counts ? [{ ...notice, effectiveFrom, withdrawn: false }] : []
  })
  if (all.length === 0) return { read: [], unread: [] }
  const read = new Map((await readingsOf(tx, person)).map((reading) => [reading.ruleSet, reading]))
  return {
    read: all.flatMap((notice) => read.get(notice.ruleSet) ?? []).toSorted((a, b) => (a.ruleSet < b.ruleSet ? -1 : 1)),
    unread: all.filter((notice) => !read.has(notice.ruleSet)),
  }
}

/** How many have confirmed a notice. */
export async function readersOf(tx: Tx, ruleSet: RuleSetDigest): Promise<number> {
  const { count } = await tx
    .db<Tables>()
    .selectFrom('regulations.reading')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('ruleSet', '=', ruleSet)
    .executeTakeFirstOrThrow()
  return Number(count)
}
