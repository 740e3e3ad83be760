import { z } from 'zod'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { dayIn, instant } from '../../../kernel/time.ts'
import type { OnRing } from '../../../platform/clocks/sweep.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { holdersOf, phoneAt } from '../../accounts/index.ts'
import { officeOf, zoneOfArea } from '../../offices/index.ts'
import type { Application } from '../application.ts'
import { addToHistory, applicationById } from '../store.ts'
import { words } from './words.ts'

const payload = z.object({
  application: z.string(),
  ring: z.enum(['warning', 'overdue']),
  climbed: z.number().int(),
  due: z.string(),
})

/** A promise of a file rings: it is written on the file, and whoever must know is told by a job that knows phones. */
export const onApplicationRing: OnRing = async (tx, clock, ring) => {
  const application = await applicationById(tx, clock.subjectId as ApplicationId)
  if (!application) return
  const climbed = clock.escalated
  await addToHistory(tx, application.id, { type: `placements.${ring}`, data: { rule: clock.rule, climbed } })
  await tx.enqueue(
    'placements.ring',
    { application: application.id, ring, climbed, due: clock.dueAt },
    { key: `ring:${clock.id}:${ring}:${climbed}` },
  )
}

/** Tells whoever has the file before its promise ends; then the head of office, then the centre. */
export const ringJob = job({
  name: 'placements.ring',
  retries: 5,
  payload,
  run: async ({ application, ring, climbed, due }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const file = await applicationById(tx, application as ApplicationId)
      if (!file || file.dueAt === null) return
      const zone = officeOf(file.office)?.zone ?? zoneOfArea(file.village)
      const text = words('id')(`ring.${ring}`, {
        number: file.number,
        due: moment('id', instant(due), zone),
        address: `${tools.config.publicUrl}/meja/${file.id}`,
      })
      for (const { id, phoneHidden } of await whoMustKnow(tx, file, { ring, climbed }))
        await tx.notify({
          key: `ring:${file.id}:${due}:${ring}:${climbed}:${id}`,
          channel: 'sms',
          to: tools.seal.reveal(phoneHidden, phoneAt(id)),
          text,
        })
    }),
})

type Ringing = { readonly ring: 'warning' | 'overdue'; readonly climbed: number }

/** The officer who has the file is warned; without one the head of office. Overdue climbs one floor each time. */
export async function whoMustKnow(tx: Tx, { office, assignedTo, village }: Application, { ring, climbed }: Ringing) {
  const on = dayIn(tx.now, zoneOfArea(village))
  const heads = async () => await holdersOf(tx, 'head-of-office', { office, on })
  if (ring === 'overdue') return climbed === 0 ? await heads() : await holdersOf(tx, 'centre', { office: null, on })
  const colleagues =
    assignedTo === null ? [] : [...(await holdersOf(tx, 'counter-officer', { office, on })), ...(await heads())]
  const assigned = colleagues.filter(({ id }) => id === assignedTo)
  return assigned.length > 0 ? assigned.slice(0, 1) : await heads()
}
