import { join } from 'node:path'
import { z } from 'zod'
import { laporExport, laporImport } from '../modules/cases/index.ts'
import { coverageCommand, loadRegulations, readCommand, searchCommand } from '../modules/regulations/index.ts'
import { type Command, command } from '../platform/cli/command.ts'
import { readConfig } from '../platform/config/read.ts'
import { reachEmbedded } from '../platform/db/embedded/embedded.ts'
import { conflictsIn, openConflicts } from '../rules/conflicts/conflicts.ts'
import { conflictTold } from '../rules/conflicts/told.ts'
import { codes } from './codes.ts'
import { type Bekal, openBekal, root } from './open.ts'
import { serveCommand } from './serve.command.ts'
import { textCommands } from './text.commands.ts'
import { trustCommands } from './trust.commands.ts'

const lawFolder = join(root, 'regulations')

/** Opens Bekal for one command and closes it after; beside one that serves, it joins that one's database. */
async function withBekal<T>(work: (bekal: Bekal) => Promise<T>): Promise<T> {
  const bekal = await openBekal(readConfig(process.env, root), { database: reachEmbedded })
  try {
    return await work(bekal)
  } finally {
    await bekal.close()
  }
}

const migrateCommand = command({
  name: 'migrate',
  summary: 'Bring the database up to date and stop.',
  options: z.object({}),
  exits: { 0: 'up to date', 1: 'not possible; one sentence says why' },
  run: async () => await withBekal(async () => ({ code: 0, text: 'The database is up to date.', data: {} })),
})

const regulationsCheck = command({
  name: 'regulations check',
  summary: 'Run every example of every rule and hold citations, dates and documents against their registers.',
  options: z.object({
    folder: z.string().default(lawFolder).describe('the folder of the law as data'),
  }),
  exits: { 0: 'no errors', 2: 'errors; each is a line with file, line and what was expected' },
  run: async ({ folder }, { out }) => {
    const { ruleSet, complaints } = await loadRegulations(folder, codes())
    const errors = complaints.filter(({ severity }) => severity === 'error')
    for (const { file, line, what, severity } of complaints)
      out(`${file}:${line}: ${severity === 'warning' ? 'warning: ' : ''}${what}\n`)
    const [rules, examples] = [
      ruleSet?.rules.length ?? 0,
      ruleSet?.rules.reduce((total, rule) => total + rule.examples.length, 0) ?? 0,
    ]
    return {
      code: errors.length > 0 ? 2 : 0,
      text: `${rules} rules, ${examples} examples, ${ruleSet?.instruments.size ?? 0} instruments: ${errors.length} errors, ${complaints.length - errors.length} warnings.`,
      data: {
        rules,
        examples,
        instruments: ruleSet?.instruments.size ?? 0,
        digest: ruleSet?.digest ?? null,
        complaints,
      },
    }
  },
})

const regulationsConflicts = command({
  name: 'regulations conflicts',
  summary: 'List norms that do not go together: which goes before, on which file they differ, how it was settled.',
  options: z.object({
    folder: z.string().default(lawFolder).describe('the folder of the law as data'),
  }),
  exits: { 0: 'every conflict is settled', 2: 'open conflicts, or the rules do not load' },
  run: async ({ folder }, { out }) => {
    const { ruleSet } = await loadRegulations(folder, codes())
    if (!ruleSet) return { code: 2, text: 'The rules do not load. See: bekal regulations check', data: {} }
    const conflicts = conflictsIn(ruleSet)
    const open = openConflicts(conflicts)
    for (const conflict of conflicts) out(`${conflictTold(conflict)}\n`)
    return {
      code: open.length > 0 ? 2 : 0,
      text: `${conflicts.length} conflicts, ${open.length} of them open.`,
      data: { conflicts, open: open.length, digest: ruleSet.digest },
    }
  },
})

/** What is exchanged with SP4N-LAPOR by file. */
const exchange = async <T>(
  work: (exchange: { readonly tools: Bekal['tools']; readonly inTx: Bekal['asSystem'] }) => Promise<T>,
) => await withBekal(async ({ tools, asSystem }) => await work({ tools, inTx: asSystem }))

/** Every command of the command line. */
export const commands: readonly Command[] = [
  serveCommand,
  migrateCommand,
  regulationsCheck,
  regulationsConflicts,
  searchCommand(lawFolder),
  coverageCommand(lawFolder),
  readCommand(),
  laporImport(exchange),
  laporExport(exchange),
  ...textCommands(lawFolder, withBekal),
  ...trustCommands(withBekal),
]
