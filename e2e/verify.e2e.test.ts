import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PersonId, uuidV7 } from '../src/kernel/ids.ts'
import { day, instant, plusDays } from '../src/kernel/time.ts'
import { openSession } from '../src/modules/accounts/session.ts'
import { fromBase45, toBase45 } from '../src/platform/credential/browser/base45.js'
import { toZlib } from '../src/platform/credential/browser/zlib.js'
import { usual } from '../src/platform/credential/card.examples.ts'
import type { Card } from '../src/platform/credential/card.ts'
import { signCard } from '../src/platform/credential/sign.ts'
import { newSigningKey } from '../src/platform/seal/keys.ts'
import { sealOf } from '../src/platform/seal/open.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'

let app: App
let browsing: Browsing
/** Signed cards by what is wrong with them. */
let cards: Record<'good' | 'altered' | 'expired' | 'revoked' | 'foreign', string>
let cardIds: { good: Card }
const words = {
  good: 'Berlaku',
  altered: 'Diubah',
  expired: 'Habis masa',
  revoked: 'Dicabut',
  foreign: 'Palsu',
} as const
const kinds = Object.keys(words) as (keyof typeof words)[]

beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  const today = day(new Date().toISOString().slice(0, 10))
  const card: Card = {
    ...usual,
    id: randomUUID(),
    issuedAt: instant(new Date()),
    validFrom: plusDays(today, -1),
    validUntil: plusDays(today, 700),
  }
  const { seal } = app.bekal.tools
  const good = signCard(seal, card).text
  const other = signCard(seal, { ...card, holder: 'SITI AMINAN' }).text
  const revoked = { ...card, id: randomUUID(), number: 'KPMI-2026-0001235' }
  const foreign = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', '2026-01-01T00:00:00.000Z')] })
  cards = {
    good,
    altered: swapped(good, other),
    expired: signCard(seal, { ...card, validFrom: plusDays(today, -800), validUntil: plusDays(today, -2) }).text,
    revoked: signCard(seal, revoked).text,
    foreign: signCard(foreign, card).text,
  }
  cardIds = { good: card }
  await issue(revoked, true)
})
afterAll(async () => {
  await browsing?.close()
  await app?.close().catch(() => undefined)
})

/** The payload of one card under the signature of another: both are 64 bytes at the end, and the sum is made anew. */
function swapped(good: string, other: string): string {
  const [a, b] = [Buffer.from(fromBase45(good) ?? []), Buffer.from(fromBase45(other) ?? [])]
  const body = Buffer.concat([b.subarray(7, b.length - 4 - 64), a.subarray(a.length - 4 - 64, a.length - 4)])
  return toBase45(toZlib(new Uint8Array(body)))
}

/** As the superuser, with every check switched off. */
async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...app.bekal.source.owner })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await work(client)
  await client.end()
}

/** A card as the database holds one, with no more of a file than it needs. */
async function issue({ id, number, validFrom, validUntil }: Card, revoked = false): Promise<void> {
  const file = uuidV7(Date.now(), randomBytes(10))
  await asAdministrator(async (client) => {
    await client.query(
      `insert into placements.application (id, number, worker, worker_name, name_key, phone_last4, scheme, country, job, sector, employer, province, village, office, state, since, created_at, submitted_at)
       values ($1, $2, $1, 'X', 'x', '0000', 'p2p', 'TW', 'x', 'x', 'household', '35', '3505012001', 'bp3mi-jawa-timur', $3, now(), now(), now())`,
      [file, number, revoked ? 'revoked' : 'issued'],
    )
    await client.query(
      `insert into placements.card (id, application, worker, number, decision, code, key_id, valid_from, valid_until, issued_at, revoked_at, revoked_by)
       values ($1, $2, $2, $3, $2, 'x', 'x', $4, $5, now(), $6, $7)`,
      [id, file, number, validFrom, validUntil, revoked ? new Date() : null, revoked ? file : null],
    )
  })
}

async function check(tab: Tab, code: string, passport = ''): Promise<string> {
  await tab.page.fill('#kode', code)
  await tab.page.fill('#paspor', passport)
  await tab.page.click('button:has-text("Periksa")')
  return await verdictOf(tab)
}
const verdictOf = async ({ page }: Tab): Promise<string> => (await page.textContent('[data-result] h1')) ?? ''

describe('a card checked without JavaScript', () => {
  it.each(kinds)('%s: says so in a word and a sentence', async (kind) => {
    const tab = await browsing.open({ scripts: false })
    await tab.page.goto(`${app.url}/verifikasi`)
    expect(await check(tab, cards[kind])).toBe(words[kind])
    expect(((await tab.page.textContent('[data-result] p')) ?? '').length).toBeGreaterThan(10)
  })

  it('is refused beside another passport, and asked for when nothing was typed', async () => {
    const tab = await browsing.open({ scripts: false })
    await tab.page.goto(`${app.url}/verifikasi`)
    expect(await check(tab, cards.good, '9999')).toBe('Bukan pemegangnya')
    await tab.page.fill('#kode', '')
    await tab.page.click('button:has-text("Periksa")')
    expect(await tab.page.title()).toContain('Salah:')
  })
})

