import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Application } from '../application.ts'
import type { Refusal } from '../refusal.ts'
import { changeApplication, lockApplication } from '../store.ts'

export type Answered = { readonly type: 'placements.answered'; readonly fact: string }

type Answer = { readonly path: string; readonly value: string | number | boolean }

/**
 * Keeps what a worker answers of their file. What an office has weighed stays as it was told: once a file is sent, only
 * what nobody has answered yet may still be answered.
 */
export async function keepAnswer(
  tx: Tx,
  id: ApplicationId,
  { path, value }: Answer,
): Promise<Decision<Answered, Refusal>> {
  const now = await lockApplication(tx, id)
  if (!now) return refused({ code: 'placements.changed-meanwhile' })
  const open = now.state === 'draft' || now.state === 'returned'
  if (!open && isKnown(now, path)) return refused({ code: 'placements.wrong-state', state: now.state })
  await changeApplication(tx, id, changeOf(now, { path, value }))
  return happened({ type: 'placements.answered', fact: path })
}

function isKnown({ contractMonths, lowestPosition, answers }: Application, path: string): boolean {
  if (path === 'placement.contractMonths') return contractMonths !== null
  if (path === 'placement.lowestPosition') return lowestPosition !== null
  return answers[path] !== undefined
}

function changeOf({ answers }: Application, { path, value }: Answer) {
  if (path === 'placement.contractMonths' && typeof value === 'number') return { contractMonths: value }
  if (path === 'placement.lowestPosition' && typeof value === 'boolean') return { lowestPosition: value }
  return { answers: { ...answers, [path]: value } }
}
