import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../kernel/time.ts'
import type { Database } from '../db/pool.ts'
import type { Seal } from '../seal/seal.ts'
import { keepCheckpoint, keptNotes, newestKept } from './keep.ts'
import { type Keys, verifierKey } from './note.ts'
import { type Sequenced, sequence } from './sequence.ts'
import { type Verified, verifyLedger } from './verify.ts'

/** The ledger of an installation: its name, its keys, and the two things that are done with it as a whole. */
export type Ledger = {
  /** The log's name in every checkpoint. Chosen at the first start and never changed. */
  readonly origin: string
  readonly keys: () => Keys
  /** The public keys as a signed note names them, newest first: what an outsider needs to check the log. */
  readonly verifierKeys: () => string[]
  /** Gives waiting entries their places and keeps the new checkpoint outside the database. */
  readonly sequence: (now: Instant) => Promise<Sequenced>
  /** Recomputes everything and holds it against every checkpoint, the kept ones too. */
  readonly verify: () => Promise<Verified>
}

export type Opening = {
  readonly dataDir: string
  readonly database: Pick<Database, 'sealer'>
  readonly seal: Seal
  /** Where the log is published, e.g. `bekal.go.id/log`; taken at the first start. */
  readonly origin: string
}

/** Opens the ledger of a data folder. */
export async function openLedger({ dataDir, database, seal, origin: wanted }: Opening): Promise<Ledger> {
  const origin = await nameOnce(join(dataDir, 'ledger'), wanted)
  const keys = (): Keys => ({ origin, keys: seal.publicKeys('ledger') })
  return {
    origin,
    keys,
    verifierKeys: () => keys().keys.map((key) => verifierKey(origin, key)),
    sequence: async (now) => {
      const kept = await newestKept(dataDir, keys())
      const done = await sequence(database.sealer, seal, { origin, now, kept })
      if (done.note !== null) await keepCheckpoint(dataDir, done.note, now.slice(0, 10))
      return done
    },
    verify: async () => await verifyLedger(database.sealer, keys(), await keptNotes(dataDir)),
  }
}

/** A log that changed its name with the port or the address would disown everything it has signed. */
async function nameOnce(folder: string, wanted: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'origin')
  await writeFile(path, `${wanted}\n`, { flag: 'wx' }).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EEXIST') throw problem
  })
  return (await readFile(path, 'utf8')).trim()
}
