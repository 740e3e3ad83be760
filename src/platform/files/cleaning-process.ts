import { clean, cleanSaid } from './clean.ts'
import type { Job } from './cleaners.ts'
import { readCode } from './code.ts'
import { unacceptable } from './refuse.ts'

/**
 * The process in which files from outside are opened. It has no keys, no database, no environment, and may be killed
 * at any moment; the server outlives whatever a file does to it. See `cleaners.ts`.
 */
process.on('message', (job: Job) => void answer(job))
process.on('disconnect', () => process.exit())
process.send?.('ready')

const wanted = { copy: clean, said: cleanSaid, code: readCode } as const satisfies Record<Job['wants'], unknown>

async function answer({ wants, ...file }: Job): Promise<void> {
  try {
    process.send?.(await wanted[wants](file))
  } catch {
    process.send?.(unacceptable('file.damaged'))
  }
}
