import { z } from 'zod'
import type { PersonId } from '../../../kernel/ids.ts'
import type { OnRing } from '../../../platform/clocks/sweep.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { personAt, toOfficer } from '../alarm/tell.ts'
import { enterStep } from '../step.ts'
import { caseById } from '../store.ts'
import type { Stay } from './decide.ts'
import { stayById } from './store.ts'
import { words } from './words.ts'

const payload = z.object({
  stay: z.string(),
  told: z.enum(['asked', 'keep', 'refuse', 'warning', 'overdue']),
  /** When it rang; nothing for what somebody did. */
  at: z.string().optional(),
})
type Told = z.output<typeof payload>['told']

/** A stay that nobody looks at again rings: first with whoever answers for the house, at the end on the case too. */
export const onStayRing: OnRing = async (tx, clock, ring) => {
  const stay = await stayById(tx, clock.subjectId)
  if (stay?.state !== 'in') return
  if (ring === 'overdue')
    await enterStep(tx, {
      id: tx.newId(),
      case: stay.case,
      at: tx.now,
      step: 'stay-overdue',
      person: null,
      office: null,
      data: { stay: stay.id },
      said: null,
    })
  const told = { stay: stay.id, told: ring, at: tx.now }
  await tx.enqueue('cases.stay', told, { key: `stay:${stay.id}:${ring}:${clock.escalated}` })
}

/** Tells officers by a short message: the number, and that it is about a place; never which. And the person, neutrally. */
export const stayJob = job({
  name: 'cases.stay',
  retries: 5,
  payload,
  run: async ({ stay: id, told, at = '' }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const stay = await stayById(tx, id)
      const person = stay && (await whoIsTold(tx, stay, told))
      if (!stay || !person) return
      const isHosts = told === 'asked' || told === 'warning' || told === 'overdue'
      const address = `${tools.config.publicUrl}${isHosts ? `/meja/tempat/${id}` : `/meja/aduan/${stay.case}`}`
      const text = words('id')(`sms.${told}`, { number: stay.number, address })
      await toOfficer(tx, tools, person, { key: `case-stay:${id}:${told}:${at}`, text })
      if (told === 'keep')
        await tx.enqueue('cases.tell', { case: stay.case, message: null, what: id }, { key: `tell:stay:${id}` })
    }),
})

/** The head where the house is, for what waits there; whoever has the case, for what was answered. */
async function whoIsTold(tx: Tx, { case: of, fromOffice, toOffice }: Stay, told: Told): Promise<PersonId | null> {
  if (told !== 'keep' && told !== 'refuse')
    return (await personAt(tx, { office: toOffice, handler: null }, 0))?.person ?? null
  const one = await caseById(tx, of)
  return (await personAt(tx, { office: one?.office ?? fromOffice, handler: one?.handler ?? null }, 0))?.person ?? null
}
