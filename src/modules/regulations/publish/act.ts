import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import type { Codes } from '../load.ts'
import { rulesTouched } from '../notices/notice.ts'
import { tellPublished } from '../notices/published.job.ts'
import { insertNotice } from '../notices/store.ts'
import { ruleSetByDigest } from '../store.ts'
import { checkDraft } from './check.ts'
import {
  type Discarded,
  discard,
  type Proposed,
  type Published,
  propose,
  type SentBack,
  sendBack,
  sign,
  type Withdrawn,
  withdraw,
} from './decide.ts'
import type { Draft } from './draft.ts'
import type { PublishRefusal } from './refusal.ts'
import {
  askWithdrawal,
  changeDraft,
  type DraftText,
  draftById,
  insertDraft,
  insertWithdrawal,
  publicationsOf,
  publish,
  withdrawalAskedOf,
} from './store.ts'

const centre = { centre: 'national' } as const

/** The rows of the policy table for changing the rules. */
export const publishActs = {
  look: act('regulations.look-at-drafts', { ...centre, auditor: 'national' }),
  write: act('regulations.write-draft', centre),
  propose: act('regulations.propose', centre),
  sign: act('regulations.publish', centre),
  sendBack: act('regulations.send-back', centre),
  discard: act('regulations.discard-draft', centre),
  withdraw: act('regulations.withdraw', centre),
} as const

type Done<Event> = Promise<Decision<Event, PublishRefusal>>
export type Written = { readonly type: 'regulations.draft-written'; readonly draft: string; readonly version: number }

const none = { code: 'regulations.no-draft' } as const
const whoActs = ({ actor }: Tx): PersonId => {
  if (actor.person === null) throw new Error('nobody changes the rules without a name')
  return actor.person
}

/** Begins a draft on the rules that were published last, begun or not. */
export async function beginDraft(tx: Tx, title: string): Done<Written> {
  if (title.trim() === '') return refused({ code: 'regulations.no-title' })
  const [newest] = await publicationsOf(tx)
  if (!newest) return refused({ code: 'regulations.none-left' })
  const draft = await insertDraft(tx, { base: newest.digest, author: whoActs(tx), title: title.trim() })
  return happened({ type: 'regulations.draft-written', draft, version: 1 })
}

/** Writes a draft, when nobody else has since it was read. */
export async function writeDraft(
  tx: Tx,
  id: string,
  { version, ...text }: Partial<DraftText> & { readonly version: number },
): Done<Written> {
  const draft = await draftById(tx, id, true)
  if (!draft) return refused(none)
  if (draft.state !== 'open') return refused({ code: 'regulations.wrong-state' })
  if (draft.version !== version) return refused({ code: 'regulations.changed-meanwhile' })
  const writers = [...new Set([...draft.writers, whoActs(tx)])]
  await changeDraft(tx, id, { ...text, writers })
  return happened({ type: 'regulations.draft-written', draft: id, version: version + 1 })
}

/** The newest rule set a draft can be based on, when it is no longer its own. The draft's files stay as written. */
export async function rebase(tx: Tx, id: string, version: number): Done<Written> {
  const draft = await draftById(tx, id, true)
  if (!draft) return refused(none)
  if (draft.state !== 'open') return refused({ code: 'regulations.wrong-state' })
  if (draft.version !== version) return refused({ code: 'regulations.changed-meanwhile' })
  const [newest] = await publicationsOf(tx)
  if (!newest) return refused({ code: 'regulations.none-left' })
  // Whoever moves it makes another law of it, and does not sign it.
  const writers = [...new Set([...draft.writers, whoActs(tx)])]
  await changeDraft(tx, id, { base: newest.digest, writers })
  return happened({ type: 'regulations.draft-written', draft: id, version: draft.version + 1 })
}

/** Puts a draft before a second person. */
export async function proposeDraft(tx: Tx, id: string, codes?: Codes): Done<Proposed> {
  const draft = await draftById(tx, id, true)
  if (!draft) return refused(none)
  const checked = checkDraft(await ruleSetByDigest(tx, draft.base), draft.changes, codes)
  const decision = propose(draft, { checked, today: dayIn(tx.now, WIB) })
  if (!decision.ok) return decision
  const { digest } = decision.events[0]
  await changeDraft(tx, id, { state: 'proposed', proposedBy: whoActs(tx), digest, sentBack: null })
  return decision
}

/** Publishes a proposed draft by a second signature. What was proposed is what is published, to the byte. */
export async function signDraft(tx: Tx, id: string, version: number): Done<Published> {
  const draft = await draftById(tx, id, true)
  if (!draft) return refused(none)
  const by = whoActs(tx)
  const publications = await publicationsOf(tx)
  const decision = sign(draft, { by, version, today: dayIn(tx.now, WIB), publications })
  if (!decision.ok) return decision
  const { digest, effectiveFrom } = decision.events[0]
  const after = await madeBy(tx, draft, digest)
  const transition = draft.transition === 'all' ? null : draft.transition
  await publish(tx, after, { from: effectiveFrom, by, transition, draft: id })
  const rules = rulesTouched(await ruleSetByDigest(tx, draft.base), after)
  await insertNotice(tx, { ruleSet: digest, title: draft.title, summary: draft.summary, rules, publishedAt: tx.now })
  await tellPublished(tx, digest)
  await changeDraft(tx, id, { state: 'published', signedBy: by })
  return decision
}

/** @throws Error when the draft does not make what was proposed: it was changed outside of Bekal */
async function madeBy(tx: Tx, { base, changes }: Draft, digest: RuleSetDigest): Promise<RuleSet> {
  const { ruleSet } = checkDraft(await ruleSetByDigest(tx, base), changes)
  if (ruleSet?.digest !== digest) throw new Error(`the draft makes ${ruleSet?.digest}, not ${digest} as proposed`)
  return ruleSet
}

/** Gives a proposed draft back to be changed, with a reason. */
export async function sendDraftBack(tx: Tx, id: string, reason: string): Done<SentBack> {
  const draft = await draftById(tx, id, true)
  if (!draft) return refused(none)
  const decision = sendBack(draft, { reason })
  if (!decision.ok) return decision
  await changeDraft(tx, id, { state: 'open', digest: null, proposedBy: null, sentBack: decision.events[0].reason })
  return decision
}

/** Puts a draft away. */
export async function discardDraft(tx: Tx, id: string): Done<Discarded> {
  const draft = await draftById(tx, id, true)
  if (!draft) return refused(none)
  const decision = discard(draft)
  if (!decision.ok) return decision
  await changeDraft(tx, id, { state: 'discarded' })
  return decision
}

/** Asks to take a rule set out of force, or, when another asked, does it; the one before it counts again. */
export async function withdrawRuleSet(tx: Tx, digest: RuleSetDigest, reason: string): Done<Withdrawn> {
  const by = whoActs(tx)
  const asked = await withdrawalAskedOf(tx, digest)
  const publications = await publicationsOf(tx)
  const decision = withdraw(digest, { by, reason, asked, publications, today: dayIn(tx.now, WIB) })
  if (!decision.ok) return decision
  const [event] = decision.events
  if (event.type === 'regulations.withdrawn') await insertWithdrawal(tx, { digest, by, reason: event.reason })
  else await askWithdrawal(tx, { digest, by, reason: event.reason })
  return decision
}
