import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../modules/accounts/session.ts'
import {
  addBorderOfficers,
  closedLine,
  lineNo,
  lombok,
  maya,
  opened,
  yusuf,
} from '../modules/arrivals/arrivals.examples.ts'
import { toldOf } from '../modules/arrivals/enter/act.ts'
import { checkBatches } from '../modules/arrivals/enter/check.ts'
import { arrivalById, entriesOf } from '../modules/arrivals/store.ts'
import { openDesk, seal } from '../modules/placements/queue/files.examples.ts'
import type { Actor } from '../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../platform/db/testing/database.ts'
import { type Edge, edgeOf } from './edge.examples.ts'

let db: TestDatabase
let handle: Edge
const cookies = new Map<Actor, string>()
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  await addBorderOfficers({ ...db, seal })
  handle = edgeOf({ world: db.world, seal, dataDir: mkdtempSync(join(tmpdir(), 'arrivals-')) }, { limitFactor: 100 })
  for (const who of [maya, yusuf, lombok]) {
    const set = await db.asSystem(
      async (tx) =>
        await openSession(tx, seal, { account: who.person ?? ('' as never), kind: 'officer', secure: false }),
    )
    cookies.set(who, set.split(';')[0] ?? '')
  }
}, 120_000)
afterAll(async () => await db.close())

