import { z } from 'zod'
import { forgetOld } from '../modules/accounts/index.ts'
import { forgetGuesses } from '../platform/access/guesses.ts'
import { forgetAnswers } from '../platform/db/perform.ts'
import { job } from '../platform/jobs/jobs.ts'

/**
 * Every hour, forgets what is no longer needed: answers to forms after a day, one-time codes after two, sessions a
 * month after their end, uploads that were never finished. Safe to run twice.
 */
export const tidy = job({
  name: 'app.tidy',
  cron: { at: '17 * * * *', zone: 'Asia/Jakarta' },
  retries: 3,
  payload: z.object({}).loose(),
  run: async (_, { tools, inTx }) => {
    await inTx(async (tx) => {
      await forgetAnswers(tx)
      await forgetOld(tx)
      await forgetGuesses(tx)
    })
    await tools.files.parts.sweep()
  },
})
