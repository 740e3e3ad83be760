import { z } from 'zod'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { dayIn, instant } from '../../../kernel/time.ts'
import type { OnRing } from '../../../platform/clocks/sweep.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { actsFor, leavesFrom, phoneAt, type Staff, staffOf } from '../../accounts/index.ts'
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

/**
 * The officer who has the file is warned; without one the head of office. Overdue climbs one floor each time. Whoever is on
 * leave is passed by: for their substitute, else for the floor above.
 */
export async function whoMustKnow(
  tx: Tx,
  { office, assignedTo, village }: Pick<Application, 'office' | 'assignedTo' | 'village'>,
  { ring, climbed }: Ringing,
): Promise<readonly Staff[]> {
  const on = dayIn(tx.now, zoneOfArea(village))
  const [ours, centre] = [await staffOf(tx, office, on), await staffOf(tx, null, on)]
  const everybody = [...ours, ...centre]
  const people = everybody.map(({ id }) => id)
  const leaves = await leavesFrom(tx, people, on)
  const floors = [
    ours.filter(({ id }) => id === assignedTo),
    ours.filter(({ role }) => role === 'head-of-office'),
    centre,
  ]
  for (const floor of floors.slice(ring === 'warning' ? 0 : Math.min(climbed + 1, floors.length - 1))) {
    const acting = new Set(floor.map(({ id }) => actsFor(leaves, id, on)))
    const there = everybody.filter(({ id }) => acting.has(id))
    if (there.length > 0) return there
  }
  return []
}
