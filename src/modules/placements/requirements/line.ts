import type { Finding } from '../../../rules/finding.ts'
import type { Rule } from '../../../rules/rule.ts'

/** What somebody has in mind: where, as what, and by which way. No word about the person. */
export type Choice = {
  readonly country: string
  readonly job: string
  readonly sector: string
  readonly employer: string
  /** A scheme of the rule set. */
  readonly scheme: string
  /** Months a contract there usually lasts, where it is known; some amounts depend on it. */
  readonly contractMonths?: number | undefined
  /** What UU 18/2017 asks of a destination; `null` where nobody has told us. */
  readonly protection?: {
    readonly law: boolean | null
    readonly agreement: boolean | null
    readonly socialSecurity: boolean | null
  }
}

/** One rule that answers, and what it says of this choice. */
export type Line = { readonly rule: Rule; readonly finding: Finding }
