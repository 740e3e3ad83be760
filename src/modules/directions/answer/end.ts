import { happened, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { tellFile } from '../ask/act.ts'
import { maskPersonal, type People } from '../ask/personal.ts'
import { type Asked, changeQuestion, lockQuestion, mergedInto, openByNumber } from '../ask/store.ts'
import { type Done, lawFor, type Moved, wrongState } from './act.ts'
import { lapse, merge } from './decide.ts'

/** Lets one question be answered by what answers another about the same rule, named by its number. */
export async function mergeQuestion(tx: Tx, id: string, number: string): Done<Moved<'directions.merged'>> {
  const into = (await openByNumber(tx, number))?.id
  if (into === undefined) return refused({ code: 'directions.no-such-question' })
  // Locked in one order, so that two who merge crosswise wait for each other and never in a circle.
  const locked = new Map<string, Asked | undefined>()
  for (const one of [id, into].toSorted()) locked.set(one, await lockQuestion(tx, one))
  const gone = locked.get(id)
  if (!gone) return refused(wrongState)
  const decision = merge(gone, locked.get(into))
  if (!decision.ok) return decision
  await changeQuestion(tx, id, { state: 'merged', mergedInto: into, closedAt: tx.now })
  for (const other of await mergedInto(tx, id)) await changeQuestion(tx, other.id, { mergedInto: into })
  return happened({ type: 'directions.merged', question: id })
}

/** Closes a question whose rule is gone. */
export async function lapseQuestion(
  tx: Tx,
  id: string,
  reason: string,
  people?: People,
): Done<Moved<'directions.lapsed'>> {
  const question = await lockQuestion(tx, id)
  if (!question) return refused(wrongState)
  const { finding } = await lawFor(tx, question)
  const decision = lapse(question, { finding, reason })
  if (!decision.ok) return decision
  const { text: masked, found } = maskPersonal(reason, people)
  if (found.length > 0) return refused({ code: 'directions.personal', kinds: found, masked })
  const lapsed = { state: 'lapsed', mergedInto: null, closedAt: tx.now, closedWhy: reason.trim() } as const
  for (const one of [question, ...(await mergedInto(tx, id))]) {
    await changeQuestion(tx, one.id, lapsed)
    await tellFile(tx, one.id)
  }
  return happened({ type: 'directions.lapsed', question: id })
}
