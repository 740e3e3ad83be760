import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import { onceInTransaction } from '../../../platform/db/once.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import type { Changes, Draft, DraftState } from './draft.ts'
import type { Publication, Transition } from './transition.ts'

export type PublicationTables = {
  'regulations.ruleSet': {
    digest: RuleSetDigest
    source: string
    effectiveFrom: LocalDate
    publishedAt: Instant
    publishedBy: string
    transition: Transition | null
    draft: string | null
  }
  'regulations.withdrawalAsked': { digest: RuleSetDigest; at: Instant; askedBy: PersonId; reason: string }
  'regulations.withdrawal': { digest: RuleSetDigest; at: Instant; withdrawnBy: string; reason: string }
  'regulations.draft': Omit<Draft, 'changes' | 'transition'> & {
    changes: Changes
    transition: Transition | { readonly all: true } | null
    sentBack: string | null
    createdAt: Instant
  }
}

/** A rule set that was published, and what became of it. */
export type PublishedRow = Publication & {
  readonly publishedAt: Instant
  readonly publishedBy: string
  readonly draft: string | null
  readonly withdrawn: { readonly at: Instant; readonly reason: string } | null
}

/** Every rule set that was ever published, newest first; withdrawn ones among them. */
export async function everyPublication(tx: Tx): Promise<readonly PublishedRow[]> {
  const rows = await tx
    .db<PublicationTables>()
    .selectFrom('regulations.ruleSet as s')
    .leftJoin('regulations.withdrawal as w', 'w.digest', 's.digest')
    .select(['s.digest', 's.effectiveFrom', 's.publishedAt', 's.publishedBy', 's.transition', 's.draft'])
    .select(['w.at', 'w.reason'])
    .orderBy('s.effectiveFrom', 'desc')
    .orderBy('s.publishedAt', 'desc')
    .execute()
  return rows.map(({ at, reason, ...row }) => ({
    ...row,
    withdrawn: at === null || reason === null ? null : { at, reason },
  }))
}

/** The rule sets that count or will count, newest first. */
export const publicationsOf = async (tx: Tx): Promise<readonly PublishedRow[]> =>
  (await everyPublication(tx)).filter(({ withdrawn }) => withdrawn === null)

/** The same, read once in a transaction. */
export const publicationsOnce = onceInTransaction(async (tx, _of: 'all') => await publicationsOf(tx))

export type Publishing = {
  readonly from: LocalDate
  readonly by: string
  readonly transition?: Transition | null
  readonly draft?: string | null
}

