import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import { keysIn } from '../../../platform/ledger/note.ts'
import { type Checked, checkDecisionFile, holds } from './check.ts'
import { type DecisionFile, readDecisionFile } from './file.ts'

/** `bekal decision verify`: checks a downloaded decision and runs it again. Needs no database and no network. */
export const decisionVerify = (): Command =>
  command({
    name: 'decision verify',
    summary: 'Check a downloaded decision and run it again, with neither database nor network.',
    options: z.object({
      arguments: z.array(z.string()).length(1).describe('the file that was downloaded'),
      keys: z.string().describe('a file with the keys of the log, as /log/kunci gives them'),
    }),
    exits: {
      0: 'it was entered as it is, and its rules find the same again',
      2: 'something about it does not hold; each thing is said',
      3: 'the file of the decision, or that of the keys, cannot be read',
    },
    run: async ({ arguments: [path = ''], keys: keysPath }) => {
      const [text, keysText] = [await textOf(path), await textOf(keysPath)]
      const keys = keysText === undefined ? undefined : keysIn(keysText)
      const file = text === undefined ? undefined : readDecisionFile(text)
      if (!keys) return { code: 3, text: `${keysPath} holds no keys of a log.`, data: { holds: false } }
      if (!file) return { code: 3, text: `${path} is not a decision of this service.`, data: { holds: false } }
      const checked = checkDecisionFile(file, keys)
      return {
        code: holds(checked) ? 0 : 2,
        text: told(file, checked),
        data: { holds: holds(checked), decision: file.decision.id, ...checked },
      }
    },
  })

const textOf = async (path: string): Promise<string | undefined> => await readFile(path, 'utf8').catch(() => undefined)

function told({ decision, receipt }: DecisionFile, checked: Checked): string {
  const { entered, lawIsThat, differences, count } = checked
  const lines = [
    `${decision.kind}, ${decision.outcome}, ${decision.at}, ${decision.office}; law of ${decision.decidedOn}, version ${decision.ruleSet.slice(0, 12)}`,
    entered
      ? `entered as entry ${receipt.position} of the log, under a signed root of ${receipt.size}`
      : 'NOT ENTERED: no root these keys signed covers this decision as it stands here',
    lawIsThat ? 'the law beside it is that version' : 'ANOTHER LAW: what stands beside it is not the version it names',
    differences === null
      ? 'NOT RUN AGAIN: the law beside it cannot be read'
      : differences.length === 0
        ? `run again: ${count} rules find the same`
        : `DIFFERENT: ${differences.join(', ')}`,
  ]
  return [holds(checked) ? 'It holds.' : 'IT DOES NOT HOLD.', ...lines].join('\n')
}
