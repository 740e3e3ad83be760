import { z } from 'zod'
import type { PersonId } from '../../../kernel/ids.ts'
import type { OnRing } from '../../../platform/clocks/sweep.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { personAt, type ToldPerson, toOfficer } from '../alarm/tell.ts'
import { enterStep } from '../step.ts'
import { caseById } from '../store.ts'
import type { Transfer } from './decide.ts'
import { transferById } from './store.ts'
import { words } from './words.ts'

const payload = z.object({
  transfer: z.string(),
  told: z.enum(['asked', 'accepted', 'bounced', 'warning', 'overdue']),
  /** When it rang; nothing for what somebody did. */
  at: z.string().optional(),
})
type Told = z.output<typeof payload>['told']

/** A transfer nobody answers rings: a warning to whoever was asked; at its end to both heads of office and to the centre. */
export const onTransferRing: OnRing = async (tx, clock, ring) => {
  const transfer = await transferById(tx, clock.subjectId)
  if (!transfer || transfer.answer !== null) return
  if (ring === 'overdue') {
    const names = (await peopleFor(tx, transfer, ring)).map(({ name }) => name)
    await enterStep(tx, {
      id: tx.newId(),
      case: transfer.case,
      at: tx.now,
      step: 'transfer-overdue',
      person: null,
      office: null,
      data: { transfer: transfer.id, names: names.join(', ') },
      said: null,
    })
  }
  const told = { transfer: transfer.id, told: ring, at: tx.now }
  await tx.enqueue('cases.transfer', told, { key: `transfer:${transfer.id}:${ring}:${clock.escalated}` })
}

/** Tells officers by a short message, which says the number and nothing else. */
export const transferJob = job({
  name: 'cases.transfer',
  retries: 5,
  payload,
  run: async ({ transfer: id, told, at = '' }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const transfer = await transferById(tx, id)
      if (!transfer) return
      const { number } = transfer
      const text = words('id')(`sms.${told}`, {
        number,
        address: `${tools.config.publicUrl}${addressOf(transfer, told)}`,
      })
      for (const { person } of await peopleFor(tx, transfer, told))
        await toOfficer(tx, tools, person, { key: `case-transfer:${id}:${told}:${at}`, text })
    }),
})

/** The sender opens the case; who is asked opens what it is asked. */
const addressOf = ({ id, case: of }: Transfer, told: Told): string =>
  told === 'bounced' ? `/meja/aduan/${of}` : `/meja/aduan/pelimpahan/${id}`

/** Who is told, each once: by name, and nobody who is on leave. */
async function peopleFor(tx: Tx, { fromOffice, toOffice, case: of }: Transfer, told: Told): Promise<ToldPerson[]> {
  const head = async (office: Transfer['toOffice']) => await personAt(tx, { office, handler: null }, 0)
  const chosen: (ToldPerson | null)[] = []
  if (told === 'asked' || told === 'warning' || told === 'overdue') chosen.push(await head(toOffice))
  if (told === 'accepted' || told === 'overdue') chosen.push(await head(fromOffice))
  if (told === 'overdue') chosen.push(await head(null))
  if (told === 'bounced') {
    const handler = (await caseById(tx, of))?.handler ?? null
    chosen.push(await personAt(tx, { office: fromOffice, handler }, 0))
  }
  const known = new Map<PersonId, ToldPerson>()
  for (const one of chosen) if (one) known.set(one.person, one)
  return [...known.values()]
}
