import { digestOf } from '../../../kernel/digest.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { unsafePayload } from '../access/act.ts'
import { accessesOf, unsafeOf } from '../access/store.ts'
import type { Step } from '../case.ts'
import { standingAfter, standingNow, stepPayload } from '../step.ts'

/** What the ledger was told, by the id of what it speaks of: the hash of its payload, hex. */
export type EnteredAs = ReadonlyMap<string, string>

type Held = { readonly seen: readonly string[]; readonly what: readonly ('step-altered' | 'standing-altered')[] }

/** Holds every step of a case against its entry, and where the case stands now against the last of them. */
export async function holdSteps(
  tx: Tx,
  { id, steps }: { readonly id: string; readonly steps: readonly Step[] },
  entered: EnteredAs,
): Promise<Held> {
  const isWhole = steps.every((step) => entered.get(step.id) === digestOf(stepPayload(step)))
  return {
    seen: steps.map((step) => step.id),
    what: [
      ...(isWhole ? [] : (['step-altered'] as const)),
      ...(standingAfter(steps) === (await standingNow(tx, id)).digest ? [] : (['standing-altered'] as const)),
    ],
  }
}

/**
 * Holds whom a case lets in against its steps, and who is marked as not safe against the ledger. Somebody let in without a
 * step, or kept in after one that ended it, is named; so is a mark that changed.
 */
export async function holdAccess(
  tx: Tx,
  { id, steps }: { readonly id: string; readonly steps: readonly Step[] },
  entered: EnteredAs,
): Promise<{ readonly seen: readonly string[]; readonly what: readonly ('access-altered' | 'mark-altered')[] }> {
  const named = (...names: readonly Step['step'][]): ReadonlySet<unknown> =>
    new Set(steps.filter(({ step }) => names.includes(step)).map(({ data }) => data['access']))
  const [given, ended] = [named('access-given', 'code-handed'), named('access-ended')]
  const accesses = await accessesOf(tx, id)
  const isLawful = accesses.every((one) => given.has(one.id) && (one.endedAt !== null || !ended.has(one.id)))
  const known = new Set<unknown>([...accesses.map((one) => one.id), null])
  const marks = await unsafeOf(tx, id)
  const isMarked = marks.every((mark) => entered.get(mark.id) === digestOf(unsafePayload(mark)))
  return {
    seen: marks.map((mark) => mark.id),
    what: [
      ...(isLawful && [...given].every((one) => known.has(one)) ? [] : (['access-altered'] as const)),
      ...(isMarked ? [] : (['mark-altered'] as const)),
    ],
  }
}
