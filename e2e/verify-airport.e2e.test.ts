import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ApplicationId } from '../src/kernel/ids.ts'
import type { Card } from '../src/platform/credential/card.ts'
import { signCard } from '../src/platform/credential/sign.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Look, type Tab } from './browser.ts'
import { airportOfficer, asAdministrator, issue, newCard } from './cards.ts'

vi.setConfig({ testTimeout: 60_000 })
let app: App
let browsing: Browsing
beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

let made = 0
/** A card that is in the database, and its code. */
async function issued(): Promise<Card & { readonly code: string }> {
  made += 1
  const card = newCard(`KPMI-2026-77${String(made).padStart(5, '0')}`)
  await issue(app, card)
  return { ...card, code: signCard(app.bekal.tools.seal, card).text }
}

async function stateOf({ number }: Pick<Card, 'number'>): Promise<string> {
  let state = ''
  await asAdministrator(app, async (client) => {
    const { rows } = await client.query<{ state: string }>(
      'select state from placements.application where number = $1',
      [number],
    )
    state = rows[0]?.state ?? 'none'
  })
  return state
}

async function entriesOf({ number }: Pick<Card, 'number'>): Promise<number> {
  let count = 0
  await asAdministrator(app, async (client) => {
    const { rows } = await client.query<{ id: ApplicationId }>(
      `select e.id from ledger.entry e join placements.application a on a.id::text = e.record_id
       where a.number = $1 and e.act = 'placements.depart'`,
      [number],
    )
    count = rows.length
  })
  return count
}

const withdraw = async ({ id, number }: Pick<Card, 'id' | 'number'>): Promise<void> =>
  await asAdministrator(app, async (client) => {
    await client.query(`update placements.card set revoked_at = now(), revoked_by = application where id = $1`, [id])
    await client.query(`update placements.application set state = 'revoked' where number = $1`, [number])
  })

async function atDesk(officer = `CGK-${randomUUID().slice(0, 6)}`, look: Look = {}): Promise<Tab> {
  const tab = await browsing.open(look)
  await tab.context.addCookies([await airportOfficer(app, officer)])
  await tab.page.goto(`${app.url}/bandara`)
  await tab.page.waitForSelector('[data-ready]')
  return tab
}

async function departs({ page }: Tab, code: string): Promise<void> {
  await page.fill('#kode', code)
  await page.click('button:has-text("Tandai berangkat")')
}

const text = async ({ page }: Tab): Promise<string> => await page.innerText('main')
const waits = async ({ page }: Tab): Promise<string> => await page.innerText('[data-departures]')
const keptBy = async ({ page }: Tab): Promise<string> =>
  (await page.evaluate(() => localStorage.getItem('bekal-keberangkatan'))) ?? ''

/** The desk's page as the device kept it. */
async function offline(tab: Tab): Promise<void> {
  await tab.page.waitForSelector('[data-saved]:not([hidden])')
  await tab.page.reload()
  await tab.page.waitForSelector('[data-ready]')
  await expect
    .poll(async () => await tab.page.evaluate(async () => (await caches.match('/bandara/luring')) !== undefined))
    .toBe(true)
  await tab.goOffline()
  await tab.page.goto(`${app.url}/bandara`)
  await tab.page.waitForSelector('[data-ready]', { timeout: 20_000 })
}

describe('a departure at the desk, with the network on', () => {
  it('is noted at once, and a second time changes nothing', async () => {
    const [tab, card] = [await atDesk(), await issued()]
    await departs(tab, card.code)
    await expect.poll(async () => await text(tab)).toContain('Keberangkatan SITI AMINAH sudah dicatat.')
    expect(await stateOf(card)).toBe('departed')
    expect(await tab.axe()).toEqual([])
    await departs(tab, card.code)
    await expect.poll(async () => await text(tab)).toContain('sudah dicatat sebelum ini')
    expect(await entriesOf(card)).toBe(1)
    expect(JSON.parse(await keptBy(tab))).toMatchObject({ waiting: [], odd: [] })
    expect(tab.complaints).toEqual([])
  })

  it('whose answer was lost on the way is sent again, and noted once', async () => {
    const [tab, card] = [await atDesk(), await issued()]
    let lost = 0
    await tab.page.route('**/bandara/kiriman', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return await route.continue()
      lost += 1
      await route.fetch()
      await route.abort()
    })
    await departs(tab, card.code)
    await expect.poll(() => lost).toBe(1)
    await expect.poll(async () => await stateOf(card)).toBe('departed')
    expect(await waits(tab)).toContain('1 keberangkatan menunggu dikirim')
    await expect.poll(async () => await text(tab), { timeout: 20_000 }).toContain('SITI AMINAH sudah dicatat.')
    expect(await entriesOf(card)).toBe(1)
    expect(JSON.parse(await keptBy(tab))).toMatchObject({ waiting: [], odd: [] })
  })

  it('says why not, without a script', async () => {
    const [tab, card] = [await browsing.open({ scripts: false }), await issued()]
    await tab.context.addCookies([await airportOfficer(app, 'CGK-noscript')])
    for (const sentence of ['sudah dicatat.', 'sudah dicatat sebelum ini.']) {
      await tab.page.goto(`${app.url}/bandara`)
      await departs(tab, card.code)
      expect(await text(tab)).toContain(`Keberangkatan SITI AMINAH ${sentence}`)
    }
    const stranger = newCard('KPMI-2026-9999999')
    await departs(tab, signCard(app.bekal.tools.seal, stranger).text)
    expect(await text(tab)).toContain('tidak ada di catatan kami')
  })
})

