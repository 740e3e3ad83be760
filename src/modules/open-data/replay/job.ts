import { z } from 'zod'
import { job } from '../../../platform/jobs/jobs.ts'
import { keepNight } from './nights.ts'
import { replayAll } from './replay.ts'

/** Decisions that came out otherwise. The job fails with it, so that it stands among the dead letters until somebody looks. */
class DecisionsDiffer extends Error {
  override readonly name = 'DecisionsDiffer'
}

/** Every night, runs all decisions again and keeps what it found. It changes none of them, so it may run twice. */
export const replayNightly = job({
  name: 'open-data.replay-decisions',
  cron: { at: '43 2 * * *', zone: 'Asia/Jakarta' },
  retries: 0,
  payload: z.object({}).loose(),
  run: async (_, { inTx }) => {
    const found = await replayAll(inTx)
    await inTx(async (tx) => await keepNight(tx, found))
    const { count, differing } = found
    if (differing.length > 0)
      throw new DecisionsDiffer(
        `${differing.length} of ${count} decisions differ: ${differing.map(({ decision }) => decision).join(', ')}`,
      )
  },
})
