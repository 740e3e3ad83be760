import { canonical, type Json } from '../../../kernel/canonical.ts'
import type { RuleSetDigest } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { RuleSet } from '../../../rules/rule.ts'

/** What a change of the rules means, in plain words, as it was published. */
export type Notice = {
  readonly ruleSet: RuleSetDigest
  readonly title: string
  readonly summary: string
  /** Ids of the rules that are other than before; `null` when the change is in something that all of them use. */
  readonly rules: readonly string[] | null
  readonly publishedAt: Instant
}

/** A notice with its first day, and whether it was withdrawn since. */
export type PublishedNotice = Notice & {
  readonly effectiveFrom: LocalDate
  readonly withdrawn: boolean
}

/** When somebody confirmed that they read a notice. */
export type Reading = { readonly ruleSet: RuleSetDigest; readonly at: Instant }

type Law = Pick<RuleSet, 'source' | 'rules'>

/**
 * The rules that a change touches: written anew, added, or gone. Examples and remarks bind nobody and do not count.
 * A change in what all rules use (facts, documents, schemes, instruments) concerns everybody: `null`. Pure.
 */
export function rulesTouched(before: Law, after: Law): readonly string[] | null {
  const [old, young] = [bindingOf(before), bindingOf(after)]
  const changed = [...new Set([...old.keys(), ...young.keys()])].filter((file) => old.get(file) !== young.get(file))
  const ids = new Map([...before.rules, ...after.rules].map(({ file, id }) => [file, id]))
  const touched = changed.map((file) => ids.get(file))
  return touched.every((id) => id !== undefined) ? [...new Set(touched)].toSorted() : null
}

/** What binds in each file of a law, as one text. */
export function bindingOf({ source }: Law): ReadonlyMap<string, string> {
  const files = Object.entries(JSON.parse(source) as Record<string, Json>)
  return new Map(files.filter(([file]) => file !== 'resolutions.yaml').map(([file, says]) => [file, bindingIn(says)]))
}

function bindingIn(says: Json): string {
  if (typeof says !== 'object' || says === null || Array.isArray(says)) return canonical(says)
  const { examples: _, note: __, confidence: ___, ...binding } = says as Record<string, Json>
  return canonical(binding)
}

/** Whether a notice concerns a decision that weighs these rules. */
export const concerns = ({ rules }: Pick<Notice, 'rules'>, weighed: ReadonlySet<string>): boolean =>
  rules === null || rules.some((rule) => weighed.has(rule))
