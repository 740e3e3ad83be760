/** A condition as a tree, after it was parsed and checked for types. */
export type Expr =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'fact' | 'has'; readonly keys: readonly string[] }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'on' }
  | { readonly kind: 'not' | 'negative'; readonly of: Expr }
  | { readonly kind: 'and' | 'or'; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'choose'; readonly when: Expr; readonly yes: Expr; readonly no: Expr }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
  | { readonly kind: 'compare'; readonly operator: Operator; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expr[] }

/** What facts and expressions hold. A day is text, `YYYY-MM-DD`; whole numbers only. */
export type Value = boolean | number | string | readonly Value[]

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | 'in'

export const functionNames = [
  'age',
  'monthsBetween',
  'daysBetween',
  'plusMonths',
  'plusDays',
  'startsWith',
  'size',
  'max',
  'min',
  'day',
] as const
export type FunctionName = (typeof functionNames)[number]

/** The parts a tree is made of, from left to right. */
function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'literal':
    case 'fact':
    case 'has':
    case 'parameter':
    case 'on':
      return []
    case 'not':
    case 'negative':
      return [expr.of]
    case 'and':
    case 'or':
    case 'compare':
      return [expr.left, expr.right]
    case 'choose':
      return [expr.when, expr.yes, expr.no]
    case 'list':
      return expr.items
    case 'call':
      return expr.args
  }
}

/** The tree and every tree inside it. */
export const treesIn = (expr: Expr): readonly Expr[] => [expr, ...partsOf(expr).flatMap(treesIn)]
