import { parse, stringify } from 'yaml'
import type { Json } from '../../../kernel/canonical.ts'
import { isDay } from '../../../kernel/time.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { oneOf } from '../../../platform/http/typed.ts'

/** A part of a file that has members. */
export type Group = { readonly [member: string]: Json }

/** What the form asks of a rule; conditions and examples are written as YAML. */
export const plainMembers = [
  'title.id',
  'title.en',
  'from',
  'until',
  'unmet.id',
  'unmet.en',
  'remedy.id',
  'remedy.en',
] as const

/** A member of a rule that the form asks, by the path to it. `long`: several lines. */
export type FormMember = {
  readonly path: (typeof plainMembers)[number]
  readonly value: string
  readonly long: boolean
}

export const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The order in which a rule is read; what is not named here stands before its confidence and examples. */
const first = ['id', 'instrument', 'at', 'kind', 'subject', 'title', 'from', 'until', 'applies', 'guards', 'document', 'component', 'payer', 'parameters', 'amount', 'clock', 'values', 'condition', 'unmet', 'remedy'] // biome-ignore format: a list
const last = ['note', 'confidence', 'examples']

const placeOf = (member: string): number =>
  first.includes(member) ? first.indexOf(member) : last.includes(member) ? 100 + last.indexOf(member) : 50

/** YAML as people read and write it: members in their order, texts kept on one line where they are short. */
export const yamlOf = (json: Json): string =>
  stringify(
    isGroup(json) ? Object.fromEntries(Object.entries(json).toSorted(([a], [b]) => placeOf(a) - placeOf(b))) : json,
    { lineWidth: 110 },
  )

/** What a text says; nothing when it is no YAML or no rule. */
export function ruleIn(text: string): Group | undefined {
  try {
    const json = parse(text) as Json
    return isGroup(json) && 'instrument' in json && 'examples' in json ? json : undefined
  } catch {
    return undefined
  }
}

/** The members the form shows of a rule: its sentences and days. */
export const membersOf = (rule: Group): readonly FormMember[] =>
  plainMembers.map((path) => ({ path, value: textAt(rule, path), long: /^(unmet|remedy)/.test(path) }))

/** The figures of a rule, each with the day it began. */
export const figuresOf = (rule: Group): readonly { readonly name: string; readonly values: readonly string[] }[] =>
  isGroup(rule['parameters'])
    ? Object.entries(rule['parameters']).map(([name, parameter]) => ({
        name,
        values: valuesOf(parameter).map((value) =>
          isGroup(value) ? `${plainText(value['from'])}: ${plainText(value['value'])}` : plainText(value),
        ),
      }))
    : []

/** The dated values of a figure. */
export const valuesOf = (parameter: Json | undefined): readonly Json[] =>
  isGroup(parameter) && Array.isArray(parameter['values']) ? parameter['values'] : []

function textAt(rule: Group, path: string): string {
  const value = path.split('.').reduce<Json | undefined>((at, name) => (isGroup(at) ? at[name] : undefined), rule)
  return plainText(value)
}

/** A plain value as it is typed; nothing for what is none. */
const plainText = (value: Json | undefined): string =>
  typeof value === 'object' || value === undefined ? '' : String(value)

/**
 * The rule with what was typed into the form: an empty member is taken away, a new figure is added with its first day.
 *
 * @param published  the rule as it is in force: its figures are never replaced
 * @param typed  members by their path, and `baru.<parameter>.from` and `baru.<parameter>.value`
 */
export function withTyped(rule: Group, typed: Typed, published?: Json): Group {
  let edited = rule
  for (const path of plainMembers) {
    const text = oneOf(typed, path)
    if (text !== undefined) edited = withMember(edited, path.split('.'), text.replaceAll('\r\n', '\n').trim())
  }
  for (const { name } of figuresOf(rule)) {
    const [from, value] = ['from', 'value'].map((part) => oneOf(typed, `baru.${name}.${part}`)?.trim() ?? '')
    if (from !== undefined && value !== undefined && (from !== '' || value !== ''))
      edited = withFigure(edited, name, {
        figure: { from, value: /^-?\d+$/.test(value) ? Number(value) : value },
        published,
      })
  }
  return edited
}

/** What is wrong with a figure that was typed, by its field: keys of the workbench's words. */
export function figureProblems(
  rule: Group,
  typed: Typed,
): Readonly<Record<string, 'file.figure.from.wrong' | 'file.figure.value.wrong'>> {
  return Object.fromEntries(
    figuresOf(rule).flatMap(({ name, values }) => {
      const [from = '', value = ''] = ['from', 'value'].map(
        (part) => oneOf(typed, `baru.${name}.${part}`)?.trim() ?? '',
      )
      if (from === '' && value === '') return []
      const isNumber = values.every((one) => /^(.*: )?-?\d+$/.test(one))
      const fits = isNumber ? /^-?\d+$/.test(value) : value !== ''
      return [
        ...(isDay(from) ? [] : [[`baru.${name}.from`, 'file.figure.from.wrong'] as const]),
        ...(fits ? [] : [[`baru.${name}.value`, 'file.figure.value.wrong'] as const]),
      ]
    }),
  )
}

function withMember(group: Group, [name = '', ...rest]: readonly string[], text: string): Group {
  const inner = group[name]
  if (rest.length > 0) {
    const changed = withMember(isGroup(inner) ? inner : {}, rest, text)
    return Object.keys(changed).length === 0 ? without(group, name) : { ...group, [name]: changed }
  }
  return text === '' ? without(group, name) : { ...group, [name]: text }
}

const without = (group: Group, name: string): Group =>
  Object.fromEntries(Object.entries(group).filter(([member]) => member !== name))

function withFigure(
  rule: Group,
  name: string,
  { figure, published }: { readonly figure: Group; readonly published: Json | undefined },
): Group {
  const before = isGroup(published) ? published['parameters'] : undefined
  const publishedParameter = isGroup(before) ? before[name] : undefined
  const parameters = isGroup(rule['parameters']) ? rule['parameters'] : {}
  const parameter = parameters[name]
  // The same day written again is the figure of this draft corrected, not a second one; what is published stays.
  const kept = new Set(valuesOf(publishedParameter).map((one) => (isGroup(one) ? one['from'] : undefined)))
  const other = (one: Json): boolean => !isGroup(one) || one['from'] !== figure['from'] || kept.has(one['from'])
  return {
    ...rule,
    parameters: {
      ...parameters,
      [name]: { ...(isGroup(parameter) ? parameter : {}), values: [...valuesOf(parameter).filter(other), figure] },
    },
  }
}
