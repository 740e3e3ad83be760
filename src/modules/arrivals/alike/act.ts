import { type Decision, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Entry } from '../arrival.ts'
import type { ArrivalRefusal } from '../refusal.ts'
import { type EntryRow, entriesById, insertVerdict, officerOf } from '../store.ts'
import { type Comparable, type Judged, judge, type Said } from './decide.ts'

const hex = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('hex'))

/** A line as it is compared with others. */
export const comparable = ({ id, documentIndex, personIndex }: EntryRow): Comparable => ({
  id,
  document: hex(documentIndex),
  person: hex(personIndex),
})

/** An officer says whether two lines of their arrival are one person. What was said first stands. */
export async function judgePair(tx: Tx, event: Entry['event'], said: Said): Promise<Decision<Judged, ArrivalRefusal>> {
  const decision = judge(said)
  if (!decision.ok) return decision
  const { person, office } = officerOf(tx)
  const rows = await entriesById(tx, [said.one, said.other])
  if (rows.length < 2 || rows.some((row) => row.event !== event || row.office !== office))
    return refused({ code: 'arrivals.not-a-pair' })
  const [{ one, other, same }] = decision.events
  const fresh = await insertVerdict(tx, { one, other, same, event, office, person, at: tx.now })
  return fresh ? decision : refused({ code: 'arrivals.not-a-pair' })
}
