import { factsReadBy } from '../asks.ts'
import type { Expr } from '../expression.ts'
import type { Parameter, Rule, Text } from '../rule.ts'
import { type ReadCondition, typeOf } from './cel.ts'
import {
  amountOf,
  appliesOf,
  clockOf,
  conditionOf,
  type ReadHere,
  refuseIdleMembers,
  refuseOtherSubjects,
} from './conditions.ts'
import { nameOf } from './name.ts'
import type { Catalogues, Registered } from './names.ts'
import type { RuleFile } from './rule-shape.ts'
import type { Place } from './shape.ts'
import { BadCondition } from './tree.ts'

/** What a rule may refer to, and how its conditions are read. */
export type Around = {
  readonly catalogues: Catalogues
  readonly registered: Registered
  readonly read: ReadCondition
}

/** Builds a rule of its file; everything it names must exist and every condition must have the right type. */
export function buildRule(file: string, written: RuleFile, { catalogues, registered, read }: Around): Rule | undefined {
  refuseUnknownNames(file, written, { catalogues, registered })
  refuseIdleMembers(written)
  const parameters = parametersOf(written)
  const cel: ReadHere = (source, wanted) => {
    try {
      return read(source.value, wanted, parameters)
    } catch (problem) {
      if (!(problem instanceof BadCondition)) throw problem
      source.place.wrong(problem.message)
      return nothing
    }
  }
  const values = Object.fromEntries(written.values.map(([name, source]) => [name, cel(source, 'any')]))
  refuseUnfilled(written, [...parameters.map(({ name }) => name), ...Object.keys(values)])
  const instrument = catalogues.instruments.get(written.instrument.value)
  const conditions = {
    applies: appliesOf(written, cel),
    condition: conditionOf(written, cel),
    amount: amountOf(written, cel),
    clock: clockOf(written, cel),
  }
  if (!instrument) return undefined
  const rule: Rule = {
    id: written.id.value,
    citation: { instrument: instrument.id, name: nameOf(instrument), at: written.at },
    instrument,
    kind: written.kind.value,
    subject: written.subject,
    title: written.title,
    from: written.from,
    until: written.until,
    guards: written.guards.map(({ value }) => value),
    parameters,
    document: written.document?.value ?? null,
    unmet: written.unmet?.value ?? null,
    values,
    remedy: written.remedy?.value ?? null,
    note: written.note,
    confidence: written.confidence,
    examples: written.examples.map(({ value, place }) => ({ ...value, line: place.line })),
    file,
    ...conditions,
  }
  refuseOtherSubjects(written, factsReadBy(rule))
  return rule
}

const nothing: Expr = { kind: 'literal', value: true }

function refuseUnknownNames(file: string, written: RuleFile, { catalogues, registered }: Omit<Around, 'read'>): void {
  const { id, instrument, applies, guards, document } = written
  registered('instrument', [instrument])
  registered('scheme', applies.schemes ?? [])
  registered('country', applies.countries ?? [])
  registered('job', applies.jobs ?? [])
  registered('sector', applies.sectors ?? [])
  registered('employer', applies.employers ?? [])
  registered('step', guards)
  registered('document', document ? [document] : [])
  if (!file.startsWith(`${instrument.value}/`))
    instrument.place.wrong(`found in ${file}; expected it in the folder ${instrument.value}/`)
  if (!id.value.startsWith(`${instrument.value}.`))
    id.place.wrong(`found ${id.value}; expected it to begin with ${instrument.value}.`)
  const schemes = (applies.schemes ?? []).flatMap(({ value }) => catalogues.schemes.get(value) ?? [])
  for (const step of guards)
    if (schemes.length > 0 && !schemes.some(({ steps }) => steps.some(({ code }) => code === step.value)))
      step.place.wrong(`none of its schemes has the step ${step.value}; expected one that they have`)
  if (written.until !== null && written.until < written.from)
    id.place.wrong(`until ${written.until}; expected a day on or after ${written.from}`)
}

function parametersOf({ parameters }: RuleFile): readonly Parameter[] {
  return parameters.map(
    ([
      name,
      {
        place,
        value: { unit, values },
      },
    ]) => {
      const types = new Set(values.map(({ value }) => typeOf(value)))
      if (types.size > 1) place.wrong(`found values of the types ${[...types].join(', ')}; expected one type`)
      const days = values.map(({ from }) => from)
      if (new Set(days).size < days.length) place.wrong('two values begin on one day; expected one')
      const dated = values.map(({ from, value, at }) => ({ from, value, ...(at === undefined ? {} : { at }) }))
      return { name, unit, values: dated.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }
    },
  )
}

/** Refuses a `{name}` in a sentence that nothing fills. */
function refuseUnfilled({ unmet, remedy }: RuleFile, names: readonly string[]): void {
  for (const sentence of [unmet, remedy]) if (sentence) refuseUnfilledIn(sentence.value, sentence.place, names)
}

function refuseUnfilledIn({ id, en }: Text, place: Place, names: readonly string[]): void {
  for (const [language, sentence] of Object.entries({ id, en }))
    for (const [, name = ''] of sentence.matchAll(/\{([^}]*)\}/g))
      if (!names.includes(name))
        place.wrong(
          `${language}: nothing fills {${name}}; expected one of ${names.join(', ') || 'its values, of which there are none'}`,
        )
}
