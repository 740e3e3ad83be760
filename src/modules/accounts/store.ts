import { sql } from 'kysely'
import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import { type Instant, type LocalDate, plusMinutes } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Account, Post } from './account.ts'
import type { SentCode } from './sign-in/decide.ts'

type Bytes = Uint8Array
export type CodePurpose = 'sign-in' | 'officer' | 'family'

export type AccountTables = {
  'accounts.account': Account & {
    nikIndex: Bytes | null
    officerNumber: string | null
    phoneHidden: Bytes
    phoneIndex: Bytes
    createdAt: Instant
  }
  'accounts.post': Post
  'accounts.code': SentCode & {
    id: string
    purpose: CodePurpose
    account: PersonId | null
    subject: Bytes
    hash: Bytes
    claims: Bytes | null
    phone: Bytes | null
  }
  'accounts.session': {
    id: string
    token: Bytes
    account: PersonId
    post: string | null
    csrf: string
    createdAt: Instant
    seenAt: Instant
    endsAt: Instant
    endedAt: Instant | null
  }
}

const accountColumns = ['id', 'kind', 'name', 'phoneLast4', 'disabledAt'] as const

/** The account of a NIK, found by its blind index, with the index of its phone. */
export const accountByNik = async (tx: Tx, nikIndex: Bytes): Promise<(Account & { phoneIndex: Bytes }) | undefined> =>
  await tx
    .db<AccountTables>()
    .selectFrom('accounts.account')
    .select([...accountColumns, 'phoneIndex'])
    .where('nikIndex', '=', nikIndex)
    .executeTakeFirst()

/** The account of an officer's number, with the hidden phone a code goes to. */
export const accountByOfficerNumber = async (
  tx: Tx,
  number: string,
): Promise<(Account & { phoneHidden: Bytes }) | undefined> =>
  await tx
    .db<AccountTables>()
    .selectFrom('accounts.account')
    .select([...accountColumns, 'phoneHidden'])
    .where('officerNumber', '=', number)
    .executeTakeFirst()

export const insertAccount = async (tx: Tx, account: AccountTables['accounts.account']): Promise<unknown> =>
  await tx.db<AccountTables>().insertInto('accounts.account').values(account).execute()

export const insertPost = async (tx: Tx, post: Post): Promise<unknown> =>
  await tx.db<AccountTables>().insertInto('accounts.post').values(post).execute()

/** The posts a person holds on a day, the earliest first. */
export const postsOf = async (tx: Tx, account: PersonId, on: LocalDate): Promise<Post[]> =>
  await tx
    .db<AccountTables>()
    .selectFrom('accounts.post')
    .selectAll()
    .where('account', '=', account)
    .where('from', '<=', on)
    .where((post) => post.or([post('until', 'is', null), post('until', '>=', on)]))
    .orderBy('from')
    .orderBy('id')
    .limit(20)
    .execute()

