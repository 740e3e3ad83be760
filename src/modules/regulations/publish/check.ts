import type { RuleSetDigest } from '../../../kernel/ids.ts'
import { type Complaint, checkRuleSet } from '../../../rules/check.ts'
import type { Conflict } from '../../../rules/conflicts/conflict.ts'
import { conflictsIn, openConflicts } from '../../../rules/conflicts/conflicts.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { parseChanged } from '../../../rules/source/parse.ts'
import type { Codes } from '../load.ts'
import type { Changes, Checked } from './draft.ts'

/** A draft held against itself: the rule set it makes, when it loads, and everything that is wrong or odd. */
export type DraftCheck = Checked & {
  readonly ruleSet: RuleSet | undefined
  readonly complaints: readonly Complaint[]
  readonly conflicts: readonly Conflict[]
}

/** Reads a rule set with its changes, runs every example and looks for norms that do not go together. Pure. */
export function checkDraft(base: Pick<RuleSet, 'source'>, changes: Changes, codes?: Codes): DraftCheck {
  const { ruleSet, problems } = parseChanged(base.source, changes, codes)
  const complaints = [...problems, ...(ruleSet ? checkRuleSet(ruleSet) : [])]
  const conflicts = ruleSet ? conflictsIn(ruleSet) : []
  const digest: RuleSetDigest | null = ruleSet?.digest ?? null
  return {
    ruleSet,
    digest,
    complaints,
    conflicts,
    errors: complaints.filter(({ severity }) => severity === 'error').length,
    openConflicts: openConflicts(conflicts).length,
  }
}
