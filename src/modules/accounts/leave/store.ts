import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Post } from '../account.ts'
import type { Colleague, Leave } from './decide.ts'

type Tables = {
  'accounts.leave': Leave & {
    enteredBy: PersonId
    at: Instant
    cancelledAt: Instant | null
    cancelledBy: PersonId | null
  }
  'accounts.post': Post
  'accounts.account': { id: PersonId; name: string; phoneHidden: Uint8Array; disabledAt: Instant | null }
}

/** Somebody who may handle what comes in, with the hidden phone they are told at. */
export type Staff = Colleague & {
  readonly name: string
  readonly phoneHidden: Uint8Array
  readonly role: Post['role']
  readonly title: string
}

/** Who has a post on a day: in an office as counter officer or head, with `null` at the centre. Each once, by id. */
export async function staffOf(tx: Tx, office: OfficeId | null, on: LocalDate): Promise<readonly Staff[]> {
  const rows = await tx
    .db<Tables>()
    .selectFrom('accounts.post as p')
    .innerJoin('accounts.account as a', 'a.id', 'p.account')
    .select(['a.id', 'a.name', 'a.phoneHidden', 'p.role', 'p.title', 'p.office', 'p.unit'])
    .where('p.role', 'in', office === null ? ['centre'] : ['counter-officer', 'head-of-office'])
    .where((post) => (office === null ? post('p.office', 'is', null) : post('p.office', '=', office)))
    .where('p.from', '<=', on)
    .where((post) => post.or([post('p.until', 'is', null), post('p.until', '>=', on)]))
    .where('a.disabledAt', 'is', null)
    .orderBy('a.id')
    .orderBy('p.role', 'desc')
    .orderBy('p.unit')
    .limit(500)
    .execute()
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/** The hidden phone of somebody who signs in; nothing when the account is closed. */
export const officerPhone = async (tx: Tx, id: PersonId): Promise<Uint8Array | undefined> =>
  (
    await tx
      .db<Tables>()
      .selectFrom('accounts.account')
      .select('phoneHidden')
      .where('id', '=', id)
      .where('disabledAt', 'is', null)
      .executeTakeFirst()
  )?.phoneHidden

/** The leave of some people that is not over on a day, the first first. */
export const leavesFrom = async (tx: Tx, people: readonly PersonId[], on: LocalDate): Promise<readonly Leave[]> =>
  people.length === 0
    ? []
    : await tx
        .db<Tables>()
        .selectFrom('accounts.leave')
        .select(['id', 'account', 'from', 'until', 'substitute'])
        .where('account', 'in', people)
        .where('until', '>=', on)
        .where('cancelledAt', 'is', null)
        .orderBy('from')
        .orderBy('id')
        .limit(2_000)
        .execute()

export const insertLeave = async (tx: Tx, leave: Leave & { readonly enteredBy: PersonId }): Promise<unknown> =>
  await tx
    .db<Tables>()
    .insertInto('accounts.leave')
    .values({ ...leave, at: tx.now, cancelledAt: null, cancelledBy: null })
    .execute()

/** Takes leave back; what the actor may not change stays. @returns whether it was there to take back */
export const cancelLeave = async (tx: Tx, id: string, by: PersonId): Promise<boolean> =>
  (await tx
    .db<Tables>()
    .updateTable('accounts.leave')
    .set({ cancelledAt: tx.now, cancelledBy: by })
    .where('id', '=', id)
    .where('cancelledAt', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined
