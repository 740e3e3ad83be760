import { type ExpressionBuilder, sql } from 'kysely'
import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Attachment, Case, Message, Step } from './case.ts'

type Bytes = Uint8Array
type Hidden = { readonly placeHidden: Bytes | null; readonly code: Bytes; readonly salt: Bytes }
type MessageRow = Omit<Message, 'files'> & { files: readonly Attachment[]; body: Bytes; external: string | null }

export type CaseTables = {
  'cases.case': Case & Hidden
  'cases.contact': ContactRow
  'cases.message': MessageRow
  'cases.note': { id: string; case: string; at: Instant; person: PersonId; body: Bytes }
  'cases.step': Step & { said: Bytes | null }
}

export type ContactRow = {
  readonly case: string
  readonly channel: 'whatsapp' | 'sms' | 'email' | null
  readonly addressHidden: Bytes | null
  readonly addressIndex: Bytes | null
  readonly nameHidden: Bytes | null
  readonly hoursHidden: Bytes | null
  /** Since when nobody is reached this way; `null`: it is the way of today. */
  readonly endedAt: Instant | null
}

const columns = [
  'id', 'number', 'category', 'signs', 'level', 'levelWhy', 'country', 'origin', 'channel', 'filedBy', 'language',
  'worker', 'enteredBy', 'filing', 'office', 'handler', 'reported', 'company', 'companyKey', 'state', 'asked', 'answerDueOn',
  'ground', 'confirmed', 'watcher', 'receiver', 'filedAt', 'completeAt', 'reporterAt', 'officeAt', 'unreadSince',
  'alarmedAt', 'toldUnsolvedAt', 'dueAt', 'closedAt', 'followedAt', 'reopened', 'version',
] as const // biome-ignore format: a table

const asJson = <T>(value: T): T => JSON.stringify(value) as never

/** Keeps a new case. */
export const insertCase = async (tx: Tx, row: Case & Hidden): Promise<unknown> =>
  await tx
    .db<CaseTables>()
    .insertInto('cases.case')
    .values({ ...row, signs: asJson(row.signs) })
    .execute()

const cases = (tx: Tx) => tx.db<CaseTables>().selectFrom('cases.case').select(columns)

/** A case; nothing when there is none the actor may see. */
export const caseById = async (tx: Tx, id: string): Promise<Case | undefined> =>
  await cases(tx).where('id', '=', id).executeTakeFirst()

