import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RuleSetDigest } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { deliver } from '../../../platform/gateways/webhook.ts'
import { loadRegulations } from '../load.ts'
import { publishRaisedAge, raisedRule } from '../publish/raised-age.examples.ts'
import { publish } from '../publish/store.ts'
import { publishedEvent, type Telling, tell } from './published.job.ts'

const secret = 'a secret of the subscriber'
let db: TestDatabase
let digest: RuleSetDigest
let answer: number | 'nothing' = 200
const got: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = []

const receiver = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    got.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
    if (answer !== 'nothing') response.writeHead(answer, { location: '/else' }).end()
  })
})
const url = (): string => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/kait`

beforeAll(async () => {
  await new Promise<void>((listening) => void receiver.listen(0, '127.0.0.1', listening))
  db = await testDatabase()
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../../regulations'))
  if (!ruleSet) throw new Error('the law does not load')
  await db.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'shipped' }))
  digest = await db.asSystem(async (tx) => await publishRaisedAge(tx, { from: day('2026-12-01'), years: 19 }))
}, 120_000)
afterAll(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await db.close()
})

const world = (subscribers: Telling['subscribers']): Telling => ({
  subscribers, publicUrl: 'https://bekal.example', now: () => db.world.now(), inTx: db.asSystem,
}) // biome-ignore format: a row
const us = () => ({ urls: [url()], secret })

describe('a published change', () => {
  it('reaches a subscriber with what changed, signed, with the same id at every try', async () => {
    got.length = 0
    await tell({ digest, to: url() }, world(us()))
    await tell({ digest, to: url() }, world(us()))
    const [first, second] = got
    if (!first || !second) throw new Error('nothing came')
    expect(JSON.parse(first.body)).toMatchObject({
      type: 'regulations.published',
      timestamp: '2026-11-23T02:00:00.000Z',
      data: {
        ruleSet: digest,
        rules: [raisedRule],
        effectiveFrom: '2026-12-01',
        page: `https://bekal.example/pemberitahuan/${digest}`,
        figures: [
          {
            rule: raisedRule,
            parameter: 'minimumAge',
            from: '2026-12-01',
            before: { unit: 'year', value: 18 },
            after: { unit: 'year', value: 19 },
          },
        ],
      },
    })
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = first.headers
    const expected = createHmac('sha256', secret)
      .update(`${String(id)}.${String(at)}.${first.body}`)
      .digest('base64')
    expect(signature).toBe(`v1,${expected}`)
    expect(second.headers['webhook-id']).toBe(id)
  })

  it.each([
    ['an answer of 500', 500],
    ['an answer of 404', 404],
    ['being sent elsewhere', 302],
  ] as const)('is tried again after %s', async (_, status) => {
    answer = status
    await expect(tell({ digest, to: url() }, world(us()))).rejects.toThrow(url())
    answer = 200
  })

  it('is tried again when no answer comes in time', async () => {
    const event = await db.asSystem(async (tx) => await publishedEvent(tx, digest, 'https://bekal.example'))
    if (!event) throw new Error('no event')
    answer = 'nothing'
    const delivered = await deliver(event, { url: url(), secret, now: db.world.now(), timeoutMs: 100 })
    expect(delivered.ok).toBe(false)
    answer = 200
  })

  it('is told to each by itself, to nobody who is not configured, and to nobody when none is', async () => {
    const before = [got.length, db.queued.length] as const
    await tell({ digest }, world(null))
    await tell({ digest, to: url() }, world(null))
    await tell({ digest, to: 'https://was.example' }, world(us()))
    expect([got.length, db.queued.length]).toEqual(before)
    await tell({ digest }, world({ urls: ['https://a.example', 'https://b.example'], secret }))
    expect(db.queued.slice(before[1]).map(({ payload }) => payload)).toEqual([
      { digest, to: 'https://a.example' },
      { digest, to: 'https://b.example' },
    ])
  })
})
