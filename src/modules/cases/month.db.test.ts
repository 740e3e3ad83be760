import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instant, instant, plusMinutes } from '../../kernel/time.ts'
import { theSystem } from '../../platform/access/actor.ts'
import { sweepClocks } from '../../platform/clocks/sweep.ts'
import { transact } from '../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { openFiles } from '../../platform/files/open.ts'
import type { Channel } from '../../platform/notify/channel.ts'
import type { Received } from '../../platform/notify/inbound/received.ts'
import { sendWaiting } from '../../platform/notify/send.ts'
import type { Tools } from '../../platform/tools.ts'
import { calendarOf } from '../offices/index.ts'
import { openDesk, ratna, seal } from '../placements/queue/files.examples.ts'
import { caseClimbs, onCaseRing } from './alarm/ring.ts'
import { watchSilence } from './alarm/watch.job.ts'
import { filed } from './cases.examples.ts'
import { answerReporter } from './handle/sort.ts'
import { hiddenAt } from './hidden.ts'
import { receive } from './inbound/receive.ts'
import { threadWaiting } from './inbound/thread.ts'
import { checkCases } from './receipt/check.ts'

/** Complaints of the month; a whole one has 2,000, and every run a smaller one. */
const complaints = Number(process.env['MONTH'] ?? 200)
const start = instant('2026-11-01T00:00:00Z')
const hours = 30 * 24

let db: TestDatabase
let tools: Tools
beforeAll(async () => {
  db = await testDatabase()
  db.at(start)
  await openDesk({ ...db, seal })
  const dir = mkdtempSync(join(tmpdir(), 'month-'))
  tools = {
    seal,
    config: { publicUrl: 'https://bekal.contoh.id', whatsApp: null },
    files: openFiles({ dir, seal }),
  } as unknown as Tools
}, 120_000)
afterAll(async () => await db.close())

/** The same month every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
const random = dice(20_261_101)
const upTo = (most: number): number => Math.floor(random() * most)

type Planned = { readonly hour: number; readonly received: Received } | { readonly hour: number; readonly page: string }
const doors = ['whatsapp', 'sms', 'email', 'page'] as const

/** What people tell in the month: each says one to three things, each thing has a word of its own. */
function plan(): { readonly planned: readonly Planned[]; readonly words: readonly string[] } {
  const planned: Planned[] = []
  const words: string[] = []
  for (let person = 0; person < complaints; person += 1) {
    const door = doors[upTo(doors.length)] ?? 'page'
    const hour = upTo(hours - 48)
    const many = 1 + upTo(3)
    for (let at = 0; at < many; at += 1) {
      const word = `kata${person}x${at}y`
      if (door === 'page' && at > 0) break
      words.push(word)
      if (door === 'page') planned.push({ hour, page: word })
      else {
        const from = door === 'email' ? `orang${person}@contoh.id` : `+88690${String(person).padStart(7, '0')}`
        const saidAt = plusMinutes(start, hour * 60 + at)
        const one = { external: `${door}:${person}-${at}`, channel: door, from, saidAt, text: word }
        const rest = { name: '', media: [], untakable: null, unproven: false }
        // Some come late, some in the wrong order, some several times.
        const late = upTo(4) === 0 ? upTo(12) : 0
        for (let copy = upTo(5) === 0 ? 3 : 1; copy > 0; copy -= 1)
          planned.push({ hour: hour + late + (copy === 1 ? 0 : upTo(20)), received: { ...one, ...rest } })
      }
    }
  }
  return { planned, words }
}

/** Runs as the system; now and then everything falls over after the work was done and before it was written. */
const unsteady = async <T>(work: Parameters<typeof transact<T>>[2]): Promise<T> =>
  await transact(db.world, theSystem('job:cases.thread'), async (tx) => {
    const done = await work(tx)
    if (upTo(25) === 0) throw new Error('restarted')
    return done
  })

const sure = async <T>(work: () => Promise<T>): Promise<T | undefined> => await work().catch(() => undefined)