describe('a departure at the desk, with the network off', () => {
  it('waits on the device without a name, survives a reload, and is sent once when the network is back', async () => {
    const tab = await atDesk()
    const [one, other] = [await issued(), await issued()]
    await offline(tab)
    await departs(tab, one.code)
    await expect.poll(async () => await text(tab)).toContain('tersimpan di perangkat ini, menunggu dikirim')
    await departs(tab, one.code)
    await expect.poll(async () => await text(tab)).toContain('sudah menunggu dikirim')
    await departs(tab, other.code)
    await expect.poll(async () => await waits(tab)).toContain('2 keberangkatan menunggu dikirim')
    await expect.poll(async () => await waits(tab)).toContain('Dikirim sendiri saat internet kembali')
    expect(await tab.axe()).toEqual([])
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    const kept = await keptBy(tab)
    for (const secret of ['SITI', 'KPMI', '4567', one.code.slice(0, 20)]) expect(kept).not.toContain(secret)

    await tab.page.reload()
    await tab.page.waitForSelector('[data-ready]', { timeout: 20_000 })
    expect(await waits(tab)).toContain('2 keberangkatan menunggu dikirim')
    expect([await stateOf(one), await stateOf(other)]).toEqual(['issued', 'issued'])

    await tab.goOffline(false)
    await expect.poll(async () => await stateOf(other), { timeout: 20_000 }).toBe('departed')
    await expect.poll(async () => await tab.page.isVisible('[data-waiting]')).toBe(false)
    expect([await entriesOf(one), await entriesOf(other)]).toEqual([1, 1])
    expect(JSON.parse(await keptBy(tab))).toMatchObject({ waiting: [], odd: [] })
  })

  it('is not noted with a bad card', async () => {
    const tab = await atDesk()
    const card = await issued()
    await offline(tab)
    await departs(
      tab,
      card.code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    )
    await expect.poll(async () => await tab.page.isVisible('.verdict--bad')).toBe(true)
    expect(JSON.parse(await keptBy(tab))).toMatchObject({ waiting: [] })
  })

  it('asks to sign in again when the session has ended meanwhile, and keeps what waits until then', async () => {
    const tab = await atDesk('CGK-again')
    const card = await issued()
    await offline(tab)
    await departs(tab, card.code)
    await tab.context.clearCookies()
    await tab.goOffline(false)
    await expect.poll(async () => await waits(tab), { timeout: 20_000 }).toContain('Sesi Anda sudah berakhir')
    expect(await tab.page.getAttribute('[data-door] a', 'href')).toBe('/petugas/masuk?lanjut=/bandara')
    expect(await tab.axe()).toEqual([])
    expect(await stateOf(card)).toBe('issued')
    await tab.context.addCookies([await airportOfficer(app, 'CGK-again')])
    await tab.page.goto(`${app.url}/bandara`)
    await expect.poll(async () => await stateOf(card), { timeout: 20_000 }).toBe('departed')
  })

  it('of a card that was withdrawn meanwhile is refused, and shown until somebody has seen it', async () => {
    const tab = await atDesk()
    const [gone, good] = [await issued(), await issued()]
    await offline(tab)
    await departs(tab, gone.code)
    await departs(tab, good.code)
    await expect.poll(async () => await waits(tab)).toContain('2 keberangkatan menunggu')
    await withdraw(gone)
    await tab.goOffline(false)
    await expect.poll(async () => await stateOf(good), { timeout: 20_000 }).toBe('departed')
    await expect.poll(async () => await waits(tab)).toContain(`Kartu ${gone.number} sudah dicabut`)
    expect(await stateOf(gone)).toBe('revoked')
    expect(await tab.axe()).toEqual([])
    await tab.page.goto(`${app.url}/bandara`)
    await tab.page.waitForSelector('[data-ready]')
    expect(await waits(tab)).toContain('Perlu Anda lihat')
    await tab.page.click('button:has-text("Sudah saya lihat")')
    expect(await tab.page.isVisible('[data-odd]')).toBe(false)
  })

  it('by an officer who has left is sent only when the next one says so, in their name', async () => {
    const tab = await atDesk('CGK-first')
    const card = await issued()
    await offline(tab)
    await departs(tab, card.code)
    await expect.poll(async () => await waits(tab)).toContain('1 keberangkatan menunggu')
    await tab.context.clearCookies()
    await tab.context.addCookies([await airportOfficer(app, 'CGK-second')])
    await tab.goOffline(false)
    await tab.page.goto(`${app.url}/bandara`)
    await tab.page.waitForSelector('[data-ready]')
    await expect.poll(async () => await waits(tab)).toContain('1 dicatat petugas lain')
    expect(await stateOf(card)).toBe('issued')
    await tab.page.click('button:has-text("Kirim sekarang")')
    await expect.poll(async () => await stateOf(card), { timeout: 20_000 }).toBe('departed')
  })

  it('is not thrown away by signing out: the desk is asked first, and the device keeps it', async () => {
    const tab = await atDesk('CGK-leaves')
    const card = await issued()
    await tab.page.route('**/bandara/kiriman', async (route) => await route.abort())
    await departs(tab, card.code)
    await expect.poll(async () => await waits(tab)).toContain('1 keberangkatan menunggu')
    await tab.page.click('button:has-text("Keluar")')
    await expect.poll(async () => await waits(tab)).toContain('Kirim dulu, lalu keluar')
    await tab.page.click('button:has-text("Keluar")')
    await tab.page.waitForURL('**/keluar')
    expect(JSON.parse(await keptBy(tab)).waiting).toHaveLength(1)
  })
})
