import { type Cleaning, clean } from './clean.ts'
import { unacceptable } from './refuse.ts'

/**
 * The process in which files from outside are opened. It has no keys, no database, no environment, and may be killed
 * at any moment; the server outlives whatever a file does to it. See `cleaners.ts`.
 */
process.on('message', (job: Cleaning) => void answer(job))
process.on('disconnect', () => process.exit())
process.send?.('ready')

async function answer(job: Cleaning): Promise<void> {
  try {
    process.send?.(await clean(job))
  } catch {
    process.send?.(unacceptable('file.damaged'))
  }
}