type Asking = { readonly who?: Actor; readonly token?: string; readonly body?: BodyInit }
const ask = async (path: string, { who = maya, token, body }: Asking = {}): Promise<Response> =>
  await handle(
    new Request(`http://localhost:8080${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        host: 'localhost:8080',
        'sec-fetch-site': 'same-origin',
        cookie: cookies.get(who) ?? '',
        ...(token === undefined ? {} : { 'x-token': token }),
        ...(body instanceof FormData || body === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { body }),
    }),
    '10.0.0.1',
  )
const tokenOf = async (event: string, who = maya): Promise<string> =>
  ((await (await ask(`/meja/kedatangan/${event}/kiriman`, { who })).json()) as { token: string }).token
const keyOf = async (event: string): Promise<object> =>
  (await db.as(maya, async (tx) => (await arrivalById(tx, event))?.key)) ?? {}
const kept = async (event: string) =>
  await db.as(maya, async (tx) =>
    (await entriesOf(tx, event)).map((row) => ({ id: row.id, name: toldOf(seal, row).name })),
  )
const batch = (rows: readonly string[], key = crypto.randomUUID()): string => {
  const form = new URLSearchParams({ _key: key })
  for (const row of rows) form.append('baris', row)
  return String(form)
}
type Answer = { readonly kept: readonly string[]; readonly refused: readonly string[] }

/** A generator of numbers from 0 to 1 that gives the same again for the same seed (mulberry32). */
const seeded = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A device as the page is one: it forgets a row when, and only when, the server said that it has it. */
async function device(
  event: string,
  rows: ReadonlyMap<string, string>,
  { who, random }: { who: Actor; random: () => number },
) {
  const waiting = new Map(rows)
  const token = await tokenOf(event, who)
  let sent = 0
  for (let size = 10, tries = 0; waiting.size > 0; tries += 1) {
    if (tries > 2_000) throw new Error('it never ends')
    const some = [...waiting.values()].toSorted(() => random() - 0.5).slice(0, size)
    if (random() < 0.25) continue
    const answer = await ask(`/meja/kedatangan/${event}/kiriman`, { who, token, body: batch(some) })
    sent += some.length
    if (random() < 0.35) {
      size = Math.max(1, Math.floor(size / 2))
      continue
    }
    expect(answer.status).toBe(200)
    const { kept: had, refused } = (await answer.json()) as Answer
    expect(refused).toEqual([])
    for (const id of had) waiting.delete(id)
    size = Math.min(40, size * 2)
  }
  return sent
}

describe('five hundred people over a connection that is cut at random', () => {
  it('are five hundred: from two tablets, two tabs each, sent many times', { timeout: 180_000 }, async () => {
    const event = await opened(db)
    const key = await keyOf(event)
    const lines = Array.from({ length: 500 }, (_, index) => lineNo(1_000 + index))
    const rows = new Map<string, string>()
    for (const line of lines) rows.set(line.id, await closedLine(event, key, line))
    const half = [...rows].slice(0, 250)
    const tablets = [new Map(half), new Map([...rows].slice(250))]
    const sent = await Promise.all(
      tablets.flatMap((tablet, index) =>
        [1, 2].map(
          async (tab) =>
            await device(event, tablet, { who: index === 0 ? maya : yusuf, random: seeded(20 * index + tab) }),
        ),
      ),
    )
    expect(sent.reduce((a, b) => a + b, 0)).toBeGreaterThan(1_000)
    const found = await kept(event)
    expect(found).toHaveLength(500)
    expect(new Map(found.map(({ id, name }) => [id, name]))).toEqual(
      new Map(lines.map(({ id, told }) => [id, told.name])),
    )
    const { good, all } = await db.asSystem(async (tx) => await checkBatches(tx, seal, event))
    expect(good).toBe(all)
    const repeated = await ask(`/meja/kedatangan/${event}/kiriman`, {
      token: await tokenOf(event),
      body: batch([...rows.values()].slice(0, 60)),
    })
    expect(((await repeated.json()) as Answer).kept).toHaveLength(60)
    expect(await db.asSystem(async (tx) => await checkBatches(tx, seal, event))).toEqual({ good, all })
  })

  it('ends in the same for any seed', { timeout: 120_000 }, async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 40 }), async (seed, count) => {
        const event = await opened(db, { vessel: `KM ${seed}` })
        const key = await keyOf(event)
        run += 1
        const offset = 100_000 + run * 100
        const lines = Array.from({ length: count }, (_, index) => lineNo(offset + index))
        const rows = new Map<string, string>()
        for (const line of lines) rows.set(line.id, await closedLine(event, key, line))
        await Promise.all(
          [1, 2].map(async (tab) => await device(event, rows, { who: maya, random: seeded(seed + tab) })),
        )
        expect((await kept(event)).map(({ id }) => id)).toEqual(lines.map(({ id }) => id).toSorted())
      }),
      { numRuns: 15 },
    )
  })
})

describe('a row of a device', () => {
  let event: string
  let key: object
  const send = async (rows: readonly string[], who = maya): Promise<Response> =>
    await ask(`/meja/kedatangan/${event}/kiriman`, { who, token: await tokenOf(event, maya), body: batch(rows) })
  beforeAll(async () => {
    event = await opened(db, { vessel: 'KM Baris' })
    key = await keyOf(event)
  })

  it('that was altered anywhere, or closed for another arrival, is not taken', async () => {
    const line = lineNo(9_000)
    const row = await closedLine(event, key, line)
    const parts = (row.split(' ')[1] ?? '').split('.')
    const altered = parts.map((part, index) => {
      const swapped = part.startsWith('A') ? `B${part.slice(1)}` : `A${part.slice(1)}`
      return `${line.id} ${parts.with(index, swapped).join('.')}`
    })
    const other = await opened(db, { vessel: 'KM Lain' })
    const foreign = [
      ...altered,
      await closedLine(other, key, line),
      await closedLine(event, await keyOf(other), line),
      row.replace(line.id, lineNo(9_001).id),
      `${line.id} x`,
      line.id,
      '',
    ]
    for (const one of foreign) {
      const answer = (await (await send([one])).json()) as Answer
      expect(answer, one).toEqual({ kept: [], refused: [one.split(' ')[0] ?? ''] })
    }
    expect(await kept(event)).toEqual([])
    expect(((await (await send([...foreign, row])).json()) as Answer).kept).toEqual([line.id])
  })

  it('is taken from nobody who does not serve there', async () => {
    const row = await closedLine(event, key, lineNo(9_100))
    const token = await tokenOf(await opened(db, { vessel: 'KM Lombok' }, lombok), lombok)
    expect((await ask(`/meja/kedatangan/${event}/kiriman`, { who: lombok, token, body: batch([row]) })).status).toBe(
      404,
    )
    expect((await ask(`/meja/kedatangan/${event}/kiriman`, { who: lombok })).status).toBe(404)
    expect((await ask(`/meja/kedatangan/${event}/kiriman`, { token: 'wrong', body: batch([row]) })).status).toBe(403)
    expect((await kept(event)).map(({ id }) => id)).not.toContain(lineNo(9_100).id)
  })

  it('and too many of them are refused whole', async () => {
    expect((await send(Array.from({ length: 61 }, () => 'x y'))).status).toBe(422)
  })
})

describe('the pages', () => {
  it('take one person without a script, twice as once, and keep what was typed when something is wrong', async () => {
    const event = await opened(db, { vessel: 'KM Tanpa Skrip' })
    const path = `/meja/kedatangan/${event}`
    const { id } = lineNo(9_200)
    const _token = await tokenOf(event)
    const typed = {
      _token,
      _key: 'kunci-orang-satu',
      id,
      nama: 'Siti Aminah',
      lahir: 'dahulu',
      asal: 'Nunukan',
      perlu: 'sick',
    }
    const wrong = await ask(path, { body: new URLSearchParams(typed) })
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    for (const part of ['value="Siti Aminah"', 'value="dahulu"', id, 'Tulis tahun seperti 1996'])
      expect(text).toContain(part)
    for (const _key of ['kunci-orang-dua', 'kunci-orang-dua', 'kunci-orang-tiga']) {
      const saved = await ask(path, { body: new URLSearchParams({ ...typed, _key, lahir: '1996' }) })
      expect(saved.headers.get('location')).toBe(`${path}?tersimpan=${id}`)
    }
    expect(await kept(event)).toEqual([{ id, name: 'Siti Aminah' }])
    expect(await (await ask(`${path}?tersimpan=${id}`)).text()).toContain('Siti Aminah tersimpan.')
  })

  it('take a list twice as once, and name its bad lines', async () => {
    const event = await opened(db, { vessel: 'KM Kertas' })
    const _token = await tokenOf(event)
    const bring = async (list: string): Promise<string> => {
      const form = new FormData()
      form.set('_token', _token)
      form.set('_key', crypto.randomUUID())
      form.set('daftar', new File([list], 'daftar.csv', { type: 'text/csv' }))
      return await (await ask(`/meja/kedatangan/${event}/berkas`, { body: form })).text()
    }
    const list = 'nama;lahir\nSiti;1996\nBudi;dahulu\nAni;1990\n'
    const first = await bring(list)
    expect(first).toContain('2 orang baru tersimpan.')
    expect(first).toContain('Baris 3, kolom lahir:')
    expect(await bring(list)).toContain('Tidak ada yang baru. 2 sudah ada sebelumnya.')
    expect(await bring(list.replace('dahulu', '1985'))).toContain('1 orang baru tersimpan. 2 sudah ada sebelumnya.')
    expect((await kept(event)).map(({ name }) => name).toSorted()).toEqual(['Ani', 'Budi', 'Siti'])
    expect(await bring('siapa\nSiti')).toContain('Tidak ada kolom nama')
  })

  it('tell everybody nothing before its day, and no small number after it', async () => {
    const event = await opened(db, { vessel: 'KM Angka' })
    const token = await tokenOf(event)
    const key = await keyOf(event)
    const homes = [...Array.from({ length: 12 }, () => 'Kabupaten Blitar'), 'Kota Mataram', 'Nunukan', 'Nunukan']
    const rows = await Promise.all(
      homes.map(
        async (home, index) =>
          await closedLine(event, key, lineNo(9_500 + index, { home, needs: index < 7 ? ['sick'] : [] })),
      ),
    )
    await ask(`/meja/kedatangan/${event}/kiriman`, { token, body: batch(rows) })
    const told = async () => await (await ask(`/kedatangan/${event}`)).text()
    expect(await told()).toContain('diumumkan mulai Senin, 30 November 2026')
    db.at('2026-11-30T02:00:00Z')
    const page = await told()
    db.at('2026-11-23T02:00:00Z')
    expect(page).not.toContain('diumumkan mulai')
    expect(page).not.toMatch(/<td class="figures">[1-4]<\/td>/)
    expect(page).toContain('kurang dari 5, atau ditahan')
    const exact = await (await ask(`/meja/kedatangan/${event}/angka`)).text()
    expect(exact).toContain('<td class="figures">12</td>')
    expect(exact).toContain('Kiriman yang cocok dengan catatan terbuka: 1 dari 1.')
    expect((await ask(`/meja/kedatangan/${event}/angka`, { who: lombok })).status).toBe(404)
  })

  it('keep for the time without a network nothing of anybody', async () => {
    const shell = await (await ask('/meja/kedatangan/luring')).text()
    expect(shell).not.toContain('_token" value')
    const nobody = await handle(
      new Request('http://localhost:8080/meja/kedatangan/luring', { headers: { host: 'localhost:8080' } }),
      '10.0.0.9',
    )
    expect(nobody.status).toBe(200)
    const text = await nobody.text()
    expect(text).not.toMatch(/_token|data-key|Thalia|Maya/)
  })
})
