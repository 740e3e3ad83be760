import { z } from 'zod'
import { dayIn, WIB } from '../../../kernel/time.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { ruleSetOn } from '../store.ts'
import { countNoted } from './store.ts'

/** Noted decisions counted in one transaction: a second of work. */
const batch = 10_000

/** Every few minutes, counts the decisions noted since: each note is counted and taken away in one transaction, so once. */
export const countDecisions = job({
  name: 'regulations.count-decisions',
  cron: { at: '*/5 * * * *', zone: 'Asia/Jakarta' },
  retries: 3,
  payload: z.object({}).loose(),
  run: async (_, { now, inTx }) => {
    let counted = batch
    while (counted === batch)
      counted = await inTx(async (tx) => {
        const { instruments } = await ruleSetOn(tx, dayIn(now(), WIB))
        return await countNoted(tx, instruments.values(), batch)
      })
  },
})
