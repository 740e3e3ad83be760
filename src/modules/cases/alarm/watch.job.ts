import { z } from 'zod'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import type { Tools } from '../../../platform/tools.ts'
import { holdersOf, phoneAt } from '../../accounts/index.ts'
import type { Case } from '../case.ts'
import { clockworkOf } from '../clockwork.ts'
import { calendarFor } from '../promises.ts'
import { changeCase, unreadCases } from '../store.ts'
import { insertStep } from '../thread-store.ts'
import { words } from '../words.ts'
import { isSilent } from './silence.ts'

/** Every five minutes: whoever wrote and was not read is not forgotten. First the head of the office is told, then the centre. */
export const watchJob = job({
  name: 'cases.watch',
  cron: { at: '*/5 * * * *', zone: 'Asia/Jakarta' },
  retries: 3,
  payload: z.object({}).loose(),
  run: async (_, { tools, inTx }) => void (await inTx(async (tx) => await watchSilence(tx, tools))),
})

/** @returns how many silent cases were told of */
export async function watchSilence(tx: Tx, tools: Pick<Tools, 'seal' | 'config'>): Promise<number> {
  let told = 0
  const unread = await unreadCases(tx)
  const clockwork = await clockworkOf(tx, unread)
  for (const one of unread) {
    if (!isSilent(one, clockwork(one))) continue
    await changeCase(tx, one.id, { alarmedAt: tx.now })
    const climbed = one.alarmedAt === null ? 0 : 1
    await insertStep(tx, {
      id: tx.newId(),
      case: one.id,
      at: tx.now,
      step: 'unread',
      person: null,
      office: null,
      data: { climbed },
      said: null,
    })
    await tellHigher(tx, tools, { one, climbed, ring: 'unread' })
    told += 1
  }
  return told
}

export type Climbing = {
  readonly one: Case
  /** 0: the head of the office; more: the centre. */
  readonly climbed: number
  readonly ring: 'unread' | 'warning' | 'overdue'
}

/** Tells by name whoever must know; the message says the number and nothing else. */
export async function tellHigher(
  tx: Tx,
  { seal, config }: Pick<Tools, 'seal' | 'config'>,
  { one, climbed, ring }: Climbing,
): Promise<void> {
  const { zone } = await calendarFor(tx, one)
  const text = words('id')(`told.${ring}`, { number: one.number, address: `${config.publicUrl}/meja/aduan/${one.id}` })
  for (const { id, phoneHidden } of await whoMustKnow(tx, one, { climbed, on: dayIn(tx.now, zone) }))
    await tx.notify({
      key: `case:${one.id}:${ring}:${tx.now}:${id}`,
      channel: 'sms',
      to: seal.reveal(phoneHidden, phoneAt(id)),
      text,
    })
}

/** The head of the office that has it; without one, and higher, the centre. */
async function whoMustKnow(
  tx: Tx,
  { office }: Case,
  { climbed, on }: { climbed: number; on: ReturnType<typeof dayIn> },
) {
  const heads = office === null || climbed > 0 ? [] : await holdersOf(tx, 'head-of-office', { office, on })
  return heads.length > 0 ? heads : await holdersOf(tx, 'centre', { office: null, on })
}
