import { sql } from 'kysely'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Access } from './decide.ts'

type Bytes = Uint8Array
export type AccessRow = Access & {
  readonly code: Bytes
  readonly nameHidden: Bytes
  readonly nameIndex: Bytes
  readonly phoneIndex: Bytes | null
  /** Where a helper writes from, as the sender of a message is found; helpers only. */
  readonly addressIndex: Bytes | null
  readonly person: PersonId | null
  readonly office: OfficeId | null
  readonly reasonHidden: Bytes | null
}
type Unsafe = {
  readonly id: string
  readonly case: string
  readonly nameHidden: Bytes
  readonly nameIndex: Bytes
  readonly phoneIndex: Bytes | null
  readonly at: Instant
  readonly person: PersonId | null
}
type Tables = {
  'cases.access': AccessRow
  'cases.unsafe': Unsafe
  'cases.look': { id: string; access: string; at: Instant; scope: string }
}

export const insertAccess = async (tx: Tx, row: AccessRow): Promise<unknown> =>
  await tx.db<Tables>().insertInto('cases.access').values(row).execute()

export const accessById = async (tx: Tx, id: string): Promise<AccessRow | undefined> =>
  await tx.db<Tables>().selectFrom('cases.access').selectAll().where('id', '=', id).executeTakeFirst()

/** Who was ever let in to a case, the newest first; ended ones too. */
export const accessesOf = async (tx: Tx, id: string): Promise<readonly AccessRow[]> =>
  await tx
    .db<Tables>()
    .selectFrom('cases.access')
    .selectAll()
    .where('case', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()

/** Helpers who are let in and write from an address, by the case they told. */
export async function helpersFrom(tx: Tx, addressIndex: Bytes): Promise<ReadonlyMap<string, AccessRow>> {
  const found = await tx
    .db<Tables>()
    .selectFrom('cases.access')
    .selectAll()
    .where('addressIndex', '=', addressIndex)
    .where('endedAt', 'is', null)
    .limit(50)
    .execute()
  return new Map(found.map((access) => [access.case, access]))
}

/** Ends some accesses of a case, or all of them. @returns how many were open */
export async function endAccesses(
  tx: Tx,
  of: { readonly case: string } & (
    | { readonly id: string }
    | { readonly nameIndex: Bytes; readonly phoneIndex: Bytes | null }
    | { readonly all: true }
  ),
  by: NonNullable<Access['endedBy']>,
): Promise<number> {
  const ended = await tx
    .db<Tables>()
    .updateTable('cases.access')
    .set({ endedAt: tx.now, endedBy: by })
    .where('case', '=', of.case)
    .where('endedAt', 'is', null)
    .where((one) =>
      'all' in of
        ? one.val(true)
        : 'id' in of
          ? one('id', '=', of.id)
          : one.or([
              one('nameIndex', '=', of.nameIndex),
              of.phoneIndex === null ? one.val(false) : one('phoneIndex', '=', of.phoneIndex),
            ]),
    )
    .returning('id')
    .execute()
  return ended.length
}

export const insertUnsafe = async (tx: Tx, row: Unsafe): Promise<unknown> =>
  await tx.db<Tables>().insertInto('cases.unsafe').values(row).execute()

/** Who is marked as not safe in a case. */
export const unsafeOf = async (tx: Tx, id: string): Promise<readonly Unsafe[]> =>
  await tx.db<Tables>().selectFrom('cases.unsafe').selectAll().where('case', '=', id).orderBy('at').limit(200).execute()

/** Whether a name or a telephone is marked as not safe in a case. */
export const isUnsafe = async (
  tx: Tx,
  id: string,
  { nameIndex, phoneIndex }: Pick<Unsafe, 'nameIndex' | 'phoneIndex'>,
): Promise<boolean> =>
  (await tx
    .db<Tables>()
    .selectFrom('cases.unsafe')
    .select('id')
    .where('case', '=', id)
    .where((one) =>
      one.or([
        one('nameIndex', '=', nameIndex),
        phoneIndex === null ? one.val(false) : one('phoneIndex', '=', phoneIndex),
      ]),
    )
    .executeTakeFirst()) !== undefined

export const insertLook = async (tx: Tx, look: Tables['cases.look']): Promise<unknown> =>
  await tx.db<Tables>().insertInto('cases.look').values(look).execute()

/** When somebody let in looked, the newest first. */
export const looksOf = async (tx: Tx, id: string): Promise<readonly { access: string; at: Instant }[]> =>
  await tx
    .db<Tables>()
    .selectFrom('cases.look as l')
    .innerJoin('cases.access as a', 'a.id', 'l.access')
    .select(['l.access', 'l.at'])
    .where('a.case', '=', id)
    .orderBy('l.at', 'desc')
    .limit(500)
    .execute()

/** Another code opens the case from now on. */
export const changeCode = async (tx: Tx, id: string, code: Bytes): Promise<unknown> =>
  await sql`update cases."case" set code = ${code}, version = version + 1 where id = ${id}::uuid`.execute(tx.db())