describe('the page of the check', () => {
  it.each([
    { width: 360 as const, dark: false },
    { width: 768 as const, dark: true },
    { width: 1366 as const, dark: false },
  ])('keeps its budgets and keeps nobody out at $width', async (look) => {
    const tab = await browsing.open(look)
    await tab.page.goto(`${app.url}/verifikasi`)
    await tab.page.waitForSelector('[data-ready]')
    expect(tab.wire.bytes('Script')).toBeLessThan(20_000)
    expect(await tab.nodes()).toBeLessThan(450)
    expect(await check(tab, cards.good, '4567')).toBe('Berlaku')
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    expect(await tab.axe()).toEqual([])
    expect(tab.complaints).toEqual([])
  })

  it('says that a missing card is no reason to refuse, with its article', async () => {
    const { page } = await browsing.open()
    await page.goto(`${app.url}/verifikasi`)
    const law = page.locator('.panel', { hasText: 'bukan alasan menolak' })
    expect(await law.locator('a').textContent()).toMatch(/UU 18\/2017 Pasal \d+/)
  })

  it('counts a group, and tells a card that is shown twice', async () => {
    const tab = await browsing.open()
    await tab.page.goto(`${app.url}/verifikasi`)
    await tab.page.waitForSelector('[data-ready]')
    for (const kind of ['good', 'revoked', 'altered', 'good'] as const) await check(tab, cards[kind])
    expect(await tab.page.textContent('[data-count="good"]')).toBe('2')
    expect(await tab.page.textContent('[data-count="bad"]')).toBe('2')
    expect(await tab.page.textContent('[data-result]')).toContain('sudah dipindai')
  })
})

describe('the airport desk', () => {
  it('notes a departure with a good card, once, and not with a withdrawn one', async () => {
    const officer = uuidV7(Date.now(), randomBytes(10)) as PersonId
    await issue(cardIds.good)
    await asAdministrator(async (client) => {
      await client.query(
        `insert into accounts.account (id, kind, name, officer_number, phone_hidden, phone_index, phone_last4, created_at)
         values ($1, 'officer', 'Rina', 'CGK-1', '\\x01', '\\x01', '0000', now())`,
        [officer],
      )
      await client.query(
        `insert into accounts.post (id, account, role, title, office, "from") values ($1, $1, 'airport-desk', 'x', 'meja-soekarno-hatta', '2020-01-01')`,
        [officer],
      )
    })
    const kept = await app.bekal.asSystem(
      async (tx) => await openSession(tx, app.bekal.tools.seal, { account: officer, kind: 'officer', secure: false }),
    )
    const [name = '', value = ''] = (kept.split(';')[0] ?? '').split('=')
    for (const scripts of [false, true]) {
      const tab = await browsing.open({ scripts })
      expect((await tab.page.goto(`${app.url}/bandara`))?.status()).toBe(401)
      await tab.context.addCookies([{ name, value, url: app.url }])
      await tab.page.goto(`${app.url}/bandara`)
      await tab.page.fill('#kode', cards.revoked)
      await tab.page.click('button:has-text("Tandai berangkat")')
      expect(await verdictOf(tab)).toBe('Dicabut')
      await tab.page.fill('#kode', cards.good)
      await tab.page.click('button:has-text("Tandai berangkat")')
      const said = await tab.page.textContent('main')
      if (scripts) expect(said).not.toContain('sudah dicatat')
      else expect(said).toContain('Keberangkatan SITI AMINAH sudah dicatat')
    }
  })
})

describe('a card checked with the network off and the server gone', () => {
  let tab: Tab
  beforeAll(async () => {
    tab = await browsing.open()
    await tab.page.goto(`${app.url}/verifikasi`)
    await tab.page.waitForSelector('[data-saved]:not([hidden])')
    await tab.page.reload()
    await tab.page.waitForSelector('[data-ready]')
    await app.close()
    await tab.goOffline()
    await tab.page.reload()
    await tab.page.waitForSelector('[data-ready]', { timeout: 20_000 })
  })

  it.each(kinds)('%s: the same answer as online', async (kind) => {
    expect(await check(tab, cards[kind])).toBe(words[kind])
  })

  it('a copied card beside another passport is refused, beside its own it is not', async () => {
    await check(tab, cards.good)
    await tab.page.fill('#paspor', '9999')
    await expect.poll(async () => await verdictOf(tab)).toBe('Bukan pemegangnya')
    await tab.page.fill('#paspor', '4567')
    await expect.poll(async () => await verdictOf(tab)).toBe('Berlaku')
  })

  it('shows how old the list of withdrawn cards is, and a day later that it is too old', async () => {
    expect(await tab.page.textContent('[data-list]')).toMatch(/Daftar pencabutan: (baru saja|\d+ menit)/)
    await tab.page.clock.setFixedTime(new Date(Date.now() + 27 * 3_600_000))
    expect(await check(tab, cards.good)).toBe('Perlu diperbarui')
    expect(await check(tab, cards.revoked)).toBe('Dicabut')
  })

  it('keeps nothing else on the device', async () => {
    const kept = await tab.page.evaluate(async () => {
      const requests = await (await caches.open('verifikasi-1')).keys()
      return requests.map(({ url }) => new URL(url).pathname)
    })
    const allowed = /^\/(verifikasi|verifikasi-bahasa|kartu\/kunci\.json|kartu\/pencabutan|aset\/.+)$/
    expect(kept.filter((path) => !allowed.test(path))).toEqual([])
    expect(kept).toContain('/kartu/pencabutan')
  })
})
