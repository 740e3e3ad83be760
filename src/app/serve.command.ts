import { z } from 'zod'
import { askedToStop, untilStopped } from '../platform/cli/asked-to-stop.ts'
import { command, type Io } from '../platform/cli/command.ts'
import { readConfig } from '../platform/config/read.ts'
import { type Bekal, openBekal, root } from './open.ts'
import { tryPort } from './port.ts'
import { seed } from './seed.ts'
import { serve } from './serve.ts'

/** Starts everything and stays until it is told to stop. */
export const serveCommand = command({
  name: 'serve',
  summary: 'Start Bekal: the database, the pages and the work behind them. Stops cleanly on Ctrl-C.',
  options: z.object({}),
  exits: { 0: 'stopped as asked', 1: 'could not start; one sentence says why' },
  run: async (_, { out }) => {
    const asked = askedToStop()
    const config = readConfig(process.env, root)
    const bekal = await openBekal(config)
    try {
      const beginning = begin(bekal, out)
      const serving = await Promise.race([beginning, asked.then(() => null)])
      if (serving !== null) {
        await untilStopped(asked)
        out('Stopping …\n')
        await serving.close()
      } else {
        // What was begun ends with the database, in the middle; the next start goes on from the last that was kept.
        beginning.catch(() => undefined)
        out('Stopping before everything has begun …\n')
      }
    } finally {
      await bekal.close()
    }
    return { code: 0, text: 'Stopped.', data: {} }
  },
})

/** Loads what there is to load, serves, and says where. */
async function begin(bekal: Bekal, out: Io['out']): Promise<{ readonly close: () => Promise<void> }> {
  await tryPort(bekal.tools.config)
  const seeded = await seed(bekal, out, { aheadOnly: true })
  const served = await serve(bekal)
  out(`\nBekal  ${served.address}\n`)
  if (bekal.tools.config.demo) out(seeded.signIns(served.address))
  out('\nCtrl-C stops.\n')
  seeded.rest.begin()
  return {
    close: async () => {
      await seeded.rest.stop()
      await served.close()
    },
  }
}
