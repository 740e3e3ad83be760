import { sql } from 'kysely'
import type { ApplicationId, PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { documentNumberIndex, workerByNik, workersByDocumentNumber } from '../../workers/index.ts'
import type { PlacementTables } from '../tables.ts'
import { spellingsOf, type Wanted } from './asked.ts'
import { type Row, rowColumns } from './store.ts'

/** What was found: files that are meant, and files that are near. */
export type Found = { readonly exact: readonly Row[]; readonly near: readonly Row[] }

const most = 20
/** From this likeness of names on a file is meant; below it, down to the other, it is near. */
const likeness = { meant: 0.6, near: 0.3 } as const

/** Finds files the officer may see by whatever was typed. */
export async function findFiles(tx: Tx, { seal }: { readonly seal: Seal }, wanted: Wanted): Promise<Found> {
  if (wanted.by === 'nothing') return { exact: [], near: [] }
  if (wanted.by === 'number') return { exact: await byNumber(tx, wanted.number), near: [] }
  if (wanted.by === 'tail') return { exact: await byTail(tx, wanted.digits), near: [] }
  if (wanted.by === 'nik') {
    const worker = await workerByNik(tx, seal.blindIndex(wanted.nik, 'nik'))
    return { exact: worker ? await ofWorkers(tx, [worker.id]) : [], near: [] }
  }
  if (wanted.by === 'passport') {
    const workers = await workersByDocumentNumber(tx, documentNumberIndex(seal, wanted.number))
    return { exact: await ofWorkers(tx, workers), near: [] }
  }
  const rows = await byName(tx, wanted.key)
  return {
    exact: rows.filter(({ alike }) => alike >= likeness.meant),
    near: rows.filter(({ alike }) => alike < likeness.meant),
  }
}

/** Files that were sent; a draft is the worker's alone. */
const files = (tx: Tx) =>
  tx.db<PlacementTables>().selectFrom('placements.application').where('submittedAt', 'is not', null)

const byNumber = async (tx: Tx, number: string): Promise<Row[]> =>
  await files(tx).select(rowColumns).where('number', '=', number).limit(1).execute()

/** Files whose number ends so, newest first: of this year and the years before. */
const byTail = async (tx: Tx, digits: string): Promise<Row[]> =>
  await files(tx)
    .select(rowColumns)
    .where('number', 'like', `%-${digits}`)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()

const ofWorkers = async (tx: Tx, workers: readonly PersonId[]): Promise<Row[]> =>
  workers.length === 0
    ? []
    : await files(tx)
        .select(rowColumns)
        .where('worker', 'in', [...workers])
        .orderBy('createdAt', 'desc')
        .orderBy('id')
        .limit(most)
        .execute()

type Alike = Row & { readonly alike: number }

/**
 * By the trigrams of the searched spelling: every word of the question somewhere in the name, best first. Who is meant
 * is looked for alone at first: of a name that hundreds have, nobody needs the near ones, and they cost the most.
 */
async function byName(tx: Tx, key: string): Promise<readonly Alike[]> {
  const spellings = spellingsOf(key)
  const meant = await bySpellings(tx, spellings, likeness.meant)
  return meant.length === most ? meant : await bySpellings(tx, spellings, likeness.near)
}

/** By every spelling the name may stand in, each file once, at its best. */
async function bySpellings(tx: Tx, spellings: readonly string[], alike: number): Promise<readonly Alike[]> {
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(alike)}, true)`.execute(tx.db())
  const best = new Map<string, Alike>()
  for (const spelling of spellings)
    for (const row of await named(tx, spelling)) if ((best.get(row.id)?.alike ?? 0) < row.alike) best.set(row.id, row)
  return [...best.values()].toSorted((one, other) => other.alike - one.alike).slice(0, most)
}

/** The names are searched past row-level security, in the actor's office; the files are then read as the actor. */
const named = async (tx: Tx, key: string): Promise<Alike[]> =>
  await files(tx)
    .innerJoin(
      sql<{ application: ApplicationId; alike: number }>`placements.named(${key}, ${most})`.as('named'),
      (join) => join.onRef('named.application', '=', 'placements.application.id'),
    )
    .select([...rowColumns, 'alike'])
    .orderBy('alike', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
