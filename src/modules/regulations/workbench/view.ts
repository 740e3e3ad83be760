import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import type { Codes } from '../load.ts'
import { checkDraft, type DraftCheck } from '../publish/check.ts'
import { draftById, publicationsOf, type StoredDraft } from '../publish/store.ts'
import { ruleSetByDigest } from '../store.ts'
import { yamlOf } from './rule-form.ts'
import { filesOf } from './versions.ts'

/** A draft with what it starts from and what was found in it. */
export type DraftView = {
  readonly draft: StoredDraft
  readonly base: RuleSet
  readonly check: DraftCheck
  /** A newer version was published since it began. */
  readonly isBehind: boolean
  /** Whoever looks wrote it or proposed it. */
  readonly isMine: boolean
}

/** Everything a page about a draft shows; nothing when there is no such draft. */
export async function viewOf(tx: Tx, id: string, codes?: Codes): Promise<DraftView | undefined> {
  const draft = await draftById(tx, id)
  if (!draft) return undefined
  const base = await ruleSetByDigest(tx, draft.base)
  const [newest] = await publicationsOf(tx)
  const isMe = (person: PersonId | null): boolean => person !== null && person === tx.actor.person
  return {
    draft,
    base,
    check: checkDraft(base, draft.changes, codes),
    isBehind: draft.state !== 'published' && newest?.digest !== draft.base,
    isMine: [...draft.writers, draft.author, draft.proposedBy].some(isMe),
  }
}

/** A file of the law as the draft has it: its YAML, or `null` where the draft takes it away or nobody wrote it. */
export function fileText({ draft, base }: DraftView, path: string): string | null {
  if (Object.hasOwn(draft.changes, path)) return draft.changes[path] ?? null
  const json = filesOf(base)[path]
  return json === undefined ? null : yamlOf(json)
}

/** Names of a rule's file: an instrument's folder and a name, or one of the catalogues beside them. */
export const isPath = (path: string): boolean =>
  /^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*\/)?[a-z0-9]+(?:[-.][a-z0-9]+)*\.yaml$/.test(path) && path.length <= 160
