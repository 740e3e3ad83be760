import { sql } from 'kysely'
import type { Tx } from '../../platform/db/tx.ts'
import type { Step } from './case.ts'
import { stepDigest } from './evidence.ts'
import { insertStep } from './thread-store.ts'

type Standing = { readonly digest: string | null; readonly version: number | null }

/** A digest of where a case stands in its newest version. Told of any case, also one the actor may not see: it says nothing. */
export async function standingNow(tx: Tx, id: string): Promise<Standing> {
  const { rows } = await sql<Standing>`select digest, version from cases.standing(${id}::uuid)`.execute(tx.db())
  return rows[0] ?? { digest: null, version: null }
}

/** Where a case stood after the last thing that was done to it. */
export const standingAfter = (steps: readonly Pick<Step, 'data'>[]): unknown =>
  steps.toSorted((a, b) => Number(a.data['version']) - Number(b.data['version'])).at(-1)?.data['standing']

/**
 * Notes what was done to a case, once everything it changed is written: the step says where the case stands after it, and
 * its digest goes into the ledger, so that nobody adds, drops or alters one, or changes the case beside it.
 * @returns the step as it is kept
 */
export async function enterStep(tx: Tx, step: Step & { readonly said: Uint8Array | null }): Promise<Step> {
  const { digest: standing, version } = await standingNow(tx, step.case)
  const { said, ...noted } = { ...step, data: { ...step.data, standing, version } }
  await insertStep(tx, { ...noted, said })
  await tx.record({ act: 'cases.step', record: { kind: stepKind, id: step.id }, payload: stepPayload(noted) })
  return noted
}

/** What the ledger holds of a step. */
export const stepPayload = (step: Step) => ({ case: step.case, digest: stepDigest(step) })
export const stepKind = 'case-step'
