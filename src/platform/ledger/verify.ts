import { type ClientBase, Pool } from 'pg'
import { type Growing, grown, type Hash, leafHash, type Node, rootOf, sprout } from '../../kernel/merkle.ts'
import { entryColumns } from './columns.ts'
import { commitmentOf, type EntryMembers } from './commitment.ts'
import { type Checkpoint, type Keys, openCheckpoint } from './note.ts'

export type Verified =
  | { readonly whole: true; readonly size: number; readonly waiting: number; readonly checkpoints: number }
  /** `position`: the first place that differs, or the first that no good checkpoint covers; `null` outside the tree. */
  | { readonly whole: false; readonly position: number | null; readonly what: string }

type Reader = Pick<ClientBase, 'query'>

class Broken extends Error {
  readonly position: number | null
  constructor(position: number | null, what: string) {
    super(what)
    this.position = position
  }
}

/**
 * Recomputes the whole ledger in the memory of one batch: every entry's commitment, every leaf, every stored hash and
 * every signed checkpoint, from the first place on. Reports the first that differs.
 *
 * @param db    a pool (then one snapshot is read while the ledger grows on) or a connection
 * @param kept  checkpoints kept outside (notes); a log that was cut or rewritten does not contain them
 */
export async function verifyLedger(db: Pool | ClientBase, keys: Keys, kept: readonly string[] = []): Promise<Verified> {
  if (!(db instanceof Pool)) return await verifyIn(db, keys, kept)
  const client = await db.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    return await verifyIn(client, keys, kept)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function verifyIn(db: Reader, keys: Keys, kept: readonly string[]): Promise<Verified> {
  try {
    const outside = kept.map((note) => opened(note, keys, 'a checkpoint kept outside')).sort((a, b) => a.size - b.size)
    const { tree, checkpoints, covered } = await walk(db, keys, outside)
    await holdEnds(db, { size: tree.size, covered, outside })
    return { whole: true, size: tree.size, checkpoints, waiting: await holdWaiting(db) }
  } catch (problem) {
    if (problem instanceof Broken) return { whole: false, position: problem.position, what: problem.message }
    throw problem
  }
}

const batch = 5_000

type Walked = { tree: Growing; checkpoints: number; covered: number }

/** Walks the places in order; holds entries, hashes and checkpoints against what the tree says on the way. */
async function walk(db: Reader, keys: Keys, outside: readonly Checkpoint[]): Promise<Walked> {
  let [tree, checkpoints, covered] = [sprout, 0, 0]
  for (;;) {
    const from = tree.size
    const places = await readPlaces(db, from)
    const stored = await readStored(db, from, from + places.length)
    const signed = await readCheckpoints(db, from, from + places.length)
    for (const place of places) {
      const step = grown(tree, holdPlace(place, tree.size))
      step.full.forEach((hash, level) => holdNode(stored, { level, index: Math.floor(tree.size / 2 ** level), hash }))
      tree = step.tree
      for (const checkpoint of signed.get(tree.size) ?? []) {
        holdRoot(opened(checkpoint.note, keys, `the checkpoint of size ${tree.size}`, covered), tree, covered)
        if (!checkpoint.root.equals(rootOf(tree)))
          throw new Broken(covered, `the checkpoint of size ${tree.size} does not say what its note says`)
        ;[checkpoints, covered] = [checkpoints + 1, tree.size]
      }
      for (const checkpoint of outside) if (checkpoint.size === tree.size) holdRoot(checkpoint, tree, covered)
    }
    if (places.length < batch) return { tree, checkpoints, covered }
  }
}

/** A place, and its entry unless that has been taken away. */
type Place = { position: number } & ({ id: null } | (EntryMembers & { salt: Buffer; commitment: Buffer }))

const readPlaces = async (db: Reader, from: number): Promise<Place[]> =>
  (
    await db.query<Place>(
      `select ${entryColumns}, l.position, e.salt, e.commitment
       from ledger.leaf l left join ledger.entry e on e.id = l.entry where l.position >= $1 order by l.position limit $2`,
      [from, batch],
    )
  ).rows

/** The leaf of a place, after its entry was found to be what was committed to. */
function holdPlace(place: Place, expected: number): Hash {
  const { position } = place
  if (position !== expected) throw new Broken(expected, `place ${expected} is empty; the next is ${position}`)
  if (place.id === null) throw new Broken(position, `the entry at place ${position} is gone`)
  const { position: _, salt, commitment, ...entry } = place
  if (!commitment.equals(commitmentOf(entry, salt)))
    throw new Broken(position, `the entry at place ${position} was altered`)
  return leafHash(commitment)
}

/** The stored hashes of the nodes that become full with the leaves `from … to - 1`. */
async function readStored(db: Reader, from: number, to: number): Promise<Map<string, Buffer>> {
  const levels = Array.from({ length: 50 }, (_, level) => level).filter((level) => 2 ** level <= to)
  const { rows } = await db.query<{ level: number; index: number; hash: Buffer }>(
    `select n.level, n.index, n.hash from unnest($1::int[], $2::bigint[], $3::bigint[]) as w (level, low, high)
     join ledger.node n on n.level = w.level and n.index >= w.low and n.index < w.high`,
    [levels, levels.map((level) => Math.floor(from / 2 ** level)), levels.map((level) => Math.floor(to / 2 ** level))],
  )
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
}

function holdNode(stored: ReadonlyMap<string, Buffer>, { level, index, hash }: Node & { hash: Hash }): void {
  const found = stored.get(`${level}/${index}`)
  if (found?.equals(hash)) return
  const what = level === 0 ? `the leaf at place ${index}` : `the stored hash ${level}/${index}`
  throw new Broken(index * 2 ** level, found ? `${what} is not the hash of its entries` : `${what} is gone`)
}

type StoredCheckpoint = { size: number; root: Buffer; note: string }

async function readCheckpoints(db: Reader, from: number, to: number): Promise<Map<number, StoredCheckpoint[]>> {
  const { rows } = await db.query<StoredCheckpoint>(
    'select size, root, note from ledger.checkpoint where size > $1 and size <= $2 order by size',
    [from, to],
  )
  return Map.groupBy(rows, ({ size }) => size)
}

function opened(note: string, { origin, keys }: Keys, what: string, position: number | null = null): Checkpoint {
  const signed = openCheckpoint(note, { origin, keys })
  if (!signed) throw new Broken(position, `${what} is not signed by us`)
  return signed
}

function holdRoot(signed: Checkpoint, tree: Growing, covered: number): void {
  if (signed.size !== tree.size)
    throw new Broken(covered, `the checkpoint of size ${tree.size} is the one of ${signed.size}`)
  if (!Buffer.from(signed.root).equals(rootOf(tree)))
    throw new Broken(covered, `the first ${tree.size} entries hash to another root than was signed`)
}

type Ends = { size: number; covered: number; outside: readonly Checkpoint[] }

/** Nothing stands past the last place, and no place past the last checkpoint. */
async function holdEnds(db: Reader, { size, covered, outside }: Ends): Promise<void> {
  const ahead = outside.find((checkpoint) => checkpoint.size > size)
  if (ahead) throw new Broken(size, `a signed checkpoint counts ${ahead.size} entries, the ledger has ${size}`)
  const { rows } = await db.query<{ size: number }>('select max(size) as size from ledger.checkpoint')
  const signed = rows[0]?.size ?? 0
  if (signed > size) throw new Broken(size, `a signed checkpoint counts ${signed} entries, the ledger has ${size}`)
  if (covered < size)
    throw new Broken(covered, `${size} entries have a place, but the last checkpoint signs ${covered}`)
  const last = await db.query<{ level: number; index: number | null }>(
    'select l as level, (select max(n.index) from ledger.node n where n.level = l) as index from generate_series(0, 62) l',
  )
  for (const { level, index } of last.rows)
    if (index !== null && index >= Math.floor(size / 2 ** level))
      throw new Broken(size, `the stored hash ${level}/${index} has no entries`)
}

/** Entries without a place wait for one; each of them, and no other. */
async function holdWaiting(db: Reader): Promise<number> {
  const { rows } = await db.query<{ entry: string; waits: boolean }>(
    `select coalesce(e.id, p.entry) as entry, p.entry is not null as waits
     from ledger.pending p full join (select id from ledger.entry e where not exists (select from ledger.leaf l where l.entry = e.id)) e
       on e.id = p.entry
     where p.entry is null or e.id is null limit 1`,
  )
  const [odd] = rows
  if (odd)
    throw new Broken(
      null,
      odd.waits ? `${odd.entry} waits for a second place` : `${odd.entry} has no place and waits for none`,
    )
  const count = await db.query<{ n: number }>('select count(*) as n from ledger.pending')
  return count.rows[0]?.n ?? 0
}
