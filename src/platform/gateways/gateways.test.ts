import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { day } from '../../kernel/time.ts'
import { openClient } from './client.ts'
import type { CivilRecord } from './gateways.ts'
import { openGateways } from './open.ts'
import { type Simulator, startSimulator } from './simulator.ts'

const siti: CivilRecord = {
  nik: '3505994105010004',
  name: 'Siti Nuraeni',
  birthDate: day('2001-05-01'),
  birthPlace: 'Blitar',
  sex: 'female',
  villageCode: '3505010001',
  motherName: 'Sumarni',
}

let simulator: Simulator
const endpoint = () => ({ url: simulator.url, timeoutMs: 300, retries: 1 })

beforeAll(async () => {
  simulator = await startSimulator({
    civil: async (nik) => (nik === siti.nik ? siti : undefined),
    passport: async () => undefined,
  })
})
afterAll(async () => await simulator.stop())

describe('a gateway', () => {
  it('gives the record, and says that it is simulated', async () => {
    simulator.mood('well')
    const answer = await openGateways({ dukcapil: endpoint(), imigrasi: endpoint() }).dukcapil.byNik(siti.nik)
    expect(answer).toMatchObject({ ok: true, value: siti, simulated: true })
  })

  it('knows the difference between nobody and nothing', async () => {
    simulator.mood('well')
    const gateways = openGateways({ dukcapil: endpoint(), imigrasi: endpoint() })
    expect(await gateways.dukcapil.byNik('3505994105010005')).toEqual({ ok: false, reason: 'not-found' })
    expect(await gateways.imigrasi.byPassport('X0000001')).toEqual({ ok: false, reason: 'not-found' })
  })

  it.each([
    ['slow', 'too-slow'],
    ['wrong', 'not-understood'],
    ['dead', 'unavailable'],
  ] as const)('answers in time and never throws when the other side is %s', async (mood, reason) => {
    simulator.mood(mood)
    const started = Date.now()
    expect(await openGateways({ dukcapil: endpoint(), imigrasi: endpoint() }).dukcapil.byNik(siti.nik)).toEqual({
      ok: false,
      reason,
    })
    expect(Date.now() - started).toBeLessThan(3_000)
  })

  it('leaves a dead system alone after five failures, and tries again after half a minute', async () => {
    simulator.mood('dead')
    let now = 1_000
    const client = openClient({ ...endpoint(), retries: 0 }, () => now)
    for (let i = 0; i < 5; i += 1) await client.get(`/nik/${siti.nik}`, z.unknown())
    simulator.mood('well')
    expect(await client.get(`/nik/${siti.nik}`, z.unknown())).toEqual({ ok: false, reason: 'unavailable' })
    now += 30_001
    expect(await client.get(`/nik/${siti.nik}`, z.unknown())).toMatchObject({ ok: true })
  })

  it('tells under a key, and says when nobody is there', async () => {
    const told: [string, string][] = []
    const lapor = await startSimulator({
      civil: async () => undefined,
      passport: async () => undefined,
      lapor: {
        waiting: async () => [{ id: 'L-1', text: 1 }],
        tell: async (report, key) => {
          if (report === 'L-1') told.push([report, key])
          return report === 'L-1'
        },
      },
    })
    const there = { url: lapor.url, timeoutMs: 300, retries: 1 }
    const open = openGateways({ dukcapil: endpoint(), imigrasi: endpoint(), lapor: there }).lapor
    const update = {
      key: 'L-1:received:0',
      status: 'received',
      number: 'ADU-26-000001',
      text: 'Diterima.',
      at: '',
    } as const
    expect(await open.waiting()).toMatchObject({ ok: true, simulated: true, value: [{ id: 'L-1', text: 1 }] })
    expect(await open.tell({ ...update, report: 'L-1' })).toMatchObject({ ok: true, value: { taken: true } })
    expect(await open.tell({ ...update, report: 'L-2' })).toEqual({ ok: false, reason: 'not-found' })
    expect(told).toEqual([['L-1', 'L-1:received:0']])
    lapor.mood('wrong')
    expect(await open.waiting()).toEqual({ ok: false, reason: 'not-understood' })
    await lapor.stop()
    const nobody = openGateways({ dukcapil: endpoint(), imigrasi: endpoint() }).lapor
    expect(await nobody.waiting()).toEqual({ ok: false, reason: 'unavailable' })
  })

  it('shows its token, and the key of what it sends', async () => {
    const seen: unknown[] = []
    const server = createServer(({ method, headers }, response) => {
      seen.push([method, headers.authorization, headers['idempotency-key']])
      response.end(JSON.stringify({ data: {} }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const client = openClient({ url: `http://127.0.0.1:${port}`, timeoutMs: 300, retries: 0, token: 'rahasia' })
    await client.get('/', z.unknown())
    await client.post('/', z.unknown(), { key: 'k', body: {} })
    server.close()
    expect(seen).toEqual([
      ['GET', 'Bearer rahasia', undefined],
      ['POST', 'Bearer rahasia', 'k'],
    ])
  })
})
