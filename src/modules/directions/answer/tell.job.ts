import { z } from 'zod'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Job, job } from '../../../platform/jobs/jobs.ts'
import { type Asked, questionById } from '../ask/store.ts'
import type { KnownRuling } from '../ruling.ts'
import { rulingById } from '../rulings/store.ts'

/** What happens to the file a question came up with, when the question is closed; without a ruling where it has none. */
export type OnClosed = (
  tx: Tx,
  closed: { readonly about: string; readonly question: Asked; readonly ruling: KnownRuling | undefined },
) => Promise<void>

/** Tells the file of a question that it is closed. What is done with it is for whoever owns files. */
export const tellJob = (onClosed: OnClosed): Job =>
  job({
    name: 'directions.tell',
    retries: 5,
    payload: z.object({ question: z.string(), ruling: z.string().nullable() }),
    run: async ({ question: id, ruling }, { inTx }) =>
      await inTx(async (tx) => {
        const question = await questionById(tx, id)
        const about = question?.asker?.about
        if (question && about)
          await onClosed(tx, { about, question, ruling: ruling === null ? undefined : await rulingById(tx, ruling) })
      }),
  })
