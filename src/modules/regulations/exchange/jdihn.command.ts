import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import { loadRegulations } from '../load.ts'
import { readJdihn } from './jdihn.ts'
import { type Proposal, proposalsOf } from './proposals.ts'

/** Largest file that is read, in bytes. */
const largest = 64 * 1024 * 1024

/** `bekal regulations jdihn anggota.json`: which records are in the register, which differ, which are not. Stores nothing. */
export const jdihnCommand = (shipped: string): Command =>
  command({
    name: 'regulations jdihn',
    summary:
      'Hold a JDIHN file against the register: what is the same, what differs, what is unknown, as files to begin. Stores nothing.',
    options: z.object({
      arguments: z.array(z.string()).length(1).describe('a JSON file of JDIHN records, at most 64 MB'),
      folder: z.string().default(shipped).describe('the folder of the law as data'),
    }),
    exits: {
      0: 'every record is the same in the register',
      1: 'the file cannot be read',
      2: 'the rules do not load',
      3: 'records differ, are unknown or wrong; each is named',
    },
    run: async ({ arguments: [path = ''], folder }, { out }) => {
      const source = await sourceIn(path)
      if (source === undefined) return { code: 1, text: `${path} cannot be read.`, data: { file: path } }
      const { ruleSet } = await loadRegulations(folder)
      if (!ruleSet) return { code: 2, text: 'The rules do not load. See: bekal regulations check', data: {} }
      const read = readJdihn(source)
      const held = proposalsOf(read.records, ruleSet)
      const problems = [...read.problems, ...held.problems].toSorted((a, b) => a.at - b.at)
      for (const { what } of problems) out(`${what}\n`)
      for (const proposal of held.proposals) out(told(proposal))
      const count = (kind: Proposal['kind']): number => held.proposals.filter((one) => one.kind === kind).length
      const [same, differs, unknown] = [count('same'), count('differs'), count('unknown')]
      return {
        code: differs + unknown + problems.length > 0 ? 3 : 0,
        text: `${read.records.length} records: ${same} the same, ${differs} different, ${unknown} unknown; ${problems.length} problems.`,
        data: { same, differs, unknown, proposals: held.proposals, problems },
      }
    },
  })

async function sourceIn(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > largest) return undefined
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch {
    return undefined
  }
}

function told(proposal: Proposal): string {
  if (proposal.kind === 'same') return ''
  if (proposal.kind === 'differs')
    return proposal.differences
      .map(({ field, ours, theirs }) => `Record ${proposal.at}: ${proposal.instrument} ${field}: ${ours} → ${theirs}\n`)
      .join('')
  const lines = proposal.yaml.trimEnd().replaceAll(/^/gm, '  ')
  return `Record ${proposal.at}: ${proposal.name} is not in the register. ${proposal.file}:\n${lines}\n`
}
