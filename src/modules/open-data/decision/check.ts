import type { Json } from '../../../kernel/canonical.ts'
import type { Keys } from '../../../platform/ledger/note.ts'
import { verifyReceipt } from '../../../platform/ledger/receipt.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { ruleSetOf } from '../../../rules/source/parse.ts'
import { digestOfRecord, replayWith } from '../../placements/index.ts'
import type { DecisionFile } from './file.ts'

/** What a decision file was found to be. */
export type Checked = {
  /** Whether a checkpoint that one of the keys signed covers exactly this record. */
  readonly entered: boolean
  /** Whether the law beside it is the version it says it was decided by. */
  readonly lawIsThat: boolean
  /** Rules that find something else when they are run again; `null` when the law beside it cannot be run. */
  readonly differences: readonly string[] | null
  /** How many rules were run. */
  readonly count: number
}

/** Whether everything about a decision file holds. */
export const holds = ({ entered, lawIsThat, differences }: Checked): boolean =>
  entered && lawIsThat && differences?.length === 0

/**
 * Checks a decision and runs it again, from the file and the public keys of the log alone: neither network, nor
 * database, nor we are asked.
 */
export function checkDecisionFile({ decision, receipt, law }: DecisionFile, keys: Keys): Checked {
  const { entry } = receipt
  const isOfThis = entry.recordKind === 'decision' && entry.recordId === decision.id
  const entered = isOfThis && verifyReceipt(receipt, keys, decision as unknown as Json)
  const ruleSet = lawIn(law)
  if (!ruleSet) return { entered, lawIsThat: false, differences: null, count: 0 }
  const { findings, differences } = replayWith(ruleSet, { ...decision, digest: digestOfRecord(decision) })
  return { entered, lawIsThat: ruleSet.digest === decision.ruleSet, differences, count: findings.length }
}

/** The law of a file, if it can be read: whoever made the file may have written anything. */
function lawIn(source: string): RuleSet | undefined {
  try {
    return ruleSetOf(source)
  } catch {
    return undefined
  }
}
