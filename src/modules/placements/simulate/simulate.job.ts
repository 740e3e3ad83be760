import { z } from 'zod'
import { job } from '../../../platform/jobs/jobs.ts'
import { lookFurther } from './run.ts'

/** How many batches one run looks at before others of the queue have their turn. */
const turns = 40

/** Looks at files for a simulation, batch by batch; stopped anywhere, it goes on from the last batch that was kept. */
export const simulateJob = job({
  name: 'placements.simulate',
  retries: 5,
  payload: z.object({ simulation: z.string(), turn: z.number().int().min(0).default(0) }),
  run: async ({ simulation, turn }, { inTx }) => {
    for (let left = turns; left > 0; left -= 1)
      if (!(await inTx(async (tx) => await lookFurther(tx, simulation)))) return
    await inTx(
      async (tx) =>
        await tx.enqueue(
          'placements.simulate',
          { simulation, turn: turn + 1 },
          { key: `simulate:${simulation}:${turn + 1}` },
        ),
    )
  },
})
