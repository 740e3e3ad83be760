import type { Json } from '../../../kernel/canonical.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { digestOf } from '../../../kernel/digest.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { act } from '../../../platform/access/policy.ts'
import { takeTurn } from '../../../platform/db/lock.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { isTooMuch } from '../import/bounds.ts'
import { articlesOn, type Expression } from './expression.ts'
import { type Plan, planOf } from './plan.ts'
import {
  type BroughtText,
  expressionsOf,
  type Fate,
  insertExpressions,
  insertReturn,
  insertSource,
  sourceById,
  type TextSource,
} from './store.ts'

/** The rows of the policy table for texts of instruments. */
export const textActs = {
  look: act('regulations.look-at-texts', { centre: 'national', auditor: 'national' }),
  takeIn: act('regulations.take-in-text', { centre: 'national' }),
  enter: act('regulations.enter-text', { centre: 'national' }),
  sendBack: act('regulations.send-text-back', { centre: 'national' }),
} as const

/** Why a text is not taken in or entered. Permanent codes. */
export type TextRefusal =
  | { readonly code: 'texts.empty' }
  | { readonly code: 'texts.too-much' }
  | { readonly code: 'texts.none' }
  | { readonly code: 'texts.entered-before' }
  | { readonly code: 'texts.sent-back' }
  | { readonly code: 'texts.no-reason' }
  | { readonly code: 'texts.nothing-to-enter' }
  | { readonly code: 'texts.changed-meanwhile' }
  | { readonly code: 'texts.same-person' }

/** The only place where a refusal of texts becomes an HTTP status. */
export const textStatusOf = {
  'texts.empty': 422,
  'texts.too-much': 422,
  'texts.none': 404,
  'texts.entered-before': 409,
  'texts.sent-back': 409,
  'texts.no-reason': 422,
  'texts.nothing-to-enter': 409,
  'texts.changed-meanwhile': 409,
  'texts.same-person': 403,
} as const satisfies Record<TextRefusal['code'], number>

export type TakenIn = { readonly type: 'regulations.text-taken-in'; readonly source: string; readonly digest: string }
export type Entered = {
  readonly type: 'regulations.text-entered'
  readonly instrument: string
  readonly by: string
  readonly from: string
  readonly digest: string
  readonly articles: readonly string[]
  readonly unplaced: number
}
export type SentBack = { readonly type: 'regulations.text-sent-back'; readonly source: string; readonly digest: string }
type Done<Event> = Promise<Decision<Event, TextRefusal>>

/** Longest reason for sending a text back, in letters. */
export const longestReason = 1_000

const whoActs = ({ actor }: Tx): PersonId => {
  if (actor.person === null) throw new Error('nobody brings a text without a name')
  return actor.person
}

/** Keeps a text as it came. Nothing counts before its articles are entered. */
export async function takeIn(tx: Tx, given: BroughtText): Done<TakenIn> {
  if (given.text.trim() === '') return refused({ code: 'texts.empty' })
  if (isTooMuch(given.text)) return refused({ code: 'texts.too-much' })
  const { id, digest } = await insertSource(tx, { ...given, importedBy: whoActs(tx) })
  return happened({ type: 'regulations.text-taken-in', source: id, digest })
}

export type Preview = {
  readonly source: TextSource & Fate
  readonly known: readonly Expression[]
  readonly plan: Plan
  /** Names what would be changed, so that nothing else is entered than what was seen. */
  readonly digest: string
}

/** What a text that came in would change; nothing when there is no such text. */
export async function previewOf(tx: Tx, id: string): Promise<Preview | undefined> {
  const source = await sourceById(tx, id)
  if (!source) return undefined
  const known = await expressionsOf(tx, source.amends ?? source.instrument)
  const plan = planOf(source.text, {
    amends: source.amends !== null,
    standing: articlesOn(known, source.effectiveFrom),
  })
  return { source, known, plan, digest: digestOf(plan.changes as unknown as Json) }
}

/** Enters the articles of a text as they were seen in its preview: by another person than whoever brought it. */
export async function enter(tx: Tx, id: string, seen: string): Done<Entered> {
  const brought = await sourceById(tx, id)
  if (brought) await takeTurn(tx, `articles ${brought.amends ?? brought.instrument}`)
  await takeTurn(tx, `text ${id}`)
  const preview = await previewOf(tx, id)
  if (!preview) return refused({ code: 'texts.none' })
  const { source, known, plan, digest } = preview
  if (source.made > 0) return refused({ code: 'texts.entered-before' })
  if (source.returned !== null) return refused({ code: 'texts.sent-back' })
  if (plan.changes.length === 0) return refused({ code: 'texts.nothing-to-enter' })
  if (digest !== seen) return refused({ code: 'texts.changed-meanwhile' })
  if (source.importedBy === tx.actor.person) return refused({ code: 'texts.same-person' })
  await insertExpressions(tx, source, { changes: plan.changes, known, by: whoActs(tx) })
  return happened({
    type: 'regulations.text-entered',
    instrument: source.amends ?? source.instrument,
    by: source.instrument,
    from: source.effectiveFrom,
    digest: source.digest,
    articles: plan.changes.map(({ article }) => article),
    unplaced: plan.unplaced.length,
  })
}

/**
 * Sends a text back with a reason, or takes one's own back: nothing of it is entered any more.
 *
 * @param reason  what is wrong, at most 1,000 letters
 */
export async function sendBack(tx: Tx, id: string, reason: string): Done<SentBack> {
  await takeTurn(tx, `text ${id}`)
  const source = await sourceById(tx, id)
  if (!source) return refused({ code: 'texts.none' })
  if (source.made > 0) return refused({ code: 'texts.entered-before' })
  if (source.returned !== null) return refused({ code: 'texts.sent-back' })
  const said = reason.trim().slice(0, longestReason)
  if (said === '') return refused({ code: 'texts.no-reason' })
  await insertReturn(tx, id, { returnedBy: whoActs(tx), reason: said })
  return happened({ type: 'regulations.text-sent-back', source: id, digest: source.digest })
}
