import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../kernel/ids.ts'
import { day } from '../kernel/time.ts'
import { appointOfficer, openAccount } from '../modules/accounts/index.ts'
import { openSession } from '../modules/accounts/session.ts'
import { loadReference, officeId } from '../modules/offices/index.ts'
import { loadRegulations, publish } from '../modules/regulations/index.ts'
import { enter, previewOf, takeIn } from '../modules/regulations/texts/act.ts'
import { thePublic } from '../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../platform/db/testing/database.ts'
import { openSeal } from '../platform/seal/open.ts'
import { type Edge, edgeOf } from './edge.examples.ts'
import { routes } from './modules.ts'
import { root } from './open.ts'

let db: TestDatabase
let handle: Edge
const lines: string[] = []
const cookies = new Map<string, string>()
const jatim = officeId('bp3mi-jawa-timur')
const posts = ['village-officer', 'counter-officer', 'head-of-office', 'centre', 'airport-desk', 'auditor'] as const

beforeAll(async () => {
  db = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'routes-'))
  const seal = await openSeal(dataDir, '2026-11-23T00:00:00Z')
  const write = (line: string): void => void lines.push(line)
  handle = edgeOf({ world: db.world, seal, dataDir }, { write, limitFactor: 10_000 })
  await db.asSystem(loadReference)
  const { ruleSet } = await loadRegulations(join(root, 'regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  await db.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'test' }))

  for (const [index, role] of (['worker', ...posts] as const).entries()) {
    const id = `019a0000-0000-7000-8000-00000000010${index}` as PersonId
    const made = await db.asSystem(async (tx) => {
      const person = { id, name: `Uji ${role}`, phone: '+6281000000000' }
      const atOffice = role === 'counter-officer' || role === 'head-of-office' || role === 'airport-desk'
      if (role === 'worker') await openAccount(tx, seal, { ...person, nik: '3505994105010004' })
      else
        await appointOfficer(tx, seal, {
          ...person,
          officerNumber: `BKL-900${index}`,
          role,
          title: role,
          office: atOffice ? jatim : null,
          village: role === 'village-officer' ? '3505012001' : null,
          from: day('2026-01-01'),
        })
      return await openSession(tx, seal, { account: id, kind: role === 'worker' ? 'own' : 'officer', secure: false })
    })
    cookies.set(role, made.split(';')[0] ?? '')
  }
}, 120_000)
afterAll(async () => await db.close())

const nobodys = '019a0000-0000-7000-8000-0000000000ff'
const addressOf = (path: string): string => path.replace(/:(\w+)(\{[^}]*\})?/g, nobodys)

