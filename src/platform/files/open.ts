import { randomBytes } from 'node:crypto'
import { sha256 } from '../../kernel/digest.ts'
import { openCleaners } from './cleaners.ts'
import type { Accepted, Files, Unacceptable } from './files.ts'
import { codeLimits, type FileLimits, usualLimits } from './limits.ts'
import { type FileSeal, openParts, orNoRoom } from './parts.ts'
import { whyNotThisSize } from './refuse.ts'
import { diskStore, type Store } from './store.ts'

export type FilesSetup = {
  /** The folder everything lies in, sealed. */
  readonly dir: string
  readonly seal: FileSeal
  readonly limits?: Partial<FileLimits>
  /** Where sealed bytes lie, instead of the folder. */
  readonly store?: Store
  /** Milliseconds since 1970; tests hold it still. */
  readonly now?: () => number
}

type Kept = Pick<Accepted, 'id' | 'size' | 'sha256'>
/** What cleaning found out of each kind of file, and where it is kept. */
type Accepting<About> = About extends unknown ? Omit<About, 'bytes'> & Kept : never

/** Bytes of the checksum in front of every kept file. */
const checksum = 32

/**
 * Opens the place for documents. Nothing is started or written before the first file comes.
 * `close` ends the cleaning processes; what they were working on is refused as damaged.
 */
export function openFiles({ dir, seal, limits: given, store = diskStore(dir), now = Date.now }: FilesSetup): Files & {
  readonly close: () => void
} {
  const limits = { ...usualLimits, ...given }
  const cleaners = openCleaners(limits)
  // Anybody may have a code read: they wait for each other, never a worker's paper for them.
  const readers = openCleaners({ ...limits, ...codeLimits })
  // Anybody may send a voice as well.
  const listeners = openCleaners(limits)

  /** Whatever cleaning made of it is kept, with what was found out about it. */
  const acceptedBy =
    <About extends { readonly ok: true; readonly bytes: Uint8Array }>(
      clean: (bytes: Uint8Array, name: string) => Promise<About | Unacceptable>,
    ) =>
    async (bytes: Uint8Array, name: string): Promise<Accepting<About> | Unacceptable> => {
      const no = whyNotThisSize(bytes.length, limits)
      if (no) return no
      const cleaned = await clean(bytes, name.slice(0, 200))
      if (!cleaned.ok) return cleaned
      const { bytes: kept, ...about } = cleaned
      return await orNoRoom(keep(kept).then((file) => ({ ...about, ...file }) as Accepting<About>))
    }
  const accept = acceptedBy(cleaners.clean)
  const acceptSaid = acceptedBy(listeners.cleanSaid)

  async function keep(bytes: Uint8Array): Promise<Kept> {
    const id = newId()
    const sum = Buffer.from(sha256(bytes))
    await store.put(keyOf(id), seal.hideBytes(Buffer.concat([sum, bytes]), `files/${keyOf(id)}`))
    return { id, size: bytes.length, sha256: sum.toString('hex') }
  }

  return {
    accept,
    acceptSaid,
    readCode: async (bytes, name) =>
      whyNotThisSize(bytes.length, limits) ?? (await readers.readCode(bytes, name.slice(0, 200))),
    open: async (id) => await reveal(id, { store, seal }),
    forget: async (id) => await store.remove(keyOf(id)),
    parts: openParts({ store, seal, limits, now, newId, accept }),
    close: () => {
      cleaners.close()
      readers.close()
      listeners.close()
    },
  }
}

async function reveal(id: string, { store, seal }: { store: Store; seal: FileSeal }): Promise<Uint8Array> {
  const hidden = await store.get(keyOf(id))
  if (!hidden) throw new Error(`there is no file ${id}`)
  const whole = Buffer.from(seal.revealBytes(hidden, `files/${keyOf(id)}`))
  const bytes = whole.subarray(checksum)
  if (Buffer.compare(sha256(bytes), whole.subarray(0, checksum)) !== 0) throw new Error(`file ${id} was altered`)
  return bytes
}

/** 128 random bits as hex: nothing of the name, the person or the order. */
const newId = (): string => randomBytes(16).toString('hex')

/** Spread over 65,536 folders. @throws Error for a text that is no id of ours */
function keyOf(id: string): string {
  if (!/^[0-9a-f]{32}$/.test(id)) throw new Error('there is no file of that name')
  return `kept/${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`
}
