import { z } from 'zod'
import type { Instant } from '../../../kernel/time.ts'
import type { Gateways } from '../../../platform/gateways/gateways.ts'
import { type JobWorld, job } from '../../../platform/jobs/jobs.ts'
import { changeReport, reportsNow } from './lapor-store.ts'
import { type Received, receiveReport } from './receive.ts'
import { updatesWaiting } from './standing.ts'

/** SP4N-LAPOR answered something that is not what was agreed. The job fails with it and stands among the dead letters. */
class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood'
}

/**
 * Every quarter of an hour: takes in what SP4N-LAPOR has, and tells it where its reports stand. When it is away nothing is
 * lost: what waits there waits, and what is to be told is told next time. Twice is once.
 */
export const laporJob = job({
  name: 'cases.lapor',
  cron: { at: '*/15 * * * *', zone: 'Asia/Jakarta' },
  retries: 2,
  payload: z.object({}).loose(),
  run: async (_, world) => {
    await pull(world)
    await push(world)
  },
})

/** Takes in every report that waits, each in a transaction of its own. @returns what became of them; `null`: it is away */
export async function pull({ tools, inTx }: Pick<JobWorld, 'tools' | 'inTx'>): Promise<readonly Received[] | null> {
  const found = await tools.gateways.lapor.waiting()
  if (!found.ok) return awayOrThrow(found.reason, 'its reports')
  const received: Received[] = []
  for (const raw of found.value) received.push(await inTx(async (tx) => await receiveReport(tx, tools, raw)))
  return received
}

/** Tells what has not been told. @returns how many updates were taken; `null`: it is away */
export async function push({ tools, inTx }: Pick<JobWorld, 'tools' | 'inTx'>): Promise<number | null> {
  const waiting = await inTx(async (tx) => updatesWaiting(await reportsNow(tx), tx.now))
  let taken = 0
  for (const { external, ...update } of waiting) {
    const answer = await tools.gateways.lapor.tell(update)
    // A report it does not know is told as far as it can be; asking for ever would hold up the others.
    if (!answer.ok && answer.reason !== 'not-found') return awayOrThrow(answer.reason, update.report)
    await inTx(async (tx) => await noteTold(tx, { external, key: update.key }))
    taken += 1
  }
  return taken
}

type Reason = Extract<Awaited<ReturnType<Gateways['lapor']['waiting']>>, { ok: false }>['reason']

function awayOrThrow(reason: Reason, of: string): null {
  if (reason === 'not-understood') throw new NotUnderstood(`SP4N-LAPOR: the answer on ${of} is not as agreed`)
  return null
}

/** Notes what SP4N-LAPOR was told last of a report. */
export const noteTold = async (
  tx: Parameters<typeof changeReport>[0],
  { external, key }: { readonly external: string; readonly key: string },
): Promise<Instant> => {
  await changeReport(tx, external, { told: key, toldAt: tx.now })
  return tx.now
}