const ask = async (
  method: string,
  path: string,
  role: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Response> =>
  await handle(
    new Request(`http://localhost:8080${addressOf(path)}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: { host: 'localhost:8080', cookie: cookies.get(role) ?? '', ...headers },
    }),
    '127.0.0.1',
  )

const everyone = ['public', 'worker', ...posts]
const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('every route', () => {
  it('declares an act, and every act has an address', () => {
    expect(routes.length).toBeGreaterThan(30)
    for (const { act, path } of routes) expect(act.name, path).toMatch(/^[a-z-]+\.[a-z-]+$/)
  })

  it('has an address no other route has, whatever the parts of it are called', () => {
    const shapes = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+(\{[^}]*\})?/g, ':$1')}`)
    expect(shapes.filter((shape, at) => shapes.indexOf(shape) !== at)).toEqual([])
  })

  it.each(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))(
    'GET %s answers everybody without breaking',
    async (path) => {
      for (const role of everyone) {
        const response = await ask('GET', path, role)
        expect(response.status, `${path} as ${role}: ${lines.at(-1)}`).toBeLessThan(500)
        const type = response.headers.get('content-type') ?? ''
        if (type.startsWith('text/html')) {
          expect(response.headers.get('content-security-policy'), path).toContain("default-src 'none'")
          expect(response.headers.get('x-content-type-options')).toBe('nosniff')
        }
      }
    },
  )

  it('gives back what was written when the session is over, and leads to where it belongs', async () => {
    const body = new URLSearchParams({
      alasan: 'Sudah dicocokkan <b>dengan</b> asli.',
      _key: 'kunci yang lama',
      nik: '3505 9941',
    })
    const headers = { ...form, 'sec-fetch-site': 'same-origin' }
    const answer = await ask('POST', '/meja/:application/setujui', 'public', headers, String(body))
    const text = await answer.text()
    expect(answer.status).toBe(401)
    expect(text).toContain('Sudah dicocokkan &lt;b&gt;dengan&lt;/b&gt; asli.')
    expect(text).not.toContain('3505 9941')
    expect(text).not.toContain('kunci yang lama')
    expect(text).toContain(`lanjut=${encodeURIComponent(`/meja/${nobodys}/setujui`)}`)
  })

  it.each(routes.filter(({ signed }) => signed).map(({ path }) => path))(
    'POST %s is shut to everybody whose bytes are not signed, whoever is signed in',
    async (path) => {
      for (const role of everyone)
        for (const from of ['cross-site', 'same-origin'])
          expect([401, 404], `${path} as ${role}`).toContain(
            (await ask('POST', path, role, { ...form, 'sec-fetch-site': from }, '{}')).status,
          )
    },
  )

  it.each(routes.filter(({ method, signed }) => method === 'POST' && !signed).map(({ path }) => path))(
    'POST %s hears nobody from another site, without a token, or with another’s',
    async (path) => {
      for (const role of everyone) {
        const foreign = await ask('POST', path, role, { ...form, 'sec-fetch-site': 'cross-site' }, 'a=1')
        const silent = await ask('POST', path, role, form, 'a=1')
        expect([403, 413, 421], `${path} as ${role}`).toContain(foreign.status)
        expect([403, 413, 421], `${path} as ${role}`).toContain(silent.status)
        if (role === 'public') continue
        for (const token of ['', 'wrong', 'own.ABCDEFGHJKMNPQRSTVWXYZ0123']) {
          const response = await ask(
            'POST',
            path,
            role,
            { ...form, 'sec-fetch-site': 'same-origin' },
            `_token=${token}`,
          )
          expect(response.status, `${path} as ${role} with token "${token}"`).toBe(403)
        }
      }
    },
  )

  it.each(routes.filter(({ act, method }) => method === 'GET' && act.by.public === undefined).map(({ path }) => path))(
    'GET %s shows the public nothing but the way to sign in',
    async (path) => {
      const response = await ask('GET', path, 'public')
      expect([401, 303, 404], `${path}: ${response.status}`).toContain(response.status)
    },
  )

  it.each(
    routes
      .filter(({ act, method }) => method === 'GET' && act.by.worker === undefined && act.by.public === undefined)
      .map(({ path }) => path),
  )('GET %s shows a worker nothing of the office', async (path) => {
    const response = await ask('GET', path, 'worker')
    expect([401, 403, 404, 303], `${path}: ${response.status}`).toContain(response.status)
  })
})

