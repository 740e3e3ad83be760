import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Heard, Saying, Via } from './decide.ts'

type Bytes = Uint8Array

/** Somebody an event asks for. Name, place and telephone stand hidden. */
export type RollRow = {
  readonly id: string
  readonly event: string
  /** `null`: came by themself, and nobody knows yet which worker it is. */
  readonly worker: PersonId | null
  readonly who: Bytes | null
  readonly nameHidden: Bytes
  readonly placeHidden: Bytes | null
  /** Only of somebody unmatched; a worker's stands in their own file. */
  readonly phoneHidden: Bytes | null
  /** The file number. */
  readonly number: string | null
  readonly province: string | null
  readonly company: string | null
  readonly scheme: string | null
  readonly expected: boolean
  readonly message: string | null
  readonly asked: number
  readonly askedAt: Instant | null
  /** Keyed hash of the number that was written to last. */
  readonly askedIndex: Bytes | null
  readonly says: Saying | null
  readonly saidAt: Instant | null
  readonly case: string | null
  readonly caseNumber: string | null
  readonly addedAt: Instant
}

export type AnswerRow = {
  readonly id: string
  readonly roll: string
  readonly seq: number
  readonly at: Instant
  readonly says: Heard
  readonly via: Via
  readonly person: PersonId | null
  readonly wordsHidden: Bytes | null
  readonly placeHidden: Bytes | null
}

export type RollTables = {
  'crisis.roll': RollRow
  'crisis.answer': AnswerRow
  'crisis.code': { hash: Bytes; roll: string; madeAt: Instant }
}

const roll = (tx: Tx) => tx.db<RollTables>().selectFrom('crisis.roll').selectAll()

/** Puts people on the roll of an event; who stands on it already stays as they are. */
export const addToRoll = async (tx: Tx, rows: readonly RollRow[]): Promise<unknown> =>
  rows.length === 0
    ? []
    : await tx
        .db<RollTables>()
        .insertInto('crisis.roll')
        .values([...rows])
        .onConflict((conflict) => conflict.doNothing())
        .execute()

/** Somebody on a roll, if the actor may see them. */
export const rollById = async (tx: Tx, id: string): Promise<RollRow | undefined> =>
  await roll(tx).where('id', '=', id).executeTakeFirst()

/** The same, locked until the end of the transaction: two answers at one moment come one after the other. */
export const lockRoll = async (tx: Tx, id: string): Promise<RollRow | undefined> =>
  await roll(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** Which of these workers stand on the roll of an event. */
export const rollOfWorkers = async (
  tx: Tx,
  event: string,
  workers: readonly PersonId[],
): Promise<readonly RollRow[]> =>
  workers.length === 0 ? [] : await roll(tx).where('event', '=', event).where('worker', 'in', workers).execute()

/** A worker's places on rolls, of these events. */
export const rollsOf = async (tx: Tx, worker: PersonId, events: readonly string[]): Promise<readonly RollRow[]> =>
  events.length === 0 ? [] : await roll(tx).where('worker', '=', worker).where('event', 'in', events).execute()

/** Somebody who came by themself, by telephone and name. */
export const rollOfWho = async (tx: Tx, event: string, who: Bytes): Promise<RollRow | undefined> =>
  await roll(tx).where('event', '=', event).where('who', '=', who).executeTakeFirst()

/** Who was written to at a number and stands on the roll of an event that goes on; whoever was asked last comes first. */
export const rollsAsked = async (tx: Tx, index: Bytes): Promise<readonly RollRow[]> =>
  await tx
    .db<RollTables & { 'crisis.ending': { event: string } }>()
    .selectFrom('crisis.roll as r')
    .selectAll('r')
    .where('r.askedIndex', '=', index)
    .where((one) => one.not(one.exists(one.selectFrom('crisis.ending as e').whereRef('e.event', '=', 'r.event'))))
    .orderBy('r.askedAt', 'desc')
    .limit(20)
    .execute()

/** Whose code this is. */
export async function rollOfCode(tx: Tx, hash: Bytes): Promise<RollRow | undefined> {
  const found = await tx
    .db<RollTables>()
    .selectFrom('crisis.code')
    .select('roll')
    .where('hash', '=', hash)
    .executeTakeFirst()
  return found && (await rollById(tx, found.roll))
}

/** Keeps what is left of a code. */
export const insertCode = async (tx: Tx, hash: Bytes, of: string): Promise<unknown> =>
  await tx.db<RollTables>().insertInto('crisis.code').values({ hash, roll: of, madeAt: tx.now }).execute()

type Change = Partial<
  Pick<
    RollRow,
    'message' | 'asked' | 'askedAt' | 'askedIndex' | 'says' | 'saidAt' | 'placeHidden' | 'case' | 'caseNumber'
  >
>

/** Writes what changed of somebody's place on a roll. */
export const changeRoll = async (tx: Tx, id: string, change: Change): Promise<unknown> =>
  Object.keys(change).length > 0 &&
  (await tx.db<RollTables>().updateTable('crisis.roll').set(change).where('id', '=', id).execute())

/** Everything somebody answered, in order. */
export const answersOf = async (tx: Tx, of: string): Promise<readonly AnswerRow[]> =>
  await tx.db<RollTables>().selectFrom('crisis.answer').selectAll().where('roll', '=', of).orderBy('seq').execute()

export const insertAnswer = async (tx: Tx, row: AnswerRow): Promise<unknown> =>
  await tx.db<RollTables>().insertInto('crisis.answer').values(row).execute()
