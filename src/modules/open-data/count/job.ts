import { z } from 'zod'
import { job } from '../../../platform/jobs/jobs.ts'
import { sentence } from './command.ts'
import { countNow } from './read.ts'

/** Cards, decisions and the ledger tell differently. The job fails with it and stands among the dead letters. */
class CardsDiffer extends Error {
  override readonly name = 'CardsDiffer'
}

/**
 * Every night, counts cards, decisions and ledger entries and enters the count itself into the ledger, so that what was
 * published on a day cannot be said to have been something else.
 */
export const countNightly = job({
  name: 'open-data.count-cards',
  cron: { at: '13 2 * * *', zone: 'Asia/Jakarta' },
  retries: 0,
  payload: z.object({}).loose(),
  run: async (_, { inTx }) => {
    const { days, odd } = await inTx(async (tx) => {
      const count = await countNow(tx)
      const record = { kind: 'count', id: tx.now.slice(0, 10) }
      await tx.record({ act: 'open-data.publish-count', record, payload: { days: count.days, odd: count.odd } })
      return count
    })
    if (odd.length > 0)
      throw new CardsDiffer(`${odd.length} files in ${days.length} days:\n${odd.map(sentence).join('\n')}`)
  },
})
