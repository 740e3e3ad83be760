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
})
