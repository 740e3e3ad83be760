import type { PersonId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { type KnownRuling, rulingsBefore } from '../directions/index.ts'
import { type PublishedNotice, toReadBefore } from '../regulations/index.ts'
import type { ReadBefore } from './decision-record.ts'
import type { Found } from './facts.ts'
import type { Refusal } from './refusal.ts'

/** What an officer had read before a decision, or why they may not decide yet. */
export type Prepared =
  | { readonly ok: true; readonly read: ReadBefore }
  | { readonly ok: false; readonly refusal: Refusal }

/** What an officer has not read of what they would decide by. */
export type Unread = { readonly notices: readonly PublishedNotice[]; readonly rulings: readonly KnownRuling[] }

/** Notices of changed rules and rulings that the officer must read before they decide on what was found. */
export async function unreadFor(
  tx: Tx,
  person: PersonId,
  { ruleSet, on, findings }: Pick<Found, 'ruleSet' | 'on' | 'findings'>,
): Promise<{ readonly read: ReadBefore; readonly unread: Unread }> {
  const rules = new Set(findings.map(({ rule }) => rule))
  const notices = await toReadBefore(tx, person, { ruleSet: ruleSet.digest, on, rules })
  const rulings = await rulingsBefore(tx, person, { ruleSet, on, rules })
  return {
    read: { notices: notices.read, rulings: rulings.read },
    unread: { notices: notices.unread, rulings: rulings.unread },
  }
}

/** Whether the officer has read what they decide by; Bekal itself reads nothing. */
export async function prepared(tx: Tx, found: Pick<Found, 'ruleSet' | 'on' | 'findings'>): Promise<Prepared> {
  const { person, role } = tx.actor
  if (person === null || (role !== 'counter-officer' && role !== 'head-of-office'))
    return { ok: true, read: { notices: [], rulings: [] } }
  const { read, unread } = await unreadFor(tx, person, found)
  const titles = [...unread.notices.map(({ title }) => title), ...unread.rulings.map(titleOf)]
  return titles.length === 0 ? { ok: true, read } : { ok: false, refusal: { code: 'placements.must-read', titles } }
}

/** What a ruling is called among what is to be read. */
export const titleOf = ({ number, question }: Pick<KnownRuling, 'number' | 'question'>): string =>
  `${number}: ${question}`
