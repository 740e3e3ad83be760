import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { digestOf } from '../../../kernel/digest.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { draftExample } from '../../regulations/index.ts'
import { maskPersonal } from '../ask/personal.ts'
import type { DirectionRefusal } from '../refusal.ts'
import type { KnownRuling } from '../ruling.ts'
import { words } from '../words.ts'
import {
  askClosing,
  askWithdrawal,
  closingAskedOf,
  insertClosing,
  insertReading,
  insertWithdrawal,
  rulingById,
  withdrawalAskedOf,
} from './store.ts'

export type RulingDone<Type extends string> = { readonly type: Type; readonly ruling: string }
/** `digest`: of what was signed, which stays in the log. */
export type RulingClosed = RulingDone<'directions.ruling-closed'> & { readonly digest: string }

const whoActs = ({ actor }: Tx): PersonId => {
  if (actor.person === null) throw new Error('nobody does this without a name')
  return actor.person
}

/**
 * Takes a ruling out of force, visibly: one person asks, with a reason, and another does it. Decisions under it stay what
 * they are.
 */
export async function withdrawRuling(
  tx: Tx,
  id: string,
  reason: string,
): Promise<Decision<RulingDone<'directions.ruling-withdrawn' | 'directions.withdrawal-asked'>, DirectionRefusal>> {
  const ruling = await rulingById(tx, id)
  if (!ruling || ruling.withdrawn !== null) return refused({ code: 'directions.withdrawn-before' })
  const { text: masked, found } = maskPersonal(reason)
  if (found.length > 0) return refused({ code: 'directions.personal', kinds: found, masked })
  const by = whoActs(tx)
  const asked = await withdrawalAskedOf(tx, id)
  if (!asked) {
    if (reason.trim() === '') return refused({ code: 'directions.no-reason' })
    await askWithdrawal(tx, { ruling: id, by, reason: reason.trim() })
    return happened({ type: 'directions.withdrawal-asked', ruling: id })
  }
  if (asked.askedBy === by) return refused({ code: 'directions.same-person' })
  await insertWithdrawal(tx, { ruling: id, by, reason: asked.reason })
  return happened({ type: 'directions.ruling-withdrawn', ruling: id })
}

/**
 * Closes the words of a withdrawn ruling that tells who somebody is: one person asks, another does it. Its number, its day
 * and its entry in the log stay; nobody reads its words from then on.
 */
export async function closeRuling(
  tx: Tx,
  id: string,
): Promise<Decision<RulingClosed | RulingDone<'directions.closing-asked'>, DirectionRefusal>> {
  const ruling = await rulingById(tx, id)
  if (!ruling || ruling.withdrawn === null || ruling.closedAt !== null)
    return refused({ code: 'directions.wrong-state' })
  const by = whoActs(tx)
  const asked = await closingAskedOf(tx, id)
  if (!asked) {
    await askClosing(tx, id, by)
    return happened({ type: 'directions.closing-asked', ruling: id })
  }
  if (asked.askedBy === by) return refused({ code: 'directions.same-person' })
  await insertClosing(tx, id, by)
  return happened({ type: 'directions.ruling-closed', ruling: id, digest: ruling.digest })
}

/** What a page that shows a ruling gives its form, for this session and this text only. */
export const openedToken = ({ digest }: Pick<KnownRuling, 'digest'>, session: string): string =>
  digestOf({ text: digest, session })

/**
 * Confirms that whoever acts has read a ruling.
 * @param opened  what the page gave that showed its text in this session: nobody confirms what was not opened
 */
export async function confirmRuling(
  tx: Tx,
  id: string,
  opened: { readonly token: string; readonly session: string },
): Promise<Decision<RulingDone<'directions.ruling-read'>, DirectionRefusal>> {
  const ruling = await rulingById(tx, id)
  if (!ruling || ruling.closedAt !== null) return refused({ code: 'directions.wrong-state' })
  if (opened.token !== openedToken(ruling, opened.session)) return refused({ code: 'directions.open-first' })
  await insertReading(tx, id, whoActs(tx))
  return happened({ type: 'directions.ruling-read', ruling: id })
}

export type ExampleDrafted = RulingDone<'directions.example-drafted'> & { readonly draft: string }

/**
 * Puts the facts of a ruling as an example under its rule, in a draft of the rules that others sign: from then on the
 * machine holds every change against it.
 */
export async function exampleFrom(tx: Tx, id: string): Promise<Decision<ExampleDrafted, DirectionRefusal>> {
  const ruling = await rulingById(tx, id)
  if (!ruling || ruling.withdrawn !== null) return refused({ code: 'directions.withdrawn-before' })
  if (ruling.effect === 'explains') return refused({ code: 'directions.wrong-state' })
  const { number, rule, facts, factsOn, effect } = ruling
  const say = words('id')
  const draft = await draftExample(tx, {
    title: say('ruling.example.title', { number }),
    rule,
    example: { name: say('ruling.example.name', { number }), on: factsOn, facts, finds: effect },
  })
  if (draft === undefined) return refused({ code: 'directions.rule-changed' })
  return happened({ type: 'directions.example-drafted', ruling: id, draft })
}
