import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Cleaning } from './clean.ts'
import { type CodeRead, type Unacceptable, voiceMimes } from './files.ts'
import type { FileLimits } from './limits.ts'
import { type Cleaned, type CleanedVoice, unacceptable } from './refuse.ts'

/** Cleans files in processes of their own, a few at once. */
export type Cleaners = {
  /** Never throws on bad input. @throws Error when the cleaning process cannot be started at all */
  readonly clean: (bytes: Uint8Array, name: string) => Promise<Cleaned | Unacceptable>
  /** The same for what people send into a conversation. */
  readonly cleanSaid: (bytes: Uint8Array, name: string) => Promise<Cleaned | CleanedVoice | Unacceptable>
  /** The same for the QR code in a picture: only its text comes out of the process. */
  readonly readCode: (bytes: Uint8Array, name: string) => Promise<CodeRead | Unacceptable>
  readonly close: () => void
}

/** What a process is given: a file, and what is wanted of it. */
export type Job = Cleaning & { readonly wants: 'copy' | 'said' | 'code' }

/** A process is replaced after so many files, and let go after so long without one. */
const mostFiles = 200
const idleMs = 60_000
const watchMs = 50

type Bench = { readonly child: ChildProcess; files: number; idle: NodeJS.Timeout | undefined }

export function openCleaners(limits: FileLimits): Cleaners {
  const free: Bench[] = []
  const all = new Set<Bench>()
  const queue: (() => void)[] = []
  let busy = 0

  async function takeBench(): Promise<Bench> {
    const bench = free.pop() ?? (await startBench(all))
    clearTimeout(bench.idle)
    bench.child.ref()
    bench.child.channel?.ref()
    bench.files += 1
    return bench
  }

  function giveBack(bench: Bench): void {
    if (!all.has(bench)) return
    if (bench.files >= mostFiles) return stop(bench)
    bench.child.unref()
    bench.child.channel?.unref()
    bench.idle = setTimeout(() => {
      free.splice(free.indexOf(bench), 1)
      stop(bench)
    }, idleMs).unref()
    free.push(bench)
  }

  async function inTurn<Answer>(job: Job, answered: z.ZodType<Answer>): Promise<Answer | Unacceptable> {
    if (busy >= limits.atOnce) {
      if (queue.length >= limits.waiting) return unacceptable('file.no-room')
      await new Promise<void>((go) => queue.push(go))
    } else busy += 1
    try {
      const bench = await takeBench()
      const answer = await oneFile(bench.child, job, answered)
      giveBack(bench)
      return answer
    } finally {
      const next = queue.shift()
      if (next) next()
      else busy -= 1
    }
  }

  return {
    clean: async (bytes, name) => await inTurn({ bytes, name, limits, wants: 'copy' }, cleaned),
    cleanSaid: async (bytes, name) => await inTurn({ bytes, name, limits, wants: 'said' }, said),
    readCode: async (bytes, name) => await inTurn({ bytes, name, limits, wants: 'code' }, read),
    close: () => {
      for (const bench of all) stop(bench)
      free.length = 0
    },
  }
}

function stop({ child, idle }: Bench): void {
  clearTimeout(idle)
  child.kill('SIGKILL')
}

const root = resolve(import.meta.dirname, '../../..')

/** It may read our code and packages, and nothing else: no data folder, no writing, no other program. */
const permissions = [
  '--permission',
  '--allow-addons',
  ...['src/platform/files', 'src/platform/credential/browser', 'src/kernel', 'node_modules', 'package.json'].map(
    (path) => `--allow-fs-read=${join(root, path)}`,
  ),
  '--max-old-space-size=384',
]

async function startBench(all: Set<Bench>): Promise<Bench> {
  const child = fork(join(import.meta.dirname, 'cleaning-process.ts'), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: permissions,
  })
  const bench: Bench = { child, files: 0, idle: undefined }
  all.add(bench)
  await new Promise<void>((ready, reject) => {
    child.once('message', () => ready())
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      all.delete(bench)
      reject(new Error(`the cleaning process did not start (${code ?? signal})`))
    })
  })
  return bench
}

const refused = z.object({
  ok: z.literal(false),
  code: z.enum([
    'file.unknown-kind',
    'file.heic',
    'file.damaged',
    'file.encrypted',
    'file.too-many-pixels',
    'file.too-few-pixels',
    'file.too-many-pages',
    'file.not-what-it-says',
    'file.not-a-picture',
    'file.no-code',
    'file.code-unreadable',
    'file.unknown-sound',
    'file.damaged-sound',
    'file.empty-sound',
    'file.too-long',
    'file.video',
  ]),
  detail: z.record(z.string(), z.union([z.number(), z.string()])),
})

const cleaned = z.object({
  ok: z.literal(true),
  kind: z.enum(['image', 'pdf']),
  mime: z.enum(['image/webp', 'application/pdf']),
  pages: z.int().min(1),
  bytes: z.instanceof(Uint8Array),
})

const said = z.union([
  cleaned,
  z.object({
    ok: z.literal(true),
    kind: z.literal('voice'),
    mime: z.enum(voiceMimes),
    seconds: z.int().positive(),
    bytes: z.instanceof(Uint8Array),
  }),
])

const read = z.object({ ok: z.literal(true), text: z.string() })

/** Gives one file to a process and waits: for its answer, its death, the end of its time or of its memory. */
async function oneFile<Answer>(
  child: ChildProcess,
  job: Job,
  answered: z.ZodType<Answer>,
): Promise<Answer | Unacceptable> {
  return await new Promise((resolve) => {
    const kill = (): void => void child.kill('SIGKILL')
    const time = setTimeout(kill, job.limits.cleaningMs)
    const memory = setInterval(() => void tooWide(child, job.limits.memory).then((wide) => wide && kill()), watchMs)
    const end = (answer: Answer | Unacceptable): void => {
      clearTimeout(time)
      clearInterval(memory)
      child.off('message', onMessage).off('exit', onExit)
      resolve(answer)
    }
    const onMessage = (message: unknown): void => end(z.union([refused, answered]).parse(message))
    const onExit = (): void => end(unacceptable('file.damaged'))
    child.on('message', onMessage).on('exit', onExit)
    child.send(job, (problem) => problem && kill())
  })
}

/** Whether a process uses more memory than it may; where the system does not tell, its time limit must do. */
async function tooWide({ pid }: ChildProcess, most: number): Promise<boolean> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024 > most
  } catch {
    return false
  }
}
