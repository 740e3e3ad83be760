/** A condition as a tree, after it was parsed and checked for types. */
export type Expr =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'fact'; readonly keys: readonly string[]; readonly need: string }
  | { readonly kind: 'has'; readonly keys: readonly string[]; readonly need: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'on' }
  | { readonly kind: 'not' | 'negative'; readonly of: Expr }
  | { readonly kind: 'and' | 'or'; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'choose'; readonly when: Expr; readonly then: Expr; readonly otherwise: Expr }
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

/** A value that cannot be known yet, and the facts that would tell. */
export class Unknown {
  readonly needs: readonly string[]
  constructor(needs: readonly string[]) {
    this.needs = needs
  }
}

/** What is missing in any of these. */
export const eitherUnknown = (...answers: readonly (Value | Unknown)[]): Unknown => {
  const needs = new Set<string>()
  for (const answer of answers) if (answer instanceof Unknown) for (const need of answer.needs) needs.add(need)
  return new Unknown([...needs])
}
