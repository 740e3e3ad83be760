import type { RuleSetDigest } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Complaint, checkRuleSet } from '../../../rules/check.ts'
import type { Conflict } from '../../../rules/conflicts/conflict.ts'
import { conflictsIn, openConflicts } from '../../../rules/conflicts/conflicts.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { parseChanged } from '../../../rules/source/parse.ts'
import type { Codes } from '../load.ts'
import { ruleSetByDigest } from '../store.ts'
import type { Changes, Checked } from './draft.ts'

/** A draft held against itself: the rule set it makes, when it loads, and everything that is wrong or odd. */
export type DraftCheck = Checked & {
  readonly ruleSet: RuleSet | undefined
  readonly complaints: readonly Complaint[]
  readonly conflicts: readonly Conflict[]
}

/**
 * The rules before and after a change.
 *
 * @throws Error when the change does not load: whoever keeps one has checked it
 */
export async function parsedChange(
  tx: Tx,
  { base, changes }: { readonly base: RuleSetDigest; readonly changes: Changes },
): Promise<{ readonly before: RuleSet; readonly after: RuleSet }> {
  const before = await ruleSetByDigest(tx, base)
  const key = JSON.stringify([base, changes])
  if (latest?.key !== key) {
    const { ruleSet, problems } = parseChanged(before.source, changes)
    if (!ruleSet) throw new Error(`the change does not load: ${problems[0]?.what}`)
    latest = { key, ruleSet }
  }
  return { before, after: latest.ruleSet }
}

/** The last change that was read: a simulation asks for the same one batch after batch. */
let latest: { readonly key: string; readonly ruleSet: RuleSet } | undefined

type Held = { readonly complaints: readonly Complaint[]; readonly conflicts: readonly Conflict[] }

/** What is found in rules; a rule that cannot be worked out on its own examples is itself a finding, and signs nothing. */
function heldAgainstItself(ruleSet: RuleSet, codes: Codes | undefined): Held {
  try {
    return {
      complaints: checkRuleSet(ruleSet, { calendars: codes?.calendars }),
      conflicts: conflictsIn(ruleSet),
    }
  } catch (problem) {
    const what = problem instanceof Error ? problem.message : String(problem)
    return { complaints: [{ severity: 'error', file: 'resolutions.yaml', line: 1, what }], conflicts: [] }
  }
}

/** Reads a rule set with its changes, runs every example and looks for norms that do not go together. Pure. */
export function checkDraft(base: Pick<RuleSet, 'source'>, changes: Changes, codes?: Codes): DraftCheck {
  const { ruleSet, problems } = parseChanged(base.source, changes, codes)
  const held = ruleSet ? heldAgainstItself(ruleSet, codes) : { complaints: [], conflicts: [] }
  const [complaints, conflicts] = [[...problems, ...held.complaints], held.conflicts]
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
