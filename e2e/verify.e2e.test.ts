import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { airportOfficer, type Cards, issue, makeCards } from './cards.ts'

let app: App
let browsing: Browsing
let cards: Cards['codes']
let good: Cards['good']
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
  ;({ codes: cards, good } = await makeCards(app))
})
afterAll(async () => {
  await browsing?.close()
  await app?.close().catch(() => undefined)
})

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
    await issue(app, good)
    const session = await airportOfficer(app, 'CGK-1')
    for (const scripts of [false, true]) {
      const tab = await browsing.open({ scripts })
      expect((await tab.page.goto(`${app.url}/bandara`))?.status()).toBe(401)
      await tab.context.addCookies([session])
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
      const requests = await (await caches.open('verifikasi-3')).keys()
      return requests.map(({ url }) => new URL(url).pathname)
    })
    const allowed = /^\/(darurat|verifikasi|verifikasi-bahasa|kartu\/kunci\.json|kartu\/pencabutan|aset\/.+)$/
    expect(kept.filter((path) => !allowed.test(path))).toEqual([])
    expect(kept).toContain('/kartu/pencabutan')
  })
})
