import type { PersonId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { type PublishedNotice, type Reading, toReadBefore } from '../regulations/index.ts'
import type { Found } from './facts.ts'
import type { Refusal } from './refusal.ts'

/** What an officer had read before a decision, or why they may not decide yet. */
export type Prepared =
  | { readonly ok: true; readonly read: readonly Reading[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Notices of changed rules that the officer must read before they decide on what was found. */
export async function unreadFor(
  tx: Tx,
  person: PersonId,
  { ruleSet, on, findings }: Pick<Found, 'ruleSet' | 'on' | 'findings'>,
): Promise<{ readonly read: readonly Reading[]; readonly unread: readonly PublishedNotice[] }> {
  const rules = new Set(findings.map(({ rule }) => rule))
  return await toReadBefore(tx, person, { ruleSet: ruleSet.digest, on, rules })
}

/** Whether the officer has read what changed of the rules they decide by; Bekal itself reads nothing. */
export async function prepared(tx: Tx, found: Pick<Found, 'ruleSet' | 'on' | 'findings'>): Promise<Prepared> {
  const { person, role } = tx.actor
  if (person === null || (role !== 'counter-officer' && role !== 'head-of-office')) return { ok: true, read: [] }
  const { read, unread } = await unreadFor(tx, person, found)
  if (unread.length === 0) return { ok: true, read }
  return { ok: false, refusal: { code: 'placements.must-read', titles: unread.map(({ title }) => title) } }
}
