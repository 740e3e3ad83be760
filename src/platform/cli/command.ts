import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { type Described, dashed, helpOf, helpOfAll, misused, nearest, optionsOf } from './help.ts'

/** Where a command speaks: sentences for people, one JSON object for machines. */
export type Io = { readonly out: (text: string) => void; readonly err: (text: string) => void }

/** What a command answers: its exit code, a sentence, and the same as data for `--json`. */
export type Outcome = { readonly code: number; readonly text: string; readonly data: Readonly<Record<string, unknown>> }

export type Command<Options extends z.ZodRawShape = z.ZodRawShape> = Described & {
  readonly options: z.ZodObject<Options>
  readonly run: (options: z.output<z.ZodObject<Options>>, io: Io) => Promise<Outcome>
}

/** Declares a command; keeps its options' types. */
export const command = <Options extends z.ZodRawShape>(declared: Command<Options>): Command =>
  declared as unknown as Command

/**
 * Runs the command the words name. Every command has `--help` and `--json`.
 * @returns the exit code: the command's own, 64 for words that cannot be understood, 70 for a failure of ours
 */
export async function runCommand(commands: readonly Command[], words: readonly string[], io: Io): Promise<number> {
  const found = commands
    .filter(({ name }) => `${words.join(' ')} `.startsWith(`${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (!found) return misunderstood(commands, words, io)
  const rest = words.slice(found.name.split(' ').length)
  if (rest.includes('--help') || rest.includes('-h')) return say(io, helpOf(found))
  const json = rest.includes('--json')
  const read = readOptions(
    found,
    rest.filter((word) => word !== '--json'),
  )
  if (typeof read === 'string') {
    if (json) io.out(`${JSON.stringify({ ok: false, problem: read })}\n`)
    else io.err(`${read}\nSee: bekal ${found.name} --help\n`)
    return misused
  }
  try {
    const { code, text, data } = await found.run(read, { out: json ? () => undefined : io.out, err: io.err })
    if (json) io.out(`${JSON.stringify({ ok: code === 0, ...data })}\n`)
    else if (text !== '') (code === 0 ? io.out : io.err)(`${text}\n`)
    return code
  } catch (problem) {
    const sentence = problem instanceof Error ? problem.message : String(problem)
    if (json) io.out(`${JSON.stringify({ ok: false, problem: sentence })}\n`)
    else io.err(`${sentence}\n`)
    return isExpected(problem) ? 1 : 70
  }
}

/** Problems that are said in one sentence, without a stack: the configuration, the database, a migration. */
const isExpected = (problem: unknown): boolean => problem instanceof Error && problem.name.endsWith('Problem')

function say(io: Io, text: string): number {
  io.out(text)
  return 0
}

function misunderstood(commands: readonly Command[], words: readonly string[], io: Io): number {
  const asksForHelp = words.length === 0 || words.includes('--help') || words.includes('-h') || words[0] === 'help'
  if (asksForHelp) return say(io, helpOfAll(commands))
  const near = nearest(commands, words)
  const problem = `There is no command "${words.filter((word) => word !== '--json').join(' ')}".`
  if (words.includes('--json')) io.out(`${JSON.stringify({ ok: false, problem, near: near?.name ?? null })}\n`)
  else io.err(`${problem}${near ? ` Did you mean "${near.name}"?` : ''}\n\n${helpOfAll(commands)}`)
  return misused
}

function readOptions(command: Command, words: readonly string[]): Record<string, unknown> | string {
  const known = optionsOf(command).filter(({ name }) => name !== 'arguments')
  const takesArguments = 'arguments' in command.options.shape
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: takesArguments,
      options: Object.fromEntries(
        known.map(({ name, flag }) => [dashed(name), { type: flag ? ('boolean' as const) : ('string' as const) }]),
      ),
    })
    const typed = Object.fromEntries(
      known.flatMap(({ name }) => (values[dashed(name)] === undefined ? [] : [[name, values[dashed(name)]]])),
    )
    const read = command.options.safeParse(takesArguments ? { ...typed, arguments: positionals } : typed)
    if (read.success) return read.data
    const [issue] = read.error.issues
    return `--${dashed(String(issue?.path[0] ?? ''))}: ${issue?.message ?? 'not understood'}`
  } catch (problem) {
    return problem instanceof Error ? (problem.message.split('. ')[0] ?? '') : String(problem)
  }
}
