import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import type { CasesChecked } from './check.ts'

/** `bekal cases verify`: holds every complaint, message, step and all minutes of the ledger against what is kept. */
export const casesVerify = (check: () => Promise<CasesChecked>): Command =>
  command({
    name: 'cases verify',
    summary: 'Hold every complaint, message and step, all minutes, and where each complaint stands against the ledger.',
    options: z.object({}),
    exits: { 0: 'everything is there as it was', 2: 'something is missing or altered; each is named' },
    run: async () => {
      const checked = await check()
      const { cases, messages, minutes, steps, problems } = checked
      const lines = problems.map(({ case: of, what }) => `${of}: ${what}`)
      const sum = `${cases} complaints, ${messages} messages, ${steps} steps and ${minutes} minutes held against the ledger: ${problems.length === 0 ? 'all are there as they were' : `${problems.length} problems`}.`
      return { code: problems.length === 0 ? 0 : 2, text: [sum, ...lines].join('\n'), data: checked }
    },
  })
