import type { DecisionId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { digestOfRuling, type KnownRuling, type Ruling, type RulingRead } from '../ruling.ts'

type RulingTables = {
  'directions.ruling': Ruling
  'directions.withdrawal': { ruling: string; at: Instant; withdrawnBy: PersonId; reason: string }
  'directions.withdrawalAsked': { ruling: string; at: Instant; askedBy: PersonId; reason: string }
  'directions.closingAsked': { ruling: string; at: Instant; askedBy: PersonId }
  'directions.closing': { ruling: string; at: Instant; closedBy: PersonId }
  'directions.reading': RulingRead & { person: PersonId }
  'directions.decided': { ruling: string; decision: DecisionId; at: Instant }
}

export const insertRuling = async (tx: Tx, ruling: Ruling): Promise<unknown> =>
  await tx
    .db<RulingTables>()
    .insertInto('directions.ruling')
    .values({ ...ruling, facts: JSON.stringify(ruling.facts) as never })
    .execute()

const rulings = (tx: Tx) =>
  tx
    .db<RulingTables>()
    .selectFrom('directions.ruling as r')
    .leftJoin('directions.withdrawal as w', 'w.ruling', 'r.id')
    .leftJoin('directions.closing as c', 'c.ruling', 'r.id')
    .selectAll('r')
    .select(['w.at as withdrawnAt', 'w.reason as withdrawnWhy', 'c.at as closedAt'])

type Row = Ruling & { withdrawnAt: Instant | null; withdrawnWhy: string | null; closedAt: Instant | null }

/** Of a closed ruling nobody gets the words: its number stands for its question, and nothing for the answer. */
const known = ({ withdrawnAt, withdrawnWhy, ...ruling }: Row): KnownRuling => {
  const isClosed = ruling.closedAt !== null
  return {
    ...ruling,
    digest: digestOfRuling(ruling),
    ...(isClosed ? { question: ruling.number, answer: '', facts: {} } : {}),
    // Why it was withdrawn may name whom it named.
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason: isClosed ? '' : (withdrawnWhy ?? '') },
  }
}

/** Every ruling, newest first; those that no longer count among them. */
export const rulingsOf = async (tx: Tx, most = 1000): Promise<readonly KnownRuling[]> =>
  (await rulings(tx).orderBy('r.signedAt', 'desc').orderBy('r.number', 'desc').limit(most).execute()).map(known)

/** Rulings that were not withdrawn and whose days have begun and not ended, newest first. */
const standingOn = (tx: Tx, on: LocalDate) =>
  rulings(tx)
    .where('w.ruling', 'is', null)
    .where('r.validFrom', '<=', on)
    .where((r) => r.or([r('r.validUntil', 'is', null), r('r.validUntil', '>=', on)]))
    .orderBy('r.signedAt', 'desc')

/** The same, all of them. Whether their rules still say what they said is for whoever has the rules. */
export const rulingsStanding = async (tx: Tx, on: LocalDate): Promise<readonly KnownRuling[]> =>
  (await standingOn(tx, on).execute()).map(known)

/** Of those the ones on these rules. Whether their rule still says what it said is for whoever has the rules. */
export async function rulingsOn(tx: Tx, on: LocalDate, rules: ReadonlySet<string>): Promise<readonly KnownRuling[]> {
  if (rules.size === 0) return []
  return (
    await standingOn(tx, on)
      .where('r.rule', 'in', [...rules])
      .execute()
  ).map(known)
}

/** The same on any rule, of which somebody has not confirmed the reading. */
export const rulingsUnread = async (tx: Tx, person: PersonId, on: LocalDate): Promise<readonly KnownRuling[]> =>
  (
    await standingOn(tx, on)
      .where((r) =>
        r.not(
          r.exists(
            r
              .selectFrom('directions.reading as read')
              .select('read.ruling')
              .whereRef('read.ruling', '=', 'r.id')
              .where('read.person', '=', person),
          ),
        ),
      )
      .execute()
  ).map(known)

/** A ruling by the number people say, in capitals or not. */
export async function rulingByNumber(tx: Tx, number: string): Promise<KnownRuling | undefined> {
  const row = await rulings(tx).where('r.number', '=', number.toUpperCase()).executeTakeFirst()
  return row && known(row)
}

/** Whether there is a ruling of this number that was not withdrawn. */
export const isRuling = async (tx: Tx, number: string): Promise<boolean> =>
  (await rulingByNumber(tx, number))?.withdrawn === null

