import { isDay } from '../kernel/time.ts'
import { type Facts, type FactType, type FactValue, isGroup, pieces } from './facts.ts'
import { didYouMean } from './problem.ts'
import type { RuleSet } from './rule.ts'

/** A fact that no rule of the set could ask, or that has not the form its question says. */
export type FactProblem = { readonly path: string; readonly what: string }

/**
 * Holds facts against the questions, documents and steps of a rule set. Facts from outside pass through here before
 * they are evaluated: evaluation trusts their form.
 */
export function factProblems(ruleSet: RuleSet, facts: Facts): readonly FactProblem[] {
  return Object.entries(facts).flatMap(([root, group]) => {
    if (group === undefined) return []
    if (!isGroup(group)) return [{ path: root, what: 'expected members, e.g. birthDate' }]
    return Object.entries(group).flatMap(([name, value]) =>
      value === undefined
        ? []
        : Object.hasOwn(pieces, root)
          ? pieceProblems(ruleSet, [root, name], value)
          : valueProblems(ruleSet, `${root}.${name}`, value),
    )
  })
}

function valueProblems({ questions }: RuleSet, path: string, value: FactValue): FactProblem[] {
  const question = questions.get(path)
  if (!question)
    return [{ path, what: `there is no such fact; expected one of facts.yaml${didYouMean(path, questions.keys())}` }]
  const words = Object.keys(question.values)
  if (words.length > 0 && typeof value === 'string' && !words.includes(value))
    return [{ path, what: `found "${value}"; expected one of ${words.join(', ')}${didYouMean(value, words)}` }]
  return typeProblems(path, value, question.type)
}

function pieceProblems(
  { documents, schemes }: RuleSet,
  [root, code]: readonly [string, string],
  piece: FactValue,
): FactProblem[] {
  const path = `${root}.${code}`
  const codes =
    root === 'documents'
      ? [...documents.keys()]
      : [...schemes.values()].flatMap(({ steps }) => steps.map((step) => step.code))
  const fields = pieces[root] ?? {}
  if (!codes.includes(code)) return [{ path, what: `there is no such ${root.slice(0, -1)}${didYouMean(code, codes)}` }]
  if (!isGroup(piece)) return [{ path, what: `expected members, e.g. ${Object.keys(fields)[0] ?? ''}` }]
  return Object.entries(piece).flatMap(([field, value]) => {
    const type = fields[field]
    if (value === undefined) return []
    if (type === undefined)
      return [
        {
          path: `${path}.${field}`,
          what: `there is no such field; expected one of ${Object.keys(fields).join(', ')}${didYouMean(field, Object.keys(fields))}`,
        },
      ]
    return typeProblems(`${path}.${field}`, value, type)
  })
}

const forms: Readonly<Record<FactType, { expected: string; has: (value: FactValue) => boolean }>> = {
  bool: { expected: 'true or false', has: (value) => typeof value === 'boolean' },
  int: { expected: 'a whole number', has: (value) => Number.isSafeInteger(value) },
  string: { expected: 'a text', has: (value) => typeof value === 'string' },
  Day: { expected: 'a day, YYYY-MM-DD', has: (value) => typeof value === 'string' && isDay(value) },
}

const typeProblems = (path: string, value: FactValue, type: FactType): FactProblem[] =>
  forms[type].has(value) ? [] : [{ path, what: `found ${JSON.stringify(value)}; expected ${forms[type].expected}` }]
