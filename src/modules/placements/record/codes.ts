import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { DecisionId } from '../../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../../kernel/time.ts'
import { takeTurn } from '../../../platform/db/lock.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { sameToken } from '../../../platform/http/origin.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Refusal } from '../refusal.ts'
import type { PlacementTables } from '../tables.ts'

/** Leave to read one decision, which its holder gave and may take back. */
export type DecisionCode = {
  readonly id: string
  readonly until: Instant
  readonly looks: number
  readonly lookedAt: Instant | null
}

/** How long a code opens a decision, in minutes. */
const lasts = 30 * 24 * 60
/** How many codes of one decision may be open at once. */
export const mostOpen = 5

export type CodeGiven = { readonly type: 'placements.code-given'; readonly code: string }
export type CodeWithdrawn = { readonly type: 'placements.code-withdrawn'; readonly code: string }

/** The codes that open a decision now, oldest first: for its holder, and for Bekal itself. */
export const codesOf = async (tx: Tx, decision: DecisionId): Promise<readonly DecisionCode[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.decisionCode')
    .select(['id', 'until', 'looks', 'lookedAt'])
    .where('decision', '=', decision)
    .where('withdrawnAt', 'is', null)
    .where('until', '>', tx.now)
    .orderBy('madeAt')
    .execute()

/** The holder gives one more person leave to read a decision. */
export async function giveCode(tx: Tx, decision: DecisionId): Promise<Decision<CodeGiven, Refusal>> {
  await takeTurn(tx, `codes ${decision}`)
  if ((await codesOf(tx, decision)).length >= mostOpen)
    return refused({ code: 'placements.codes-enough', most: mostOpen })
  const id = tx.newId<string>()
  const until = plusMinutes(tx.now, lasts)
  const row = { id, decision, madeAt: tx.now, until, withdrawnAt: null, looks: 0, lookedAt: null }
  await tx.db<PlacementTables>().insertInto('placements.decisionCode').values(row).execute()
  return happened({ type: 'placements.code-given', code: id })
}

/** The holder takes a code back. One that is over already stays over. */
export async function withdrawCode(
  tx: Tx,
  { decision, code }: { decision: DecisionId; code: string },
): Promise<Decision<CodeWithdrawn, Refusal>> {
  await tx
    .db<PlacementTables>()
    .updateTable('placements.decisionCode')
    .set({ withdrawnAt: tx.now })
    .where('id', '=', code)
    .where('decision', '=', decision)
    .where('withdrawnAt', 'is', null)
    .execute()
  return happened({ type: 'placements.code-withdrawn', code })
}

/** What the holder hands on: 128 bits that only our key gives for this row, as text for an address. */
export const secretOf = (seal: Seal, { id }: Pick<DecisionCode, 'id'>): string =>
  Buffer.from(seal.fingerprint(id, 'decision code')).subarray(0, 16).toString('base64url')

/** Whether somebody's code opens a decision now; the look is counted. */
export async function opensWith(
  tx: Tx,
  { seal, decision, code }: { seal: Seal; decision: DecisionId; code: string },
): Promise<boolean> {
  const open = await codesOf(tx, decision)
  const used = open.find((one) => sameToken(code, secretOf(seal, one)))
  if (!used) return false
  await tx
    .db<PlacementTables>()
    .updateTable('placements.decisionCode')
    .set((row) => ({ looks: row('looks', '+', 1), lookedAt: tx.now }))
    .where('id', '=', used.id)
    .execute()
  return true
}
