import { sql } from 'kysely'
import { z } from 'zod'
import type { PersonId } from '../../../kernel/ids.ts'
import { takeTurn } from '../../../platform/db/lock.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type JobWorld, job } from '../../../platform/jobs/jobs.ts'
import type { Message } from '../../../platform/notify/message.ts'
import type { Tools } from '../../../platform/tools.ts'
import { reachOf } from '../../workers/index.ts'
import { askedIndex } from '../hidden.ts'
import { newCode } from '../roll/enter.ts'
import { changeRoll, type RollRow, rollOfWorkers } from '../roll/store.ts'
import { crisisStandard } from '../standard.ts'
import { publicOf } from './decide.ts'
import { filled, languageFor, type MassMessage } from './message.ts'
import { markSent, messageById, messagesWaiting, takeReceivers } from './store.ts'

type Lent = Pick<Tools, 'seal' | 'config'>

/** How many messages one transaction puts into the outbox. */
const batch = 100

/**
 * Puts signed messages into the outbox, a batch a transaction: a batch is there whole, with everybody in it noted as written
 * to, or not at all, wherever it is broken off. Every five minutes it looks for what a stop left undone.
 */
export const sendJob = job({
  name: 'crisis.send',
  cron: { at: '*/5 * * * *', zone: 'Asia/Jakarta' },
  retries: 8,
  payload: z.object({}).loose(),
  run: async (_, { tools, inTx }) => void (await sendSigned(inTx, tools)),
})

/** Sends everything that is signed and waits. @returns how many messages were put into the outbox */
export async function sendSigned(inTx: JobWorld['inTx'], tools: Lent): Promise<number> {
  let sent = 0
  for (const message of await inTx(messagesWaiting)) {
    await inTx(async (tx) => await publish(tx, message))
    for (;;) {
      const some = await inTx(async (tx) => await sendBatch(tx, tools, message))
      sent += some
      if (some === 0) break
    }
  }
  return sent
}

/** Enters the exact words into the ledger, once and in no person's name, so that anybody may be given the proof. */
async function publish(tx: Tx, id: string): Promise<void> {
  await takeTurn(tx, `crisis publish ${id}`)
  const standing = await messageById(tx, id)
  if (!standing || (await publishedEntry(tx, id)) !== undefined) return
  await tx.record({
    act: 'crisis.publish-message',
    record: { kind: 'crisis-message', id },
    payload: publicOf(standing.message),
  })
}

/** The ledger's entry of a message that was sent. */
export async function publishedEntry(tx: Tx, message: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from ledger.entry where record_kind = 'crisis-message' and record_id = ${message}
    and act = 'crisis.publish-message' limit 1`.execute(tx.db())
  return rows[0]?.id
}

async function sendBatch(tx: Tx, tools: Lent, id: string): Promise<number> {
  const receivers = await takeReceivers(tx, id, batch)
  const message = (await messageById(tx, id))?.message
  if (!message || receivers.length === 0) return 0
  const workers = receivers.map(({ worker }) => worker)
  const rows = message.kind === 'roll-call' ? await rollOfWorkers(tx, message.event, workers) : []
  const rolls = new Map(rows.map((row) => [row.worker, row]))
  const reach = await reachOf(tx, tools.seal, workers)
  for (const { worker, language } of receivers) {
    const to = reach.get(worker)?.phone
    if (to === undefined) continue
    const roll = rolls.get(worker)
    const link = roll ? await linkFor(tx, tools, roll) : ''
    const asking = { asked: 1, askedAt: tx.now, askedIndex: askedIndex(tools.seal, to) }
    if (roll) await changeRoll(tx, roll.id, { message: id, ...asking })
    await write(tx, { message, worker, language, to, link, time: 1 })
  }
  await markSent(tx, id, workers)
  return receivers.length
}

/** A fresh link to somebody's answer. */
export const linkFor = async (tx: Tx, { seal, config }: Lent, { id }: Pick<RollRow, 'id'>): Promise<string> =>
  `${config.publicUrl}/k/${await newCode(tx, seal, id)}`

/** How the first asking or a reminder goes out: one who does not see the one channel may see the other. */
const channelFor = (channels: readonly Message['channel'][], time: number): Message['channel'] =>
  channels[Math.min(time, channels.length) - 1] ?? 'sms'

type Writing = {
  readonly message: MassMessage
  readonly worker: PersonId
  readonly language: string
  readonly to: string
  readonly link: string
  /** 1 for the message itself; its reminders come after. */
  readonly time: number
}

/** Puts a message to one person into the outbox. Its key makes the same one twice once. */
export const write = async (
  tx: Tx,
  { message: { id, texts }, worker, language, to, link, time }: Writing,
): Promise<void> =>
  await tx.notify({
    key: `crisis:${id}:${worker}:${time}`,
    channel: channelFor(crisisStandard().channels, time),
    to,
    text: filled(texts[languageFor(texts, language)] ?? '', link),
  })