/** Publishes a rule set from a day on. One that is published already stays as it is. @returns whether it is new */
export async function publish(
  tx: Tx,
  { digest, source }: Pick<RuleSet, 'digest' | 'source'>,
  { from, by, transition = null, draft = null }: Publishing,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .db<PublicationTables>()
    .insertInto('regulations.ruleSet')
    .values({
      digest,
      source,
      effectiveFrom: from,
      publishedAt: tx.now,
      publishedBy: by,
      transition: transition === null ? null : (JSON.stringify(transition) as never),
      draft,
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .executeTakeFirst()
  const isNew = Number(numInsertedOrUpdatedRows ?? 0) > 0
  if (isNew)
    await tx.record({ act: 'regulations.publish', record: { kind: 'rule-set', id: digest }, payload: { from, by } })
  return isNew
}

/** Notes that somebody wants a rule set out of force. */
export const askWithdrawal = async (
  tx: Tx,
  { digest, by, reason }: { digest: RuleSetDigest; by: PersonId; reason: string },
): Promise<unknown> =>
  await tx
    .db<PublicationTables>()
    .insertInto('regulations.withdrawalAsked')
    .values({ digest, at: tx.now, askedBy: by, reason })
    .execute()

/** Who wants a rule set out of force, when somebody does. */
export const withdrawalAskedOf = async (
  tx: Tx,
  digest: RuleSetDigest,
): Promise<{ readonly askedBy: PersonId; readonly reason: string; readonly at: Instant } | undefined> =>
  await tx
    .db<PublicationTables>()
    .selectFrom('regulations.withdrawalAsked')
    .select(['askedBy', 'reason', 'at'])
    .where('digest', '=', digest)
    .executeTakeFirst()

/** Notes that a rule set is out of force. */
export const insertWithdrawal = async (
  tx: Tx,
  { digest, by, reason }: { digest: RuleSetDigest; by: string; reason: string },
): Promise<unknown> =>
  await tx
    .db<PublicationTables>()
    .insertInto('regulations.withdrawal')
    .values({ digest, at: tx.now, withdrawnBy: by, reason })
    .execute()

const columns = [
  'id', 'title', 'summary', 'base', 'changes', 'effectiveFrom', 'transition', 'state', 'author', 'proposedBy',
  'signedBy', 'sentBack', 'digest', 'changedAt', 'version', 'writers',
] as const // biome-ignore format: a list

export type StoredDraft = Draft & { readonly sentBack: string | null }

/** What a person gives a draft. */
export type DraftText = Pick<Draft, 'title' | 'summary' | 'changes' | 'effectiveFrom' | 'transition'>

/** Begins a draft on a rule set. */
export async function insertDraft(
  tx: Tx,
  { base, author, title }: { base: RuleSetDigest; author: PersonId; title: string },
): Promise<string> {
  const id = tx.newId<string>()
  await tx
    .db<PublicationTables>()
    .insertInto('regulations.draft')
    .values({
      id,
      title,
      summary: '',
      base,
      changes: '{}' as never,
      effectiveFrom: null,
      transition: null,
      state: 'open',
      author,
      proposedBy: null,
      signedBy: null,
      sentBack: null,
      digest: null,
      createdAt: tx.now,
      changedAt: tx.now,
      version: 1,
      writers: [author],
    })
    .execute()
  return id
}

/** A draft; nothing when there is none the actor may see. */
export async function draftById(tx: Tx, id: string, lock = false): Promise<StoredDraft | undefined> {
  const query = tx.db<PublicationTables>().selectFrom('regulations.draft').select(columns).where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row && draftOf(row)
}

/** Drafts in these states, last changed first. */
export async function draftsIn(tx: Tx, states: readonly DraftState[], most = 100): Promise<readonly StoredDraft[]> {
  const rows = await tx
    .db<PublicationTables>()
    .selectFrom('regulations.draft')
    .select(columns)
    .where('state', 'in', states)
    .orderBy('changedAt', 'desc')
    .limit(most)
    .execute()
  return rows.map(draftOf)
}

/** What the drafts are called that became rule sets. */
export async function titlesOf(tx: Tx, drafts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (drafts.length === 0) return new Map()
  const rows = await tx
    .db<PublicationTables>()
    .selectFrom('regulations.draft')
    .select(['id', 'title'])
    .where('id', 'in', drafts)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

type Row = Pick<PublicationTables['regulations.draft'], (typeof columns)[number]>

const draftOf = ({ transition, ...row }: Row): StoredDraft => ({
  ...row,
  transition: transition && 'all' in transition ? 'all' : transition,
})

/** Writes what changed of a draft; every write is a new version. */
export async function changeDraft(
  tx: Tx,
  id: string,
  {
    transition,
    changes,
    ...change
  }: Partial<
    DraftText & Pick<StoredDraft, 'writers' | 'state' | 'proposedBy' | 'signedBy' | 'digest' | 'sentBack' | 'base'>
  >,
): Promise<void> {
  const asJson = (value: unknown): never => JSON.stringify(value) as never
  await tx
    .db<PublicationTables>()
    .updateTable('regulations.draft')
    .set((all) => ({
      ...change,
      ...(changes === undefined ? {} : { changes: asJson(changes) }),
      ...(transition === undefined
        ? {}
        : { transition: transition === null ? null : asJson(transition === 'all' ? { all: true } : transition) }),
      changedAt: tx.now,
      version: all('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}
