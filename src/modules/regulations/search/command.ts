import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import { loadRegulations } from '../load.ts'
import { searcherFor } from './find.ts'

/**
 * `bekal regulations search izin suami`: what the page finds, on the command line.
 * @param shipped  the folder of the law as data that is read unless another is named
 */
export const searchCommand = (shipped: string): Command =>
  command({
    name: 'regulations search',
    summary: 'Find instruments, rules and articles by everyday words.',
    options: z.object({
      arguments: z.array(z.string()).describe('a few words, or the name of an instrument'),
      folder: z.string().default(shipped).describe('the folder of the law as data'),
    }),
    exits: { 0: 'found', 2: 'the rules do not load', 3: 'nothing found' },
    run: async ({ arguments: words, folder }) => {
      const { ruleSet } = await loadRegulations(folder)
      if (!ruleSet) return { code: 2, text: 'The rules do not load. See: bekal regulations check', data: {} }
      const asked = words.join(' ').trim()
      if (asked === '')
        return { code: 3, text: 'Name a few words, for example: izin suami', data: { asked, found: [] } }
      const found = (await searcherFor(ruleSet))(asked)
      const lines = found.map(({ href, title, names }) => `${title}${names === '' ? '' : ` (${names})`}\n  ${href}`)
      return found.length === 0
        ? { code: 3, text: `Nothing for "${asked}". Try another, shorter word in Indonesian.`, data: { asked, found } }
        : { code: 0, text: lines.join('\n'), data: { asked, found } }
    },
  })
