import type { ASTNode } from '@marcbachmann/cel-js'
import { type Expr, type FunctionName, functionNames } from '../expression.ts'
import { pieces } from '../facts.ts'
import { didYouMean } from '../problem.ts'
import type { Question } from '../rule.ts'

/** Why a condition cannot be used; the sentence says what was expected. */
export class BadCondition extends Error {
  override readonly name = 'BadCondition'
}

/** What conditions may name. */
export type Vocabulary = {
  readonly questions: ReadonlyMap<string, Question>
  readonly documents: ReadonlySet<string>
  readonly steps: ReadonlySet<string>
}

/** The same, with the parameters of the rule a condition stands in. */
export type Names = Vocabulary & { readonly parameters: ReadonlySet<string> }

/** Our tree of a parsed condition. @throws BadCondition on a name or a construct that is not ours */
export function treeOf(node: ASTNode, names: Names): Expr {
  const tree = (child: ASTNode): Expr => treeOf(child, names)
  switch (node.op) {
    case 'value':
      return literal(node.args)
    case 'id':
      if (node.args === 'on') return { kind: 'on' }
      throw new BadCondition(`${node.args} stands alone; expected a fact such as worker.birthDate`)
    case '.':
    case '[]':
      return access(node, names)
    case '!_':
      return { kind: 'not', of: tree(node.args) }
    case '-_':
      return { kind: 'negative', of: tree(node.args) }
    case '&&':
      return { kind: 'and', left: tree(node.args[0]), right: tree(node.args[1]) }
    case '||':
      return { kind: 'or', left: tree(node.args[0]), right: tree(node.args[1]) }
    case '?:':
      return { kind: 'choose', when: tree(node.args[0]), yes: tree(node.args[1]), no: tree(node.args[2]) }
    case 'list':
      return { kind: 'list', items: node.args.map(tree) }
    case 'call':
      return calling(node.args[0], node.args[1], names)
    case 'rcall':
      return calling(node.args[0], [node.args[1], ...node.args[2]], names)
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
      return { kind: 'compare', operator: node.op, left: tree(node.args[0]), right: tree(node.args[1]) }
    case '.?':
    case '[?]':
    case 'map':
      throw new BadCondition(`a condition may not use ${node.op === 'map' ? 'a map' : node.op}; expected plain facts`)
  }
}

function literal(value: unknown): Expr {
  if (typeof value === 'bigint') return { kind: 'literal', value: Number(value) }
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value }
  throw new BadCondition(`found ${String(value)}; expected a whole number, a text, true or false`)
}

function calling(name: string, args: readonly ASTNode[], names: Names): Expr {
  const [first] = args
  if (name === 'has' && first && (first.op === '.' || first.op === '[]')) {
    const accessed = access(first, names)
    if (accessed.kind === 'fact') return { ...accessed, kind: 'has' }
  }
  const known = functionNames.find((candidate): candidate is FunctionName => candidate === name)
  if (known === undefined)
    throw new BadCondition(
      `there is no function ${name}; expected one of ${functionNames.join(', ')}, has${didYouMean(name, functionNames)}`,
    )
  return { kind: 'call', name: known, args: args.map((arg) => treeOf(arg, names)) }
}

function access(node: ASTNode, { questions, documents, steps, parameters }: Names): Expr {
  const keys = keysOf(node)
  const [root = '', name = '', field] = keys
  if (root === 'p') {
    if (!parameters.has(name) || keys.length !== 2)
      throw new BadCondition(
        `there is no parameter ${keys.slice(1).join('.')}; expected ${orNothing(parameters)}${didYouMean(name, parameters)}`,
      )
    return { kind: 'parameter', name }
  }
  const fields = pieces[root]
  if (fields === undefined) {
    const path = keys.join('.')
    if (!questions.has(path))
      throw new BadCondition(
        `there is no fact ${path}; expected one of facts.yaml${didYouMean(path, questions.keys())}`,
      )
    return { kind: 'fact', keys }
  }
  const [catalogue, what, where] =
    root === 'documents' ? [documents, 'document', 'documents.yaml'] : [steps, 'step', 'a scheme']
  if (!catalogue.has(name))
    throw new BadCondition(`there is no ${what} ${name}; expected one of ${where}${didYouMean(name, catalogue)}`)
  if (keys.length > 3 || (field !== undefined && !Object.hasOwn(fields, field)))
    throw new BadCondition(
      `a ${what} has no ${keys.slice(2).join('.')}; expected one of ${Object.keys(fields).join(', ')}${didYouMean(field ?? '', Object.keys(fields))}`,
    )
  return { kind: 'fact', keys }
}

const orNothing = (names: ReadonlySet<string>): string =>
  names.size === 0 ? 'none, as it has none' : [...names].join(', ')

function keysOf(node: ASTNode): string[] {
  if (node.op === 'id') return [node.args]
  if (node.op === '.') return [...keysOf(node.args[0]), node.args[1]]
  if (node.op === '[]' && node.args[1].op === 'value' && typeof node.args[1].args === 'string')
    return [...keysOf(node.args[0]), node.args[1].args]
  throw new BadCondition("expected a fact such as worker.birthDate or documents['health-letter'].verified")
}
