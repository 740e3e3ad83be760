import { z } from 'zod'
import { command } from '../platform/cli/command.ts'
import { untilAskedToStop } from '../platform/cli/until-asked.ts'
import { readConfig } from '../platform/config/read.ts'
import { openBekal, root } from './open.ts'
import { seed } from './seed.ts'
import { serve } from './serve.ts'

/** Starts everything and stays until it is told to stop. */
export const serveCommand = command({
  name: 'serve',
  summary: 'Start Bekal: the database, the pages and the work behind them. Stops cleanly on Ctrl-C.',
  options: z.object({}),
  exits: { 0: 'stopped as asked', 1: 'could not start; one sentence says why' },
  run: async (_, { out }) => {
    const config = readConfig(process.env, root)
    const bekal = await openBekal(config)
    try {
      const seeded = await seed(bekal, out, { aheadOnly: true })
      const served = await serve(bekal)
      out(`\nBekal  ${served.address}\n`)
      if (config.demo) out(seeded.signIns(served.address))
      out('\nCtrl-C stops.\n')
      seeded.rest.begin()
      await untilAskedToStop()
      out('Stopping …\n')
      await seeded.rest.stop()
      await served.close()
    } finally {
      await bekal.close()
    }
    return { code: 0, text: 'Stopped.', data: {} }
  },
})
