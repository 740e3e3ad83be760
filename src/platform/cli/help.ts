import { z } from 'zod'

/** What can be said of a command without running it. */
export type Described = {
  /** Words as typed, e.g. `regulations check`. */
  readonly name: string
  readonly summary: string
  /** Each option with `.describe()`; booleans are flags, numbers and texts take a value. `arguments` takes what is left. */
  readonly options: z.ZodObject
  /** What each exit code means. */
  readonly exits: Readonly<Record<number, string>>
}

/** Exit code of a call that could not be understood. */
export const misused = 64

export type Option = { readonly name: string; readonly flag: boolean; readonly describes: string }

/** The options of a command as they are typed. */
export const optionsOf = ({ options }: Described): Option[] =>
  Object.entries(options.shape).map(([name, schema]) => {
    const inner = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' })
    return { name, flag: inner.type === 'boolean', describes: (schema as z.ZodType).description ?? '' }
  })

/** `timesGreeted` as it is typed: `times-greeted`. */
export const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Every command, grouped by its first word. */
export function helpOfAll(commands: readonly Described[]): string {
  const place = ({ name }: Described): string => `${name.includes(' ') ? 1 : 0}${name}`
  const sorted = commands.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
  const width = Math.max(...sorted.map(({ name }) => name.length)) + 2
  const groups = Map.groupBy(sorted, ({ name }) => (name.includes(' ') ? name.split(' ')[0] : ''))
  const list = [...groups].map(([, group]) =>
    group.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}\n`).join(''),
  )
  return `Usage: bekal <command> [options] [--json]\n\n${list.join('\n')}\nEvery command has --help.\n`
}

/** The command whose name is closest to what was typed, if one is close. */
export function nearest(commands: readonly Described[], words: readonly string[]): Described | undefined {
  const typed = words.filter((word) => !word.startsWith('-')).slice(0, 2)
  const far = ({ name }: Described): number =>
    Math.min(
      edits(name, typed.join(' ')),
      typed.length > 0 && name.startsWith(`${typed[0]} `) ? 2 : Infinity,
      ...name.split(' ').map((word) => edits(word, typed[0] ?? '')),
    )
  const [first] = commands.toSorted((a, b) => far(a) - far(b))
  return first && far(first) <= 2 ? first : undefined
}

/** How many letters must be changed, added or removed to make one word of the other. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries())
    row = row.reduce<number[]>((next, above, j) => {
      const left = next[j - 1] ?? Infinity
      const diagonal = (row[j - 1] ?? Infinity) + (b[j - 1] === letter ? 0 : 1)
      return [...next, j === 0 ? i + 1 : Math.min(above + 1, left + 1, diagonal)]
    }, [])
  return row[b.length] ?? Infinity
}

/** What one command does, takes and answers. */
export function helpOf(command: Described): string {
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
