import type { Json } from '../../../kernel/canonical.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Facts } from '../../../rules/facts.ts'
import { ruleSetByDigest } from '../store.ts'
import { yamlOf } from '../workbench/rule-form.ts'
import { filesOf } from '../workbench/versions.ts'
import { beginDraft, writeDraft } from './act.ts'
import { publicationsOf } from './store.ts'

/** A situation, and what a rule must find in it. */
export type NewExample = {
  readonly name: string
  readonly on: LocalDate
  readonly facts: Facts
  readonly finds: 'met' | 'unmet'
}

/**
 * Begins a draft of the rules with one more example under a rule.
 * @returns the draft; `undefined` when the newest rules have no such rule
 */
export async function draftExample(
  tx: Tx,
  { title, rule: id, example }: { readonly title: string; readonly rule: string; readonly example: NewExample },
): Promise<string | undefined> {
  const [newest] = await publicationsOf(tx)
  if (!newest) return undefined
  const ruleSet = await ruleSetByDigest(tx, newest.digest)
  const rule = ruleSet.rules.find((one) => one.id === id)
  if (!rule) return undefined
  const file = filesOf(ruleSet)[rule.file] as { readonly [member: string]: Json }
  const begun = await beginDraft(tx, title)
  if (!begun.ok) return undefined
  const { draft, version } = begun.events[0]
  const before = file['examples']
  const examples = [...(Array.isArray(before) ? before : []), { ...example } as unknown as Json]
  await writeDraft(tx, draft, { version, changes: { [rule.file]: yamlOf({ ...file, examples }) } })
  return draft
}
