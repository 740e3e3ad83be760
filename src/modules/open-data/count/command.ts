import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import type { InTx } from '../replay/replay.ts'
import type { Odd } from './count.ts'
import { countNow, daysCounted } from './read.ts'

/**
 * `bekal ledger count`: cards as decided, as they are, and as the ledger has them.
 * @param using  opens a Bekal for one piece of work, with transactions as the system
 */
export const ledgerCount = (using: <T>(work: (inTx: InTx) => Promise<T>) => Promise<T>): Command =>
  command({
    name: 'ledger count',
    summary: `Compare cards issued and withdrawn in ${daysCounted} days: as decided, as they are, as entered in the ledger.`,
    options: z.object({}),
    exits: { 0: 'all three tell the same', 2: 'they differ; each file is named' },
    run: async () => {
      const { days, odd } = await using(async (inTx) => await inTx(countNow))
      const cards = days.reduce((sum, day) => sum + day.cards, 0)
      const text =
        odd.length === 0
          ? `Same: ${cards} cards issued or withdrawn in ${daysCounted} days have their decision and their entry.`
          : [`DIFFERENT: ${odd.length} ${odd.length === 1 ? 'file' : 'files'}.`, ...odd.map(sentence)].join('\n')
      return { code: odd.length === 0 ? 0 : 2, text, data: { days, odd } }
    },
  })

export const sentence = ({ application, what, decisions, cards, entries }: Odd): string =>
  `  ${application} ${what}: decisions ${decisions}, cards ${cards}, ledger ${entries}`