/** What people are called, of those the actor may see. */
export async function namesOfAccounts(tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map()
  const rows = await tx
    .db<AccountTables>()
    .selectFrom('accounts.account')
    .select(['id', 'name'])
    .where('id', 'in', people)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether an office has anybody of its own on a day: an officer or a head. */
export const isStaffed = async (tx: Tx, office: OfficeId, on: LocalDate): Promise<boolean> =>
  (await sql<{ yes: boolean }>`select accounts.is_staffed(${office}, ${on}) as yes`.execute(tx.db())).rows[0]?.yes ===
  true

/** People who hold a post of a role in an office on a day: whom an overdue promise climbs to. */
export const holdersOf = async (
  tx: Tx,
  role: Post['role'],
  { office, on }: { office: OfficeId | null; on: LocalDate },
): Promise<(Account & { phoneHidden: Bytes })[]> =>
  await tx
    .db<AccountTables>()
    .selectFrom('accounts.post as p')
    .innerJoin('accounts.account as a', 'a.id', 'p.account')
    .select(['a.id', 'a.kind', 'a.name', 'a.phoneLast4', 'a.disabledAt', 'a.phoneHidden'])
    .where('p.role', '=', role)
    .where((post) => (office === null ? post.val(true) : post('p.office', '=', office)))
    .where('p.from', '<=', on)
    .where((post) => post.or([post('p.until', 'is', null), post('p.until', '>=', on)]))
    .where('a.disabledAt', 'is', null)
    .orderBy('a.id')
    .limit(50)
    .execute()

/** Codes sent for one subject, or to one phone, in the last day, newest first. */
export const codesSent = async (tx: Tx, by: 'subject' | 'phone', index: Bytes): Promise<SentCode[]> =>
  await tx
    .db<AccountTables>()
    .selectFrom('accounts.code')
    .select(['createdAt', 'expiresAt', 'tries', 'usedAt'])
    .where(by, '=', index)
    .where('createdAt', '>', sql<Instant>`${tx.now}::timestamptz - interval '24 hours'`)
    .orderBy('createdAt', 'desc')
    .limit(500)
    .execute()

export const insertCode = async (tx: Tx, code: AccountTables['accounts.code']): Promise<unknown> =>
  await tx.db<AccountTables>().insertInto('accounts.code').values(code).execute()

/** One code, locked, so that two tries at the same moment are two tries. */
export const lockCode = async (tx: Tx, id: string): Promise<AccountTables['accounts.code'] | undefined> =>
  await tx
    .db<AccountTables>()
    .selectFrom('accounts.code')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Takes one of the tries a code bears. @returns which one it is, from 1; nothing when there is none left */
export const takeTry = async (tx: Tx, id: string, most: number): Promise<number | undefined> =>
  (
    await tx
      .db<AccountTables>()
      .updateTable('accounts.code')
      .set((code) => ({ tries: code('tries', '+', 1) }))
      .where('id', '=', id)
      .where('tries', '<', most)
      .returning('tries')
      .executeTakeFirst()
  )?.tries

export const useCode = async (tx: Tx, id: string): Promise<unknown> =>
  await tx.db<AccountTables>().updateTable('accounts.code').set({ usedAt: tx.now }).where('id', '=', id).execute()

export const insertSession = async (tx: Tx, session: AccountTables['accounts.session']): Promise<unknown> =>
  await tx.db<AccountTables>().insertInto('accounts.session').values(session).execute()

export type SessionRow = {
  readonly id: string
  readonly csrf: string
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly endsAt: Instant
  readonly account: PersonId
  readonly kind: Account['kind']
  readonly name: string
  readonly role: Post['role'] | null
  readonly office: OfficeId | null
  readonly village: string | null
  readonly until: LocalDate | null
  readonly title: string | null
}

/** A live session by the hash of its token, with the person and the post. */
export const sessionByToken = async (tx: Tx, token: Bytes): Promise<SessionRow | undefined> =>
  await tx
    .db<AccountTables>()
    .selectFrom('accounts.session as s')
    .innerJoin('accounts.account as a', 'a.id', 's.account')
    .leftJoin('accounts.post as p', 'p.id', 's.post')
    .select([
      's.id',
      's.csrf',
      's.createdAt',
      's.seenAt',
      's.endsAt',
      's.account',
      'a.kind',
      'a.name',
      'p.role',
      'p.office',
      'p.village',
      'p.until',
      'p.title',
    ])
    .where('s.token', '=', token)
    .where('s.endedAt', 'is', null)
    .where('s.endsAt', '>', tx.now)
    .where('a.disabledAt', 'is', null)
    .executeTakeFirst()

export const touchSession = async (tx: Tx, id: string): Promise<unknown> =>
  await tx.db<AccountTables>().updateTable('accounts.session').set({ seenAt: tx.now }).where('id', '=', id).execute()

/** Ends one session, or with `ofAccount` all of a person's. */
export const endSessions = async (
  tx: Tx,
  which: { readonly id: string } | { readonly ofAccount: PersonId },
): Promise<unknown> =>
  await tx
    .db<AccountTables>()
    .updateTable('accounts.session')
    .set({ endedAt: tx.now })
    .where('endedAt', 'is', null)
    .where((session) => ('id' in which ? session('id', '=', which.id) : session('account', '=', which.ofAccount)))
    .execute()

/** Forgets one-time codes after two days and sessions a month after their end. */
export async function forgetOld(tx: Tx): Promise<void> {
  const day = 24 * 60
  const db = tx.db<AccountTables>()
  await db
    .deleteFrom('accounts.code')
    .where('createdAt', '<', plusMinutes(tx.now, -2 * day))
    .execute()
  await db
    .deleteFrom('accounts.session')
    .where('endsAt', '<', plusMinutes(tx.now, -30 * day))
    .execute()
}