describe('a month of complaints on every channel', () => {
  it('loses none, doubles none, rings each clock once, and leaves no silence untold', {
    timeout: 600_000,
  }, async () => {
    const { planned, words } = plan()
    const byHour = Map.groupBy(planned, ({ hour }) => hour)
    const gone: string[] = []
    let isAway = false
    const channel: Channel = {
      send: async ({ key }) => {
        if (isAway || upTo(10) === 0) throw new Error('away')
        gone.push(await Promise.resolve(key))
      },
    }
    for (let hour = 0; hour < hours; hour += 1) {
      const now = plusMinutes(start, hour * 60 + 30)
      db.at(now)
      isAway = hour > 240 && hour < 300
      for (const one of byHour.get(hour) ?? []) await ('page' in one ? filePage(one.page) : deliver(one.received))
      await sure(async () => await threadWaiting({ tools, inTx: unsteady }))
      await sure(
        async () =>
          await unsteady(
            async (tx) =>
              await sweepClocks(tx, { handlers: { case: onCaseRing }, calendarOf, climbs: () => caseClimbs }),
          ),
      )
      if (hour % 4 === 0) await sure(async () => await unsteady(async (tx) => await watchSilence(tx, tools)))
      // The officers of one office answer; those of the others are on leave all month.
      if (hour % 24 === 3) await officersAnswer(now)
      await sendAll(channel)
    }
    await settle(channel)
    await nothingLost(words)
    await everyClockRang()
    expect(new Set(gone).size).toBe(gone.length)
    expect(gone.filter((key) => key.startsWith('case-filed:'))).toHaveLength(
      await count(`select from cases."case" where channel <> 'page'`),
    )
  })
})

const filePage = async (story: string): Promise<unknown> =>
  await filed({ world: db.world, seal }, { story, origin: ['35', '33', '52'][upTo(3)] ?? '35' })

/** A provider sends again until it hears that a delivery was kept. */
async function deliver(received: Received): Promise<void> {
  while ((await sure(async () => await unsteady(async (tx) => await receive(tx, seal, [received])))) === undefined);
}

async function officersAnswer(now: Instant): Promise<void> {
  const ids = await db.as(ratna, async (tx) => {
    const found = await tx
      .db<{ 'cases.case': { id: string; office: string | null; unreadSince: Instant | null } }>()
      .selectFrom('cases.case')
      .select('id')
      .where('office', '=', ratna.office)
      .where('unreadSince', 'is not', null)
      .limit(20)
      .execute()
    return found.map(({ id }) => id)
  })
  for (const id of ids)
    await db.as(ratna, async (tx) => await answerReporter(tx, seal, { case: id, text: `Kami membaca ini ${now}.` }))
}

/** The sender goes on as long as something leaves, as it does every second. */
async function sendAll(channel: Channel): Promise<void> {
  while ((await db.asSystem(async (tx) => await sendWaiting(tx, channel))) > 0);
}

/** The last deliveries, and messages whose next try comes later. */
async function settle(channel: Channel): Promise<void> {
  for (let half = 0; half < 48; half += 1) {
    db.at(plusMinutes(start, hours * 60 + half * 30))
    await sure(async () => await threadWaiting({ tools, inTx: async (work) => await db.asSystem(work) }))
    await sendAll(channel)
  }
}

async function count(query: string): Promise<number> {
  const client = await db.client('postgres')
  const { rows } = await client.query(query)
  await client.end()
  return rows.length
}

async function nothingLost(words: readonly string[]): Promise<void> {
  const client = await db.client('postgres')
  const { rows } = await client.query(`select m.id, m.body, m."case" from cases.message m where side = 'reporter'`)
  await client.end()
  const said = rows.flatMap(({ id, body, case: of }: { id: string; body: Buffer; case: string }) =>
    seal
      .reveal(body, hiddenAt.body(id))
      .split('\n')
      .map((word) => ({ word, of })),
  )
  expect(said.map(({ word }) => word).toSorted()).toEqual([...words].toSorted())
  // All that one person said stands in one case.
  const casesOf = Map.groupBy(said, ({ word }) => word.split('x')[0])
  for (const of of casesOf.values()) expect(new Set(of.map((one) => one.of)).size).toBe(1)
  expect(await count(`select from cases."case"`)).toBe(complaints)
  expect((await db.asSystem(async (tx) => await checkCases(tx, seal))).problems).toEqual([])
  expect(await count(`select from cases.inbound where done_at is null`)).toBe(0)
}

async function everyClockRang(): Promise<void> {
  const twice = `select "case", step, data->>'rule', data->>'climbed' from cases.step where step in ('warning', 'overdue') group by 1, 2, 3, 4 having count(*) > 1`
  expect(await count(twice)).toBe(0)
  const at = plusMinutes(start, hours * 60 - 24 * 60)
  const unrung = `select from clock.clock k where k.stopped_at is null and k.due_at < '${at}' and not exists (select from cases.step s where s."case"::text = k.subject_id::text and s.step = 'overdue')`
  expect(await count(unrung)).toBe(0)
  expect(await count(`select from clock.clock where due_at < '${at}' and stopped_at is null`)).toBeGreaterThan(0)
  const untold = `select from cases."case" c where unread_since < '${plusMinutes(start, hours * 60 - 5 * 24 * 60)}' and not exists (select from cases.step s where s."case" = c.id and s.step = 'unread')`
  expect(await count(untold)).toBe(0)
  expect(await count(`select from cases.step where step = 'unread' and (data->>'climbed')::int = 1`)).toBeGreaterThan(0)
}
