import { parseArgs } from 'node:util'
import { z } from 'zod'

/** Where a command speaks: sentences for people, one JSON object for machines. */
export type Io = { readonly out: (text: string) => void; readonly err: (text: string) => void }

/** What a command answers: its exit code, a sentence, and the same as data for `--json`. */
export type Outcome = { readonly code: number; readonly text: string; readonly data: Readonly<Record<string, unknown>> }

export type Command<Options extends z.ZodRawShape = z.ZodRawShape> = {
  /** Words as typed, e.g. `regulations check`. */
  readonly name: string
  readonly summary: string
  /** Each option with `.describe()`; booleans are flags, numbers and texts take a value. `arguments` takes what is left. */
  readonly options: z.ZodObject<Options>
  /** What each exit code means. */
  readonly exits: Readonly<Record<number, string>>
  readonly run: (options: z.output<z.ZodObject<Options>>, io: Io) => Promise<Outcome>
}

/** Declares a command; keeps its options' types. */
export const command = <Options extends z.ZodRawShape>(declared: Command<Options>): Command =>
  declared as unknown as Command

/** Exit code of a call that could not be understood. */
export const misused = 64

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
    io.err(json ? `${JSON.stringify({ ok: false, problem: read })}\n` : `${read}\nSee: bekal ${found.name} --help\n`)
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
  const list = commands
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ name, summary }) => `  ${name.padEnd(24)} ${summary}\n`)
    .join('')
  const usage = `Usage: bekal <command> [options] [--json]\n\n${list}\nEvery command has --help.\n`
  if (asksForHelp) return say(io, usage)
  const near = commands.find(
    ({ name }) => name.startsWith(words[0] ?? '') || name.split(' ').some((word) => words.includes(word)),
  )
  io.err(`There is no command "${words.join(' ')}".${near ? ` Did you mean "${near.name}"?` : ''}\n\n${usage}`)
  return misused
}

type Option = { readonly name: string; readonly flag: boolean; readonly describes: string }

const optionsOf = ({ options }: Command): Option[] =>
  Object.entries(options.shape).map(([name, schema]) => {
    const inner = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' })
    return { name, flag: inner.type === 'boolean', describes: (schema as z.ZodType).description ?? '' }
  })

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

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

function helpOf(command: Command): string {
  const options = [
    ...optionsOf(command),
    { name: 'json', flag: true, describes: 'print one JSON object instead of sentences' },
  ]
    .map(({ name, flag, describes }) =>
      name === 'arguments'
        ? `  <argument …>              ${describes}\n`
        : `  ${`--${dashed(name)}${flag ? '' : ' <value>'}`.padEnd(26)}${describes}\n`,
    )
    .join('')
  const exits = Object.entries({
    ...command.exits,
    [misused]: 'the words could not be understood',
    70: 'Bekal itself failed',
  })
    .map(([code, means]) => `  ${code.padStart(3)}  ${means}\n`)
    .join('')
  return `bekal ${command.name}\n\n${command.summary}\n\nOptions:\n${options}\nExit codes:\n${exits}`
}