/** The same, locked until the end of the transaction. */
export const lockCase = async (tx: Tx, id: string): Promise<Case | undefined> =>
  await cases(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** A case by the number people say. */
export const caseByNumber = async (tx: Tx, number: string): Promise<Case | undefined> =>
  await cases(tx).where('number', '=', number).executeTakeFirst()

/** What is kept of the code of a case, what salts its filing, and where it happened. */
export const secretsOf = async (tx: Tx, id: string): Promise<Hidden | undefined> =>
  await tx
    .db<CaseTables>()
    .selectFrom('cases.case')
    .select(['placeHidden', 'code', 'salt'])
    .where('id', '=', id)
    .executeTakeFirst()

type Change = Partial<Omit<Case, 'id' | 'number' | 'filedAt' | 'filing' | 'worker' | 'version'>>

/** Writes what changed of a case; every write is a new version. */
export const changeCase = async (tx: Tx, id: string, change: Change): Promise<unknown> =>
  await tx
    .db<CaseTables>()
    .updateTable('cases.case')
    .set((all) => ({
      ...change,
      ...(change.signs === undefined ? {} : { signs: asJson(change.signs) }),
      version: all('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()

/** Moves a case to another office, or to the centre; whoever moved it may not see it afterwards. */
export const handOver = async (tx: Tx, id: string, office: OfficeId | null): Promise<unknown> =>
  await sql`select cases.hand_over(${id}::uuid, ${office}::text)`.execute(tx.db())

/** Whose cases: an office's, those no office has, or with `null` all the actor may see. */
export type OfWhom = OfficeId | 'centre' | null

const ofOffice = (office: OfWhom) => (one: ExpressionBuilder<CaseTables, 'cases.case'>) =>
  office === null ? one.val(true) : office === 'centre' ? one('office', 'is', null) : one('office', '=', office)

/** Cases somebody works on. Closed ones are left out. */
export const casesInWork = async (tx: Tx, office: OfWhom, most = 500): Promise<readonly Case[]> =>
  await cases(tx).where('state', '<>', 'closed').where(ofOffice(office)).orderBy('filedAt').limit(most).execute()

/** How many cases in work some people have, of those the actor may see. */
export async function openCasesBy(tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, number>> {
  if (people.length === 0) return new Map()
  const rows = await tx
    .db<CaseTables>()
    .selectFrom('cases.case')
    .select((one) => ['handler', one.fn.countAll<number>().as('open')])
    .where('handler', 'in', people)
    .where('state', '<>', 'closed')
    .groupBy('handler')
    .execute()
  return new Map(rows.flatMap(({ handler, open }) => (handler === null ? [] : [[handler, Number(open)] as const])))
}

/** Complaints in work that the actor may see; among them those in danger, and those in which something waits to be read. */
export type CasesWaiting = { readonly open: number; readonly danger: number; readonly unread: number }

export const casesWaiting = async (tx: Tx): Promise<CasesWaiting> =>
  await tx
    .db<CaseTables>()
    .selectFrom('cases.case')
    .select((one) => [
      one.fn.countAll<number>().as('open'),
      one.fn.countAll<number>().filterWhere('level', '=', 'danger').as('danger'),
      one.fn.countAll<number>().filterWhere('unreadSince', 'is not', null).as('unread'),
    ])
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow()

/** Cases that were closed last, newest first. */
export const casesClosed = async (tx: Tx, office: OfWhom, most = 50): Promise<readonly Case[]> =>
  await cases(tx)
    .where('state', '=', 'closed')
    .where(ofOffice(office))
    .orderBy('closedAt', 'desc')
    .limit(most)
    .execute()

/** What a worker filed under their own name, newest first. */
export const casesOfWorker = async (tx: Tx, worker: PersonId): Promise<readonly Case[]> =>
  await cases(tx)
    .where('worker', '=', worker)
    .where('filedBy', '=', 'self')
    .orderBy('filedAt', 'desc')
    .limit(50)
    .execute()

/** Cases that may belong together: of one company, of one worker, or written from one number or address. */
export const casesLike = async (tx: Tx, { id, companyKey, worker }: Case): Promise<readonly Case[]> =>
  await cases(tx)
    .where('id', '<>', id)
    .where((one) =>
      one.or([
        companyKey === null ? one.val(false) : one('companyKey', '=', companyKey),
        worker === null ? one.val(false) : one('worker', '=', worker),
        one(
          'id',
          'in',
          one
            .selectFrom('cases.contact as mine')
            .innerJoin('cases.contact as theirs', 'theirs.addressIndex', 'mine.addressIndex')
            .select('theirs.case')
            .where('mine.case', '=', id),
        ),
      ]),
    )
    .orderBy('filedAt', 'desc')
    .limit(20)
    .execute()

/** Cases closed before a moment whose reporter was never asked whether it is still well. */
export const casesToFollow = async (tx: Tx, closedBefore: Instant, most = 200): Promise<readonly Case[]> =>
  await cases(tx)
    .where('state', '=', 'closed')
    .where('followedAt', 'is', null)
    .where('closedAt', '<=', closedBefore)
    .orderBy('closedAt')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()

/** Cases in which something of the reporter waits to be read: first what nobody was told of for the longest time. */
export const unreadCases = async (tx: Tx, most = 1_000): Promise<readonly Case[]> =>
  await cases(tx)
    .where('unreadSince', 'is not', null)
    .orderBy((one) => one.fn<string>('greatest', [one.ref('alarmedAt'), one.ref('unreadSince')]))
    .limit(most)
    .forUpdate()
    .execute()

export const insertContact = async (tx: Tx, contact: ContactRow): Promise<unknown> =>
  await tx.db<CaseTables>().insertInto('cases.contact').values(contact).execute()

/** How the reporter is reached today. */
export const contactOf = async (tx: Tx, id: string): Promise<ContactRow | undefined> =>
  await tx
    .db<CaseTables>()
    .selectFrom('cases.contact')
    .selectAll()
    .where('case', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()

/** Whether somebody could be reached once and is no more. */
export const hasEndedContact = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx
    .db<CaseTables>()
    .selectFrom('cases.contact')
    .select('case')
    .where('case', '=', id)
    .where('endedAt', 'is not', null)
    .executeTakeFirst()) !== undefined

/** Nobody is reached this way any more. */
export const endContact = async (tx: Tx, id: string): Promise<unknown> =>
  await tx
    .db<CaseTables>()
    .updateTable('cases.contact')
    .set({ endedAt: tx.now })
    .where('case', '=', id)
    .where('endedAt', 'is', null)
    .execute()

/** Cases whose reporter is reached at an address: those in work first, then the newest. */
export async function casesFrom(tx: Tx, addressIndex: Bytes, most = 5): Promise<readonly Case[]> {
  const found = await tx
    .db<CaseTables>()
    .selectFrom('cases.contact')
    .select('case')
    .where('addressIndex', '=', addressIndex)
    .where('endedAt', 'is', null)
    .limit(200)
    .execute()
  return await casesAmong(
    tx,
    found.map((contact) => contact.case),
    most,
  )
}

/** Some cases: those in work first, then the newest. */
export async function casesAmong(tx: Tx, ids: readonly string[], most: number): Promise<readonly Case[]> {
  if (ids.length === 0) return []
  return await cases(tx)
    .where('id', 'in', ids)
    .orderBy((one) => one.case().when('state', '=', 'closed').then(1).else(0).end())
    .orderBy('filedAt', 'desc')
    .limit(most)
    .execute()
}
