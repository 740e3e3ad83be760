import { Environment } from '@marcbachmann/cel-js'
import { isDay } from '../../kernel/time.ts'
import type { Expr } from '../expression.ts'
import { pieces } from '../facts.ts'
import type { Parameter, Question } from '../rule.ts'
import { refuseMeaningless } from './meaning.ts'
import { BadCondition, treeOf, type Vocabulary } from './tree.ts'
import { firstLine } from './yaml.ts'

/** What a condition must give. */
export type Wanted = 'bool' | 'int' | 'any'
/** Reads a condition of a rule with these parameters. @throws BadCondition when it cannot be used */
export type ReadCondition = (source: string, wanted: Wanted, parameters: readonly Parameter[]) => Expr

/** Reads conditions over one vocabulary of facts: parses, looks every name up, checks types, gives our tree. */
export function conditionReader(vocabulary: Vocabulary): ReadCondition {
  const base = environmentOf(vocabulary)
  const withParameters = new Map<string, Environment>()

  return (source, wanted, parameters) => {
    const schema = Object.fromEntries(parameters.map(({ name, values }) => [name, typeOf(values[0]?.value)]))
    const key = JSON.stringify(schema)
    let environment = withParameters.get(key)
    if (!environment) {
      environment = base.clone().registerVariable({ name: 'p', schema })
      withParameters.set(key, environment)
    }
    const { ast } = orBad(source, () => environment.parse(source))
    const tree = orBad(source, () => treeOf(ast, { ...vocabulary, parameters: new Set(Object.keys(schema)) }))
    const { valid, type = 'nothing', error } = environment.check(source)
    if (!valid) throw badCondition(source, error)
    if (wanted !== 'any' && type !== wanted)
      throw new BadCondition(`${source}: found ${nameOf(type)}; expected ${nameOf(wanted)}`)
    orBad(source, () => refuseMeaningless(tree, vocabulary, parameters))
    return tree
  }
}

function orBad<Made>(source: string, make: () => Made): Made {
  try {
    return make()
  } catch (problem) {
    throw badCondition(source, problem)
  }
}

const badCondition = (source: string, problem: unknown): BadCondition =>
  new BadCondition(`${source}: ${problem instanceof Error ? plainly(firstLine(problem.message)) : String(problem)}`, {
    cause: problem,
  })

/** A message of the type checker, in the words of the law's authors. */
const plainly = (message: string): string =>
  message.replace(
    /^no such overload: (\w+) (\S+) (\w+)$/,
    (_, left: string, operator: string, right: string) =>
      `found ${nameOf(left)} ${operator} ${nameOf(right)}; expected both of one type`,
  )

const typeNames: Readonly<Record<string, string>> = {
  bool: 'a yes or no',
  int: 'a whole number',
  string: 'a text',
  Day: 'a day',
}
const nameOf = (type: string): string => typeNames[type] ?? type

/** Stand for types in the parser; nothing is ever made of them. */
class Day {
  readonly is = 'Day'
}
class Shown {
  readonly is = 'Shown'
}
class Taken {
  readonly is = 'Taken'
}
const nothing = (): never => {
  throw new Error('conditions are compiled, never run by the parser')
}

/** The functions of a condition, with their types. `startsWith` and `size` are CEL's own. */
const signatures = [
  'age(Day, Day): int',
  'monthsBetween(Day, Day): int',
  'daysBetween(Day, Day): int',
  'plusMonths(Day, int): Day',
  'plusDays(Day, int): Day',
  'max(int, int): int',
  'min(int, int): int',
  'day(string): Day',
]

function environmentOf({ questions }: Vocabulary): Environment {
  const environment = new Environment({ limits: { maxAstNodes: 400, maxDepth: 40 } })
    .registerType('Day', { ctor: Day, fields: {} })
    .registerType('Shown', { ctor: Shown, fields: { ...pieces['documents'] } })
    .registerType('Taken', { ctor: Taken, fields: { ...pieces['steps'] } })
    .registerVariable('on', 'Day')
    .registerVariable('documents', 'map<string, Shown>')
    .registerVariable('steps', 'map<string, Taken>')
  for (const signature of signatures) environment.registerFunction(signature, nothing)
  for (const operator of ['<', '<=', '>', '>=']) environment.registerOperator(`Day ${operator} Day`, nothing)
  for (const [name, schema] of rootsOf(questions)) environment.registerVariable({ name, schema })
  return environment
}

function rootsOf(questions: ReadonlyMap<string, Question>): ReadonlyMap<string, Record<string, string>> {
  const roots = new Map<string, Record<string, string>>()
  for (const { path, type } of questions.values()) {
    const [root = '', name = ''] = path.split('.')
    roots.set(root, { ...roots.get(root), [name]: type })
  }
  return roots
}

/** The CEL type of a parameter's value. */
export function typeOf(value: unknown): string {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return 'int'
  if (Array.isArray(value)) return `list<${typeOf(value[0])}>`
  return typeof value === 'string' && isDay(value) ? 'Day' : 'string'
}
