import { z } from 'zod'
import type { Tx } from '../../platform/db/tx.ts'
import { job } from '../../platform/jobs/jobs.ts'
import { noteLook, workersByDocumentNumber } from '../workers/index.ts'
import { changeEntries, unmatchedIn } from './store.ts'

const payload = z.object({ batch: z.string() })

/** Looks for the files of those whose document number was written down; the worker reads that somebody looked. */
export const matchJob = job({
  name: 'arrivals.match',
  retries: 5,
  payload,
  run: async ({ batch }, { inTx }) => void (await inTx(async (tx) => await matchBatch(tx, batch))),
})

/**
 * Links each line of a batch to the one file that holds a document of its number. Two files with one number are nobody's.
 * @returns how many were linked
 */
export async function matchBatch(tx: Tx, batch: string): Promise<number> {
  let linked = 0
  for (const { id, documentIndex } of await unmatchedIn(tx, batch)) {
    const [worker, another] = documentIndex === null ? [] : await workersByDocumentNumber(tx, documentIndex, 2)
    if (worker === undefined || another !== undefined) continue
    await changeEntries(tx, [id], { worker })
    await noteLook(tx, worker, { act: 'arrivals.match', reason: 'arrival' })
    linked += 1
  }
  return linked
}
