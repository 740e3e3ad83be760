import { z } from 'zod'
import { sha256 } from '../../kernel/digest.ts'
import type { Seal } from '../seal/seal.ts'
import type { Accepted, Own, Parts, Unacceptable } from './files.ts'
import type { FileLimits } from './limits.ts'
import { megabytes, unacceptable, whyNotThisSize } from './refuse.ts'
import { isFull, type Store } from './store.ts'
import { openTurns } from './turns.ts'

/** What a file is kept under lock with. */
export type FileSeal = Pick<Seal, 'hideBytes' | 'revealBytes'>

export type PartsNeed = {
  readonly store: Store
  readonly seal: FileSeal
  readonly limits: FileLimits
  readonly now: () => number
  readonly newId: () => string
  readonly accept: (bytes: Uint8Array, name: string) => Promise<Accepted | Unacceptable>
}

const declaration = z.object({ size: z.int(), name: z.string(), owner: z.string(), begun: z.number() })
type Declaration = z.output<typeof declaration>
type Part = { readonly key: string; readonly offset: number; readonly length: number }

/**
 * Uploads in parts. Each part is a sealed file of its own, written wholly or not at all, so what was received is
 * simply what lies there: it survives a restart, and two servers on one store see the same.
 */
export function openParts(need: PartsNeed): Parts {
  const { store, seal, limits, now } = need
  const turn = openTurns()

  const put = async (key: string, bytes: Uint8Array): Promise<boolean> =>
    await store.put(key, seal.hideBytes(bytes, `files/${key}`))
  const get = async (key: string): Promise<Uint8Array | undefined> => {
    const hidden = await store.get(key)
    return hidden && seal.revealBytes(hidden, `files/${key}`)
  }

  /** What was declared, to whoever declared it; `null`: to the sweeper. */
  async function declared(upload: string, owner: string | null): Promise<Declaration | undefined> {
    if (!/^[0-9a-f]{32}$/.test(upload)) return undefined
    const found = await get(`uploads/${upload}/declared`)
    const read = found && declaration.parse(JSON.parse(Buffer.from(found).toString()))
    const own = owner === null || read?.owner === owner
    return read && own && now() < read.begun + limits.uploadMs ? read : undefined
  }

  async function begin({ size, name, owner }: Omit<Declaration, 'begun'>): ReturnType<Parts['begin']> {
    const open = await store.list('uploads')
    const own = open.filter((upload) => upload.startsWith(marked(owner)))
    if (open.length >= limits.uploads || own.length >= limits.ownUploads) return unacceptable('file.no-room')
    const upload = `${marked(owner)}${need.newId().slice(markLength)}`
    const about: Declaration = { size, name: name.slice(0, 200), owner, begun: now() }
    await put(`uploads/${upload}/declared`, Buffer.from(JSON.stringify(about)))
    return { upload }
  }

  /** The parts that follow each other without a gap from the beginning. */
  async function partsOf(upload: string): Promise<readonly Part[]> {
    const names = await store.list(`uploads/${upload}/parts`)
    const found = names.map((name): Part => {
      const [offset = 0, length = 0] = name.split('-').map(Number)
      return { key: `uploads/${upload}/parts/${name}`, offset, length }
    })
    const whole: Part[] = []
    for (const part of found.sort((a, b) => a.offset - b.offset)) if (part.offset === sizeOf(whole)) whole.push(part)
    return whole
  }

  async function append({ upload, owner }: Own, offset: number, bytes: Uint8Array): ReturnType<Parts['append']> {
    const about = await declared(upload, owner)
    if (!about) return unacceptable('file.expired')
    if (bytes.length > limits.part)
      return unacceptable('file.too-large', { megabytes: megabytes(bytes.length), most: limits.part / 1_048_576 })
    if (await get(`uploads/${upload}/answer`)) return { received: about.size }
    const parts = await partsOf(upload)
    const have = sizeOf(parts)
    if (offset !== have) {
      const same = parts.find((part) => part.offset === offset && part.length === bytes.length)
      const before = same && (await get(same.key))
      return before && Buffer.compare(before, bytes) === 0 ? { received: have } : { expected: have }
    }
    if (bytes.length === 0) return { received: have }
    const after = have + bytes.length
    if (after > about.size)
      return unacceptable('file.too-large', { megabytes: megabytes(after), most: megabytes(about.size) })
    if (parts.length >= limits.parts) return unacceptable('file.no-room')
    const written = await put(`uploads/${upload}/parts/${offset}-${bytes.length}`, bytes)
    return written ? { received: after } : await append({ upload, owner }, offset, bytes)
  }

  async function finish({ upload, owner }: Own): Promise<Accepted | Unacceptable> {
    const about = await declared(upload, owner)
    if (!about) return unacceptable('file.expired')
    const before = await get(`uploads/${upload}/answer`)
    if (before) return answer.parse(JSON.parse(Buffer.from(before).toString()))
    const parts = await partsOf(upload)
    if (sizeOf(parts) !== about.size) return unacceptable('file.damaged')
    const pieces: Uint8Array[] = []
    for (const { key } of parts) pieces.push((await get(key)) ?? new Uint8Array())
    const result = await need.accept(Buffer.concat(pieces), about.name)
    if (!result.ok && result.code === 'file.no-room') return result
    await put(`uploads/${upload}/answer`, Buffer.from(JSON.stringify(result)))
    await store.remove(`uploads/${upload}/parts`)
    return result
  }

  return {
    begin: async (about) => whyNotThisSize(about.size, limits) ?? (await orNoRoom(begin(about))),
    received: async ({ upload, owner }) => {
      const about = await declared(upload, owner)
      if (!about) return undefined
      return (await get(`uploads/${upload}/answer`)) ? about.size : sizeOf(await partsOf(upload))
    },
    append: async (own, offset, bytes) =>
      await orNoRoom(turn(own.upload, async () => await append(own, offset, bytes))),
    finish: async (own) => await orNoRoom(turn(own.upload, async () => await finish(own))),
    sweep: async () => {
      let swept = 0
      for (const upload of await store.list('uploads')) {
        if (await declared(upload, null)) continue
        await store.remove(`uploads/${upload}`)
        swept += 1
      }
      await store.tidy(now() - limits.uploadMs)
      return swept
    },
  }
}

/** An upload's name begins with a mark of whoever sends it, so that theirs are counted without opening any. */
const markLength = 8
const marked = (owner: string): string =>
  Buffer.from(sha256(`upload ${owner}`))
    .toString('hex')
    .slice(0, markLength)

const sizeOf = (parts: readonly Part[]): number => parts.reduce((sum, { length }) => sum + length, 0)

const answer: z.ZodType<Accepted | Unacceptable> = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    id: z.string(),
    kind: z.enum(['image', 'pdf']),
    mime: z.enum(['image/webp', 'image/jpeg', 'application/pdf']),
    size: z.int(),
    pages: z.int(),
    sha256: z.string(),
  }),
  z.object({
    ok: z.literal(false),
    code: z.custom<Unacceptable['code']>((code) => typeof code === 'string' && code.startsWith('file.')),
    detail: z.record(z.string(), z.union([z.number(), z.string()])),
  }),
])

/** A full disk is a sentence for the person, not a crash. */
export async function orNoRoom<T>(work: Promise<T>): Promise<T | Unacceptable> {
  try {
    return await work
  } catch (problem) {
    if (isFull(problem)) return unacceptable('file.no-room')
    throw problem
  }
}
