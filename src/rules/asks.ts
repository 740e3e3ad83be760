import { type Expr, treesIn } from './expression.ts'
import { needOf } from './facts.ts'
import type { Rule } from './rule.ts'

/** A fact a rule reads: its value, or whether it is there. */
export type Asked = { readonly kind: 'fact' | 'has'; readonly keys: readonly string[] }

/** Every condition a rule holds. */
export const expressionsOf = ({ applies, condition, amount, values }: Rule): readonly Expr[] => [
  ...(applies.when ? [applies.when] : []),
  condition,
  ...(amount ? [amount.payer, ...(amount.amount ? [amount.amount] : [])] : []),
  ...Object.values(values),
]

/** Every fact a rule's conditions read, each as often as it stands there. */
export const factsReadBy = (rule: Rule): readonly Asked[] =>
  expressionsOf(rule)
    .flatMap(treesIn)
    .flatMap((expr) => (expr.kind === 'fact' || expr.kind === 'has' ? [expr] : []))

/** What a rule can need: facts, documents (`documents.passport`) and steps, its lists not counted. */
export const needsOfRule = (rule: Rule): ReadonlySet<string> =>
  new Set(factsReadBy(rule).map(({ keys }) => needOf(keys)))
