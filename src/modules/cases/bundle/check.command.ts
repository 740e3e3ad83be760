import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import { keysIn } from '../../../platform/ledger/note.ts'
import { type BundleChecked, type BundleProblem, checkBundle } from './check.ts'

/** `bekal cases bundle-check`: checks the court bundle of a complaint. Needs no database and no network. */
export const bundleCheck = (): Command =>
  command({
    name: 'cases bundle-check',
    summary: 'Check the court bundle of a complaint, with neither database nor network.',
    options: z.object({
      arguments: z.array(z.string()).length(1).describe('the bundle that was downloaded, a ZIP'),
      keys: z.string().describe('a file with the keys of the log, as /log/kunci gives them; not the one in the bundle'),
    }),
    exits: {
      0: 'everything in it was entered as it stands there',
      2: 'something in it does not hold; each thing is named',
      3: 'the bundle, or the file of the keys, cannot be read',
    },
    run: async ({ arguments: [path = ''], keys: keysPath }) => {
      const [zip, keysText] = [await readFile(path).catch(() => undefined), await textOf(keysPath)]
      const keys = keysText === undefined ? undefined : keysIn(keysText)
      if (!keys) return { code: 3, text: `${keysPath} holds no keys of a log.`, data: { holds: false } }
      if (!zip) return { code: 3, text: `${path} cannot be opened.`, data: { holds: false } }
      const checked = checkBundle(zip, keys)
      const holds = checked.problems.length === 0
      return { code: holds ? 0 : 2, text: told(checked), data: { holds, ...checked } }
    },
  })

const textOf = async (path: string): Promise<string | undefined> => await readFile(path, 'utf8').catch(() => undefined)

const sentences: Readonly<Record<BundleProblem['what'], string>> = {
  unreadable: 'cannot be read',
  'too-large': 'is larger than any case',
  'foreign-file': 'does not belong in a bundle',
  'double-file': 'stands twice in the bundle',
  'missing-file': 'is named by a message and not there',
  'altered-file': 'is not the file that was sent, or signed',
  'altered-filing': 'what was filed is not what the receipt is of',
  'filing-not-entered': 'no root these keys signed covers the filing',
  'altered-message': 'the message is not as its digest says',
  'message-not-entered': 'no root these keys signed covers the message',
  'missing-message': 'a message is left out here, or stands in another place',
  'altered-minutes': 'the minutes are not as they were entered',
  'minutes-not-entered': 'no root these keys signed covers the minutes',
  'not-signed': 'is not a signature of these keys for this case',
}

function told({ number, messages, files, problems }: BundleChecked): string {
  const head =
    problems.length === 0
      ? `It holds: ${number}, ${messages} messages and ${files} files stand as they were entered.`
      : 'IT DOES NOT HOLD.'
  return [head, ...problems.map(({ what, where }) => `${where}: ${sentences[what]}`)].join('\n')
}
