import { z } from 'zod'
import type { Tx } from '../../../platform/db/tx.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import type { Tools } from '../../../platform/tools.ts'
import { clockworkOf } from '../clockwork.ts'
import { changeCase, unreadCases } from '../store.ts'
import { stepsOf } from '../thread-store.ts'
import { isSilent } from './silence.ts'
import { noteWhoIsTold, sendTold } from './tell.ts'

/**
 * Every five minutes: whoever wrote and was not read is not forgotten. Whoever has it is told, then somebody a floor
 * higher each time.
 */
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
    const alarms = (await stepsOf(tx, one.id)).filter(
      ({ step, at }) => step === 'unread' && one.unreadSince !== null && at >= one.unreadSince,
    )
    await changeCase(tx, one.id, { alarmedAt: tx.now })
    const person = await noteWhoIsTold(tx, { one, ring: 'unread', climbed: alarms.length })
    if (person !== null) await sendTold(tx, tools, { one, ring: 'unread', person, at: tx.now })
    told += 1
  }
  return told
}
