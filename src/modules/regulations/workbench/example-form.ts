import { parse, stringify } from 'yaml'
import type { Json } from '../../../kernel/canonical.ts'
import { day, daysBetween, isDay, type LocalDate } from '../../../kernel/time.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { type Facts, isGroup as isFacts } from '../../../rules/facts.ts'
import { movedBy } from '../../../rules/moved.ts'
import { expectations, payers } from '../../../rules/rule.ts'
import { type Group, isGroup, valuesOf } from './rule-form.ts'

/** One more example as it is typed: what a person says the rule must find in a situation. */
export type ExampleFields = Readonly<
  Record<'nama' | 'hari' | 'fakta' | 'hasil' | 'jumlah' | 'pembayar' | 'lama', string>
>
export type ExampleField = keyof ExampleFields

/** What an example of a rule says beside its facts: an outcome, a sum, or a length. */
export const askedOf = (rule: Group): 'hasil' | 'jumlah' | 'lama' =>
  rule['kind'] === 'amount' ? 'jumlah' : rule['kind'] === 'deadline' ? 'lama' : 'hasil'

/** The examples a rule has, by name and day. */
export const examplesOf = (rule: Group): readonly Group[] =>
  Array.isArray(rule['examples']) ? rule['examples'].filter(isGroup) : []

/** Days on which a figure of the rule takes another value and which no example stands on. */
export function daysWithoutExample(rule: Group): readonly LocalDate[] {
  const parameters = isGroup(rule['parameters']) ? Object.values(rule['parameters']) : []
  const changes = parameters.flatMap((parameter) =>
    valuesOf(parameter)
      .slice(1)
      .flatMap((value) => (isGroup(value) && typeof value['from'] === 'string' ? [value['from']] : [])),
  )
  const has = new Set(examplesOf(rule).map(({ on }) => on))
  return [...new Set(changes)].filter((on): on is LocalDate => isDay(on) && !has.has(on)).toSorted()
}

/**
 * An example to begin from: the situation of one that is there, moved to the first day that has none, so that whoever
 * writes only changes what matters. What the rule must find there is never filled in: a person says it.
 *
 * @param from  which example, from 0; the first one that is met where there is no such
 */
export function exampleToBegin(rule: Group, from: number | undefined): ExampleFields {
  const examples = examplesOf(rule)
  const example = examples[from ?? -1] ?? examples.find(({ finds }) => finds === 'met') ?? examples[0]
  const then = typeof example?.['on'] === 'string' && isDay(example['on']) ? example['on'] : undefined
  const on = daysWithoutExample(rule)[0] ?? then ?? ''
  const facts = (isGroup(example?.['facts']) ? example['facts'] : {}) as Facts
  const moved = then !== undefined && isDay(on) ? movedBy(daysBetween(day(then), day(on)), facts) : facts
  return { nama: '', hari: on, fakta: yamlOfFacts(moved), hasil: '', jumlah: '', pembayar: '', lama: '' }
}

const yamlOfFacts = (facts: Facts): string => (Object.keys(facts).length === 0 ? '' : stringify(facts))

/** Message keys of what can be wrong. */
export type ExampleWrong = 'name' | 'same-name' | 'day' | 'facts' | 'finds' | 'number'

type Read =
  | { readonly ok: true; readonly example: Group }
  | { readonly ok: false; readonly wrong: Readonly<Partial<Record<ExampleField, ExampleWrong>>> }

/** Reads one more example of a rule: every field that cannot be is named at once. */
export function readExample(rule: Group, typed: Typed): Read {
  const field = (name: ExampleField): string => (oneOf(typed, name) ?? '').trim()
  const [asked, on, facts] = [askedOf(rule), field('hari'), factsIn(field('fakta'))]
  const finds = expectations.find((known) => known === field('hasil'))
  const payer = payers.find((known) => known === field('pembayar'))
  const sum = asked === 'jumlah' && payer !== undefined && field('jumlah') === '' ? undefined : field(asked)
  const isTaken = examplesOf(rule).some(({ name }) => name === field('nama'))
  const wrong: Partial<Record<ExampleField, ExampleWrong>> = {
    ...(field('nama') === '' ? { nama: 'name' } : isTaken ? { nama: 'same-name' } : {}),
    ...(isDay(on) ? {} : { hari: 'day' }),
    ...(facts === undefined ? { fakta: 'facts' } : {}),
    ...(asked === 'hasil' && finds === undefined ? { hasil: 'finds' } : {}),
    ...(asked !== 'hasil' && sum !== undefined && !/^\d{1,12}$/.test(sum) ? { [asked]: 'number' } : {}),
  }
  if (Object.keys(wrong).length > 0 || facts === undefined) return { ok: false, wrong }
  const outcome: Group = {
    ...(asked === 'hasil' && finds !== undefined ? { finds } : {}),
    ...(asked === 'jumlah' && sum !== undefined ? { amount: Number(sum) } : {}),
    ...(asked === 'jumlah' && payer !== undefined ? { payer } : {}),
    ...(asked === 'lama' ? { length: Number(sum) } : {}),
  }
  return { ok: true, example: { name: field('nama'), on: day(on), facts, ...outcome } }
}

/** Longest situation of an example, in letters. */
const longestFacts = 5_000

/** Facts as YAML; nothing typed is no facts. */
function factsIn(text: string): Group | undefined {
  if (text === '') return {}
  if (text.length > longestFacts || (text.match(/[[{]/g)?.length ?? 0) > 50) return undefined
  try {
    const facts = parse(text) as Json
    return isGroup(facts) && isFacts(facts as Facts) ? facts : undefined
  } catch {
    return undefined
  }
}

/**
 * The rule without an example that the draft added; what is published stays, and is taken away as YAML by whoever means it.
 *
 * @param published  how many examples the published rule has
 */
export const withoutExample = (rule: Group, at: number, published: number): Group =>
  at < published || !Array.isArray(rule['examples'])
    ? rule
    : { ...rule, examples: rule['examples'].filter((_, index) => index !== at) }

/** The rule with one more example. */
export const withExample = (rule: Group, example: Group): Group => ({
  ...rule,
  examples: [...(Array.isArray(rule['examples']) ? rule['examples'] : []), example],
})
