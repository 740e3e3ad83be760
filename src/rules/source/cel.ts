import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { type Expr, type FunctionName, functionNames, type Operator } from '../expression.ts'
import type { Parameter, Question } from '../rule.ts'
import { didYouMean } from './problem.ts'

/** Why a condition cannot be used; the sentence says what was expected. */
export class BadCondition extends Error {
  override readonly name = 'BadCondition'
}

export type Vocabulary = {
  readonly questions: ReadonlyMap<string, Question>
  readonly documents: ReadonlySet<string>
  readonly steps: ReadonlySet<string>
}

class Day {}
class Shown {}
class Taken {}
const comparable = ['<', '<=', '>', '>='] as const

/** Reads conditions over one vocabulary of facts: parses, checks types, and gives our tree. */
export function conditionReader(
  vocabulary: Vocabulary,
): (source: string, type: 'bool' | 'int' | 'any', parameters: readonly Parameter[]) => Expr {
  const base = environmentOf(vocabulary)
  const withParameters = new Map<string, Environment>()

  return (source, type, parameters) => {
    const key = JSON.stringify(parameters.map(({ name, values }) => [name, typeOf(values[0]?.value)]))
    let environment = withParameters.get(key)
    if (!environment) {
      environment = base.clone()
      const schema = Object.fromEntries(parameters.map(({ name, values }) => [name, typeOf(values[0]?.value)]))
      environment.registerVariable({ name: 'p', schema })
      withParameters.set(key, environment)
    }
    const checked = attempt(() => environment.check(source))
    if (!checked.valid) throw new BadCondition(`${source}: ${firstLine(checked.error)}`)
    if (type !== 'any' && checked.type !== type && checked.type !== 'dyn')
      throw new BadCondition(
        `${source}: expected ${type === 'bool' ? 'a yes or no' : 'a whole number'}, found ${checked.type}`,
      )
    return treeOf(environment.parse(source).ast, vocabulary)
  }
}

function attempt(check: () => { valid: boolean; type?: string; error?: unknown }): {
  valid: boolean
  type?: string
  error?: unknown
} {
  try {
    return check()
  } catch (error) {
    return { valid: false, error }
  }
}

const firstLine = (problem: unknown): string =>
  problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : String(problem)

function environmentOf({ questions }: Vocabulary): Environment {
  const environment = new Environment({ limits: { maxAstNodes: 400, maxDepth: 40 } })
    .registerType('Day', { ctor: Day, fields: {} })
    .registerType('Shown', { ctor: Shown, fields: { verified: 'bool', validUntil: 'Day', issuedOn: 'Day' } })
    .registerType('Taken', { ctor: Taken, fields: { done: 'bool' } })
    .registerVariable('on', 'Day')
    .registerVariable('documents', 'map<string, Shown>')
    .registerVariable('steps', 'map<string, Taken>')
    .registerFunction('age(Day, Day): int', () => 0n)
    .registerFunction('monthsBetween(Day, Day): int', () => 0n)
    .registerFunction('daysBetween(Day, Day): int', () => 0n)
    .registerFunction('plusMonths(Day, int): Day', () => new Day())
    .registerFunction('plusDays(Day, int): Day', () => new Day())
    .registerFunction('max(int, int): int', () => 0n)
    .registerFunction('min(int, int): int', () => 0n)
    .registerFunction('day(string): Day', () => new Day())
  for (const operator of comparable) environment.registerOperator(`Day ${operator} Day`, () => false)
  const roots = new Map<string, Record<string, string>>()
  for (const { path, type } of questions.values()) {
    const [root = '', name = ''] = path.split('.')
    roots.set(root, { ...roots.get(root), [name]: type })
  }
  for (const [name, schema] of roots) environment.registerVariable({ name, schema })
  return environment
}

function typeOf(value: unknown): string {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return 'int'
  if (Array.isArray(value)) return `list<${typeOf(value[0])}>`
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'Day' : 'string'
}

function treeOf(node: ASTNode, vocabulary: Vocabulary): Expr {
  const tree = (child: ASTNode): Expr => treeOf(child, vocabulary)
  switch (node.op) {
    case 'value': {
      const value = node.args
      if (typeof value === 'bigint') return { kind: 'literal', value: Number(value) }
      if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value }
      throw new BadCondition(`a condition may hold whole numbers, texts, true and false, not ${String(value)}`)
    }
    case 'id':
      if (node.args === 'on') return { kind: 'on' }
      throw new BadCondition(`${node.args} stands alone; expected a fact such as worker.birthDate`)
    case '.':
    case '[]':
      return access(node, vocabulary)
    case '!_':
      return { kind: 'not', of: tree(node.args) }
    case '-_':
      return { kind: 'negative', of: tree(node.args) }
    case '&&':
      return { kind: 'and', left: tree(node.args[0]), right: tree(node.args[1]) }
    case '||':
      return { kind: 'or', left: tree(node.args[0]), right: tree(node.args[1]) }
    case '?:':
      return { kind: 'choose', when: tree(node.args[0]), then: tree(node.args[1]), otherwise: tree(node.args[2]) }
    case 'list':
      return { kind: 'list', items: node.args.map(tree) }
    case 'call':
      return calling(node.args[0], node.args[1], vocabulary)
    case 'rcall':
      return calling(node.args[0], [node.args[1], ...node.args[2]], vocabulary)
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case 'in':
      return {
        kind: 'compare',
        operator: node.op satisfies Operator,
        left: tree(node.args[0]),
        right: tree(node.args[1]),
      }
    default:
      throw new BadCondition(`a condition may not use ${node.op}`)
  }
}

function calling(name: string, args: readonly ASTNode[], vocabulary: Vocabulary): Expr {
  const [first] = args
  if (name === 'has' && first && (first.op === '.' || first.op === '[]')) {
    const accessed = access(first, vocabulary)
    if (accessed.kind === 'fact') return { ...accessed, kind: 'has' }
  }
  const known = functionNames.find((candidate): candidate is FunctionName => candidate === name)
  if (known === undefined) throw new BadCondition(`there is no function ${name}${didYouMean(name, functionNames)}`)
  return { kind: 'call', name: known, args: args.map((arg) => treeOf(arg, vocabulary)) }
}

function access(node: ASTNode, vocabulary: Vocabulary): Expr {
  const keys = keysOf(node)
  const [root = '', name = ''] = keys
  if (root === 'p') return { kind: 'parameter', name }
  if (root === 'documents' && !vocabulary.documents.has(name))
    throw new BadCondition(`there is no document ${name}${didYouMean(name, vocabulary.documents)}`)
  if (root === 'steps' && !vocabulary.steps.has(name))
    throw new BadCondition(`there is no step ${name}${didYouMean(name, vocabulary.steps)}`)
  const catalogued = root === 'documents' || root === 'steps'
  const need = catalogued ? `${root}.${name}` : keys.join('.')
  if (!catalogued && !vocabulary.questions.has(need))
    throw new BadCondition(`there is no fact ${need}${didYouMean(need, vocabulary.questions.keys())}`)
  return { kind: 'fact', keys, need }
}

function keysOf(node: ASTNode): string[] {
  if (node.op === 'id') return [node.args]
  if (node.op === '.') return [...keysOf(node.args[0]), node.args[1]]
  if (node.op === '[]' && node.args[1].op === 'value' && typeof node.args[1].args === 'string')
    return [...keysOf(node.args[0]), node.args[1].args]
  throw new BadCondition("expected a fact such as worker.birthDate or documents['health-letter'].verified")
}
