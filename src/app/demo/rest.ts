import { setTimeout as wait } from 'node:timers/promises'
import type { DemoFile } from './file.ts'
import type { Lives } from './live.ts'

/** Files that are still to be lived, while Bekal serves. */
export type Rest = {
  readonly left: number
  /** Begins with them, one after another, at most half of the time; says now and then how far it is. */
  readonly begin: () => void
  /** Ends after the file it is at. What is left is done after the next start. */
  readonly stop: () => Promise<void>
}

/** It is said how far it is after so many files. */
const sayEvery = 250

/** The shortest pause between two files, in milliseconds. */
const shortest = 20

/** After so many files in a row that failed, the others are left for the next start. */
const patience = 3

/** A demonstration that is whole. */
export const nothingLeft: Rest = { left: 0, begin: () => undefined, stop: async () => undefined }

/** What is left of a demonstration. */
export function restOf(files: readonly DemoFile[], live: Lives['live'], say: (text: string) => void): Rest {
  const asked = new AbortController()
  let running: Promise<void> = Promise.resolve()

  async function run(): Promise<void> {
    let [lived, failed, left] = [0, 0, 0]
    for (const file of files) {
      if (asked.signal.aborted || failed === patience) return
      const begun = performance.now()
      try {
        await live(file)
        failed = 0
        lived += 1
        if (lived % sayEvery === 0) say(`Demonstration: ${lived} of ${files.length} more files.\n`)
      } catch (problem) {
        failed += 1
        left += 1
        say(`Demonstration: ${file.number} was left for the next start. ${String(problem)}\n`)
      }
      // Whoever is served meanwhile has the machine for as long as the file took.
      await wait(Math.max(shortest, performance.now() - begun), undefined, { signal: asked.signal, ref: false }).catch(
        () => undefined,
      )
    }
    if (lived > 0 && left === 0) say('Demonstration: all files are there.\n')
  }

  return {
    left: files.length,
    begin: () => void (running = run()),
    stop: async () => {
      asked.abort()
      await running
    },
  }
}