describe('the register for other systems', () => {
  it('is JSON and XML that may be kept, and is not sent again to whoever has it', async () => {
    const records = await ask('GET', '/peraturan/jdihn.json', 'public')
    expect(records.status).toBe(200)
    expect(records.headers.get('cache-control')).toBe('public, max-age=300')
    expect(JSON.parse(await records.text())).toContainEqual(expect.objectContaining({ idData: 'uu-18-2017' }))
    const etag = records.headers.get('etag') ?? ''
    expect((await ask('GET', '/peraturan/jdihn.json', 'public', { 'if-none-match': etag })).status).toBe(304)

    expect((await ask('GET', '/peraturan/uu-61-2024/akn.xml', 'public')).status).toBe(404)
    const text = 'Pasal 1\nPembaca boleh membaca <pelan>.'
    const given = { instrument: 'uu-61-2024', amends: null, effectiveFrom: day('2025-01-01'), origin: 'contoh', text }
    const person = '019a0000-0000-7000-8000-000000000104' as PersonId
    const centre = { ...thePublic, role: 'centre', person } as const
    const taken = await db.as(centre, async (tx) => await takeIn(tx, given))
    const id = taken.ok ? taken.events[0].source : ''
    await db.as({ ...centre, person: nobodys as PersonId }, async (tx) => {
      expect((await enter(tx, id, (await previewOf(tx, id))?.digest ?? '')).ok).toBe(true)
    })
    const xml = await ask('GET', '/peraturan/uu-61-2024/akn.xml?pada=2025-01-01', 'public')
    expect(xml.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    expect(await xml.text()).toContain('<p>Pembaca boleh membaca &#60;pelan&#62;.</p>')
    expect((await ask('GET', '/peraturan/uu-61-2024/akn.xml?pada=2024-12-31', 'public')).status).toBe(404)
    expect((await ask('GET', '/peraturan/uu-61-2024/akn.xml?pada=besok', 'public')).status).toBe(404)
    const named = await ask('GET', '/peraturan/UU%2061%202024/akn.xml?pada=2025-01-01', 'public')
    expect(named.headers.get('location')).toBe('/peraturan/uu-61-2024/akn.xml?pada=2025-01-01')
  })
})

describe('the edge', () => {
  it('answers only to our names', async () => {
    expect(
      (await handle(new Request('http://evil.example/', { headers: { host: 'evil.example' } }), '::1')).status,
    ).toBe(421)
  })

  it('is not kept from others by bodies that never come, and shows the way in danger to the last', async () => {
    const silent = (): ReadableStream<Uint8Array> => new ReadableStream({ start: (to) => to.enqueue(Buffer.from('n')) })
    const hanging = Array.from({ length: 200 }, (_, index) =>
      handle(
        new Request('http://localhost:8080/log/bukti', {
          method: 'POST',
          body: silent(),
          duplex: 'half',
          headers: {
            host: 'localhost:8080',
            ...form,
            'sec-fetch-site': 'same-origin',
            cookie: cookies.get('worker') ?? '',
          },
        } as RequestInit),
        `10.0.0.${index % 20}`,
      ),
    )
    hanging.forEach((one) => void one.catch(() => undefined))
    await new Promise((resolve) => setTimeout(resolve, 300))
    for (const path of ['/', '/syarat', '/darurat']) expect((await ask('GET', path, 'public')).status, path).toBe(200)
  })

  it('lets one client keep only so many bodies on their way', async () => {
    const answers = Array.from(
      { length: 40 },
      async () =>
        await handle(
          new Request('http://localhost:8080/log/bukti', {
            method: 'POST',
            body: new ReadableStream<Uint8Array>(),
            duplex: 'half',
            headers: {
              host: 'localhost:8080',
              ...form,
              'sec-fetch-site': 'same-origin',
              cookie: cookies.get('worker') ?? '',
            },
          } as RequestInit),
          '10.1.1.1',
        ),
    )
    const first = await Promise.race(answers)
    expect(first.status).toBe(429)
  })

  it.each(['multipart/mixed', 'multipart/form-data'])(
    'does nothing for a form of %s that shows no token',
    async (type) => {
      for (const path of ['/perjalanan/batal', '/profil/desa', '/lamar', '/berkas/passport'])
        for (const body of [undefined, 'x']) {
          const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' }
          expect((await ask('POST', path, 'worker', headers, body)).status, path).not.toBe(303)
        }
    },
  )

  it('answers what only wants to know whether a page is there', async () => {
    expect((await ask('HEAD', '/masuk', 'public')).status).toBe(200)
  })

  it('lets no browser keep what stands on a page of somebody who is about to sign in', async () => {
    const kept = async (cookie: string) => (await ask('GET', '/', 'public', { cookie })).headers.get('cache-control')
    expect(await kept('')).toBe('no-cache')
    expect(await kept('bahasa=en; kenal=x')).toBe('no-cache')
    expect(await kept('bahasa=en; kode=x')).toBe('no-store')
    expect(await kept('__Host-kode=x')).toBe('no-store')
  })

  it('refuses NUL bytes, bytes that are no text, and bodies without end, with a sentence', async () => {
    for (const [body, status] of [
      ['nik=%00', 400],
      ['nik=%FF%FE', 400],
      [`nik=${'9'.repeat(70_000)}`, 413],
    ] as const) {
      const response = await ask('POST', '/masuk', 'public', { ...form, 'sec-fetch-site': 'same-origin' }, body)
      expect(response.status).toBe(status)
      expect(await response.text()).toContain('Beranda Bekal')
    }
  })

  it('leads from the address of a form to the page above it, in the language that was asked', async () => {
    const again = await ask('GET', '/masuk/kode/lagi?bahasa=en', 'public')
    expect(again.status).toBe(303)
    expect(again.headers.get('location')).toBe('/masuk/kode?bahasa=en')
    const card = await ask('GET', `/meja/${nobodys}/kartu`, 'counter-officer')
    expect(card.headers.get('location')).toBe(`/meja/${nobodys}`)
  })

  it('says that a page is not there, in Indonesian, without a stack', async () => {
    const response = await ask('GET', '/tidak-ada', 'public')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Halaman tidak ada')
  })
})
