import { z } from 'zod'
import type { OnRing } from '../../../platform/clocks/sweep.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { caseById } from '../store.ts'
import { insertStep } from '../thread-store.ts'
import { tellHigher } from './watch.job.ts'

const payload = z.object({ case: z.string(), ring: z.enum(['warning', 'overdue']), climbed: z.int() })

/** A promise of a case rings: it is written on the case, for the reporter to see, and whoever must know is told. */
export const onCaseRing: OnRing = async (tx, clock, ring) => {
  const one = await caseById(tx, clock.subjectId)
  if (!one) return
  const climbed = clock.escalated
  await insertStep(tx, {
    id: tx.newId(),
    case: one.id,
    at: tx.now,
    step: ring,
    person: null,
    office: null,
    data: { rule: clock.rule, climbed },
    said: null,
  })
  await tx.enqueue('cases.ring', { case: one.id, ring, climbed }, { key: `case-ring:${clock.id}:${ring}:${climbed}` })
}

/** Tells the head of the office, then the centre. */
export const ringJob = job({
  name: 'cases.ring',
  retries: 5,
  payload,
  run: async ({ case: id, ring, climbed }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const one = await caseById(tx, id)
      if (one && one.state !== 'closed') await tellHigher(tx, tools, { one, climbed, ring })
    }),
})