export async function rulingById(tx: Tx, id: string): Promise<KnownRuling | undefined> {
  const row = await rulings(tx).where('r.id', '=', id).executeTakeFirst()
  return row && known(row)
}

/** Notes that somebody wants a ruling out of force. */
export const askWithdrawal = async (
  tx: Tx,
  { ruling, by, reason }: { ruling: string; by: PersonId; reason: string },
): Promise<unknown> =>
  await tx
    .db<RulingTables>()
    .insertInto('directions.withdrawalAsked')
    .values({ ruling, at: tx.now, askedBy: by, reason })
    .execute()

/** Who wants a ruling out of force, when somebody does; for the centre. */
export const withdrawalAskedOf = async (
  tx: Tx,
  ruling: string,
): Promise<{ readonly askedBy: PersonId; readonly reason: string; readonly at: Instant } | undefined> =>
  await tx
    .db<RulingTables>()
    .selectFrom('directions.withdrawalAsked')
    .select(['askedBy', 'reason', 'at'])
    .where('ruling', '=', ruling)
    .executeTakeFirst()

/** Notes that a ruling no longer counts. */
export const insertWithdrawal = async (
  tx: Tx,
  { ruling, by, reason }: { ruling: string; by: PersonId; reason: string },
): Promise<unknown> =>
  await tx
    .db<RulingTables>()
    .insertInto('directions.withdrawal')
    .values({ ruling, at: tx.now, withdrawnBy: by, reason })
    .execute()

/** Notes that somebody wants the words of a ruling closed. */
export const askClosing = async (tx: Tx, ruling: string, askedBy: PersonId): Promise<unknown> =>
  await tx.db<RulingTables>().insertInto('directions.closingAsked').values({ ruling, at: tx.now, askedBy }).execute()

/** Who wants the words of a ruling closed, when somebody does; for the centre. */
export const closingAskedOf = async (tx: Tx, ruling: string): Promise<{ readonly askedBy: PersonId } | undefined> =>
  await tx
    .db<RulingTables>()
    .selectFrom('directions.closingAsked')
    .select('askedBy')
    .where('ruling', '=', ruling)
    .executeTakeFirst()

/** Closes the words of a ruling. */
export const insertClosing = async (tx: Tx, ruling: string, closedBy: PersonId): Promise<unknown> =>
  await tx.db<RulingTables>().insertInto('directions.closing').values({ ruling, at: tx.now, closedBy }).execute()

/** What somebody has confirmed to have read. */
export const readingsOf = async (tx: Tx, person: PersonId): Promise<readonly RulingRead[]> =>
  await tx
    .db<RulingTables>()
    .selectFrom('directions.reading')
    .select(['ruling', 'at'])
    .where('person', '=', person)
    .execute()

/** Confirms a reading; a second time changes nothing. */
export const insertReading = async (tx: Tx, ruling: string, person: PersonId): Promise<unknown> =>
  await tx
    .db<RulingTables>()
    .insertInto('directions.reading')
    .values({ ruling, person, at: tx.now })
    .onConflict((conflict) => conflict.columns(['ruling', 'person']).doNothing())
    .execute()

/** How many have confirmed a ruling. */
export const readersOf = async (tx: Tx, ruling: string): Promise<number> =>
  await countOf(tx, 'directions.reading', ruling)

/** How many decisions were made under a ruling. */
export const decisionsUnder = async (tx: Tx, ruling: string): Promise<number> =>
  await countOf(tx, 'directions.decided', ruling)

/** The last decisions that were made under a ruling. */
export const latestUnder = async (tx: Tx, ruling: string): Promise<readonly { decision: DecisionId; at: Instant }[]> =>
  await tx
    .db<RulingTables>()
    .selectFrom('directions.decided')
    .select(['decision', 'at'])
    .where('ruling', '=', ruling)
    .orderBy('at', 'desc')
    .limit(20)
    .execute()

async function countOf(tx: Tx, table: 'directions.reading' | 'directions.decided', ruling: string): Promise<number> {
  const { count } = await tx
    .db<RulingTables>()
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('ruling', '=', ruling)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Notes that a decision was made under rulings. */
export async function noteDecided(tx: Tx, decision: DecisionId, read: readonly RulingRead[]): Promise<void> {
  if (read.length === 0) return
  await tx
    .db<RulingTables>()
    .insertInto('directions.decided')
    .values(read.map(({ ruling }) => ({ ruling, decision, at: tx.now })))
    .execute()
}
