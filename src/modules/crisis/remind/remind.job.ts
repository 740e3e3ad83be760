import { sql } from 'kysely'
import { z } from 'zod'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type JobWorld, job } from '../../../platform/jobs/jobs.ts'
import type { Tools } from '../../../platform/tools.ts'
import { reachOf } from '../../workers/index.ts'
import { askedIndex } from '../hidden.ts'
import { linkFor, write } from '../mass/send.job.ts'
import { messageById } from '../mass/store.ts'
import { changeRoll, type RollRow, type RollTables } from '../roll/store.ts'
import { crisisStandard } from '../standard.ts'
import { silenceOf } from './decide.ts'

type Lent = Pick<Tools, 'seal' | 'config'>
type Asked = RollRow & { readonly worker: PersonId; readonly message: string }

/** How many are reminded in one transaction. */
const batch = 100

/** Every ten minutes: who was asked and is silent is asked once more, at the intervals of the standard. */
export const remindJob = job({
  name: 'crisis.remind',
  cron: { at: '*/10 * * * *', zone: 'Asia/Jakarta' },
  retries: 3,
  payload: z.object({}).loose(),
  run: async (_, { tools, inTx }) => void (await remindAll(inTx, tools)),
})

/** @returns how many were reminded */
export async function remindAll(inTx: JobWorld['inTx'], tools: Lent): Promise<number> {
  let reminded = 0
  for (;;) {
    const some = await inTx(async (tx) => await remindSome(tx, tools))
    reminded += some
    if (some === 0) return reminded
  }
}

async function remindSome(tx: Tx, tools: Lent): Promise<number> {
  const due = (await takeSilent(tx)).filter((row) => silenceOf(row, crisisStandard(), tx.now) === 'remind')
  const reach = await reachOf(
    tx,
    tools.seal,
    due.map(({ worker }) => worker),
  )
  for (const row of due) {
    const { id, worker, asked } = row
    const [to, message] = [reach.get(worker), (await messageById(tx, row.message))?.message]
    const index = to && { askedIndex: askedIndex(tools.seal, to.phone) }
    await changeRoll(tx, id, { asked: asked + 1, askedAt: tx.now, ...index })
    if (!to || !message) continue
    const link = await linkFor(tx, tools, row)
    await write(tx, { message, worker, language: to.language, to: to.phone, link, time: asked + 1 })
  }
  return due.length
}

/** Who may have been silent too long, of events that go on; locked, and skipped by another reminder. */
async function takeSilent(tx: Tx): Promise<readonly Asked[]> {
  const { reminders } = crisisStandard()
  if (reminders.length === 0) return []
  const long = sql<boolean>`r.asked_at <= ${tx.now}::timestamptz - (array[${sql.join(reminders)}]::int[])[r.asked] * interval '1 minute'`
  const rows = await tx
    .db<RollTables & { 'crisis.ending': { event: string } }>()
    .selectFrom('crisis.roll as r')
    .selectAll('r')
    .where('r.says', 'is', null)
    .where('r.worker', 'is not', null)
    .where('r.message', 'is not', null)
    .where('r.asked', '>', 0)
    .where('r.asked', '<=', reminders.length)
    .where(long)
    .where((one) => one.not(one.exists(one.selectFrom('crisis.ending as e').whereRef('e.event', '=', 'r.event'))))
    .orderBy('r.askedAt')
    .limit(batch)
    .forUpdate('r')
    .skipLocked()
    .execute()
  return rows as readonly Asked[]
}
