import { z } from 'zod'
import { isId, type PersonId } from '../../../kernel/ids.ts'
import type { OnRing } from '../../../platform/clocks/sweep.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { caseById } from '../store.ts'
import { rungs } from './climb.ts'
import { noteWhoIsTold, sendTold } from './tell.ts'

const payload = z.object({
  case: z.string(),
  ring: z.enum(['warning', 'overdue']),
  person: z.string().refine(isId),
  at: z.string(),
})

/** How often an overdue promise of a case climbs: from the head of office to the minister's desk. */
export const caseClimbs = rungs.length - 1

/** A promise of a case rings: one person is told by name, and the reporter sees who. A warning goes to whoever has it. */
export const onCaseRing: OnRing = async (tx, clock, ring) => {
  const one = await caseById(tx, clock.subjectId)
  if (!one || one.state === 'closed') return
  // Where nobody has it, the ladder begins a floor higher by itself.
  const climbed = ring === 'warning' ? 0 : clock.escalated + (one.handler === null ? 0 : 1)
  const person = await noteWhoIsTold(tx, { one, ring, climbed, rule: clock.rule })
  if (person === null) return
  const told = { case: one.id, ring, person, at: tx.now }
  await tx.enqueue('cases.ring', told, { key: `case-ring:${clock.id}:${ring}:${clock.escalated}` })
}

/** Sends it to whoever was chosen when it rang. */
export const ringJob = job({
  name: 'cases.ring',
  retries: 5,
  payload,
  run: async ({ case: id, ring, person, at }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const one = await caseById(tx, id)
      if (one && one.state !== 'closed') await sendTold(tx, tools, { one, ring, person: person as PersonId, at })
    }),
})
