import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../src/modules/accounts/session.ts'
import { addBorderOfficers, lombok, maya, yusuf } from '../src/modules/arrivals/arrivals.examples.ts'
import { toldOf } from '../src/modules/arrivals/enter/act.ts'
import { entriesOf } from '../src/modules/arrivals/store.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Look, type Tab } from './browser.ts'
import { choose, follow, heading, picture, press, said, unexpected } from './steps.ts'

const KB = 1_024
let app: App
let browsing: Browsing
beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  await addBorderOfficers({ asSystem: app.bekal.asSystem, seal: app.bekal.tools.seal })
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

/** A tablet of an officer who is signed in. */
async function tablet(who: Actor, look: Look = {}): Promise<Tab> {
  const tab = await browsing.open(look)
  const set = await app.bekal.asSystem(
    async (tx) =>
      await openSession(tx, app.bekal.tools.seal, {
        account: who.person ?? ('' as never),
        kind: 'officer',
        secure: false,
      }),
  )
  const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? []
  await tab.context.addCookies([{ name, value, url: app.url }])
  return tab
}

/** Opens an arrival by its form. @returns its path */
async function opens(tab: Tab, vessel: string): Promise<string> {
  await tab.page.goto(`${app.url}/meja/kedatangan/baru`)
  await tab.page.fill('[name=tempat]', 'Pelabuhan Tunon Taka')
  await press(tab, 'Buka kedatangan')
  expect(await tab.page.locator('[role=alert]').innerText()).toContain('Pilih mereka datang dengan apa')
  expect(await tab.page.inputValue('[name=tempat]')).toBe('Pelabuhan Tunon Taka')
  await choose(tab, 'Kapal')
  await tab.page.fill('[name=nama]', vessel)
  await tab.page.selectOption('[name=negara]', 'MY')
  await tab.page.fill('[name=jumlah]', '500')
  await press(tab, 'Buka kedatangan')
  await tab.page.waitForURL(/kedatangan\/[\da-f-]{36}$/)
  return new URL(tab.page.url()).pathname
}

/** What the server has: names, in their order. */
const kept = async (path: string): Promise<readonly string[]> =>
  await app.bekal.asSystem(async (tx) =>
    (await entriesOf(tx, path.split('/').at(-1) ?? '')).map((row) => toldOf(app.bekal.tools.seal, row).name),
  )

const number = async (page: Page, which: 'held' | 'sent'): Promise<number> =>
  Number(await page.textContent(`[data-device] [data-${which}]`))
const started = async (page: Page): Promise<unknown> =>
  await page.waitForSelector('[data-started]', { timeout: 20_000 })

/** Writes one person down as an officer does: typing, and Enter. */
async function writes(page: Page, name: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  for (const [field, value] of Object.entries(more)) await page.fill(`#orang [name=${field}]`, value)
  await page.fill('#orang [name=nama]', name)
  await page.press('#orang [name=nama]', 'Enter')
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#orang [name=nama]')?.value === '')
}

/** Everything this device keeps, as somebody who found it would read it: text of every store and cache. */
const foundOn = async (page: Page): Promise<string> =>
  await page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => resolve(asked.result)
      })
      for (const store of db.objectStoreNames)
        found.push(
          await new Promise<string>((resolve) => {
            const all = db.transaction(store).objectStore(store).getAll()
            all.onsuccess = () => resolve(JSON.stringify(all.result))
          }),
        )
      db.close()
    }
    for (const shelf of await caches.keys())
      for (const request of await (await caches.open(shelf)).keys())
        found.push(await ((await caches.match(request)) ?? new Response()).text())
    return found.join('\n')
  })

/** Waits until the page would open without a network. */
async function ready({ page }: Tab): Promise<void> {
  await started(page)
  await page.waitForSelector('[data-offline=yes]')
  await expect
    .poll(async () => await page.evaluate(async () => (await caches.match('/meja/kedatangan/luring')) !== undefined))
    .toBe(true)
}

describe('an intake at a port', () => {
  it('goes on without a network, over a cut connection, reloads and closed tabs, and nobody is lost or twice', {
    timeout: 240_000,
  }, async () => {
    const first = await tablet(maya)
    const path = await opens(first, 'KM Thalia')
    const cold = await tablet(maya)
    await cold.page.goto(app.url + path)
    await started(cold.page)
    expect(cold.wire.bytes('Script')).toBeLessThan(6 * KB)
    expect(cold.wire.bytes('Document')).toBeLessThan(16 * KB)
    await ready(first)
    expect(await first.sideways()).toBeLessThanOrEqual(0)
    expect(await first.axe()).toEqual([])
    await picture(first, 'kedatangan-360')

    await first.goOffline()
    for (let count = 1; count <= 12; count += 1) await writes(first.page, `Kemuning ${count}`)
    await expect.poll(async () => await number(first.page, 'held')).toBe(12)
    await expect.poll(async () => await first.page.textContent('[data-standing]')).toContain('Jaringan hilang')
    await first.page.goto(app.url + path)
    await started(first.page)
    expect(await heading(first)).toBe('KM Thalia, Pelabuhan Tunon Taka')
    await expect.poll(async () => await number(first.page, 'held')).toBe(12)
    for (let count = 13; count <= 15; count += 1) await writes(first.page, `Kemuning ${count}`)
    await writes(first.page, 'Salah ketik')
    await first.page.locator('[data-just]', { hasText: 'Salah ketik' }).getByRole('button').click()
    await expect.poll(async () => await number(first.page, 'held')).toBe(15)
    await first.page.fill('#orang [name=lahir]', '31-2-1990')
    await first.page.fill('#orang [name=nama]', 'Rahayu')
    await first.page.press('#orang [name=nama]', 'Enter')
    expect(await first.page.textContent('#orang [role=alert]')).toContain('Tulis tahun seperti 1996')
    expect(await first.page.inputValue('#orang [name=nama]')).toBe('Rahayu')
    await writes(first.page, 'Rahayu', { lahir: '1-2-1990', asal: 'Kabupaten Lombok Timur, Nusa Tenggara Barat' })
    await expect.poll(async () => await first.page.textContent('[data-just]')).toContain('Rahayu tersimpan.')
    expect(await first.axe()).toEqual([])
    expect(await first.sideways()).toBeLessThanOrEqual(0)
    await picture(first, 'kedatangan-luring')
    const found = await foundOn(first.page)
    expect(found).toContain('RSA-OAEP')
    expect(found).not.toMatch(/Kemuning|Rahayu|Lombok Timur",|_token" value/)

    // Another tablet, with a network: the same woman is written down there too.
    const second = await tablet(yusuf)
    await second.page.goto(app.url + path)
    await started(second.page)
    await writes(second.page, 'Rahayoe', { lahir: '1990', asal: 'Lombok Timur' })
    await second.page.locator('#orang summary').click()
    await second.page.locator('#orang label', { hasText: 'Dipukul' }).click()
    await writes(second.page, 'Melati 1')
    for (let count = 2; count <= 4; count += 1) await writes(second.page, `Melati ${count}`)
    await expect.poll(async () => await number(second.page, 'sent'), { timeout: 20_000 }).toBe(5)

    // The network comes back for one batch, whose answer is lost; then it is gone, in the middle of the next.
    await first.page.evaluate(() => {
      const real = globalThis.fetch
      let posts = 0
      globalThis.fetch = async (input, init) => {
        const answer = await real(input, init)
        if (init?.method !== 'POST') return answer
        posts += 1
        document.title = `posts ${posts}`
        throw new TypeError('the answer was lost')
      }
    })
    await first.goOffline(false)
    await first.page.waitForFunction(() => document.title.startsWith('posts'), undefined, { timeout: 30_000 })
    await first.goOffline()
    await expect.poll(async () => await number(first.page, 'held')).toBe(16)
    expect((await kept(path)).length).toBeGreaterThan(5)
    await first.page.reload()
    await started(first.page)
    await expect.poll(async () => await number(first.page, 'held')).toBe(16)
    await first.page.close()

    // The tab is opened again, twice, while there is a network.
    await first.context.setOffline(false)
    const tabs = await Promise.all([first.context.newPage(), first.context.newPage()])
    for (const page of tabs) await page.goto(app.url + path)
    for (const page of tabs) {
      await started(page)
      await expect.poll(async () => await number(page, 'held'), { timeout: 30_000 }).toBe(0)
      await expect.poll(async () => await number(page, 'sent'), { timeout: 30_000 }).toBe(16)
    }
    const names = [
      ...Array.from({ length: 15 }, (_, index) => `Kemuning ${index + 1}`),
      'Rahayu',
      'Rahayoe',
      ...Array.from({ length: 4 }, (_, index) => `Melati ${index + 1}`),
    ]
    expect((await kept(path)).toSorted()).toEqual(names.toSorted())
    const [left] = tabs
    if (left) {
      expect(await left.textContent('[data-total]')).toContain('21')
      expect(await foundOn(left)).not.toMatch(/Kemuning|Rahayu|"closed"/)
    }

    const desk = await tablet(maya, { width: 1366 })
    await desk.page.goto(`${app.url}${path}/daftar`)
    expect(await said(desk)).toContain('21 orang dari 21 catatan')
    expect(await said(desk)).toContain('Nama, tahun lahir, dan asal sama')
    expect(await desk.page.locator('main tbody tr').first().innerText()).toMatch(/Melati 1.*Tanda bahaya/s)
    expect(await desk.axe()).toEqual([])
    await picture(desk, 'kedatangan-daftar')
    await press(desk, 'Orang yang sama')
    expect(await said(desk)).toContain('20 orang dari 21 catatan')
    await press(desk, 'Kabari sekarang')
    expect(await said(desk)).toContain('Semua yang asalnya jelas sudah dikabarkan')
    await follow(desk, 'Melati 1')
    expect(await desk.axe()).toEqual([])
    await picture(desk, 'kedatangan-orang')
    await desk.page.fill('[name=asal]', 'Kota Mataram, Nusa Tenggara Barat')
    await press(desk, 'Simpan asal')
    expect(await desk.page.isChecked('[value=violence-now]')).toBe(true)
    await press(desk, 'Buka aduan')
    expect(await said(desk)).toMatch(/ADU-26-\d{6}/)
    expect(await said(desk)).toMatch(/(\w{4}-){3}\w{4}/)
    await picture(desk, 'kedatangan-aduan')
    await follow(desk, 'Kembali ke daftar')
    await follow(desk, 'Angka')
    expect(await said(desk)).toMatch(/Kiriman yang cocok dengan catatan terbuka: (\d+) dari \1\./)
    expect(await desk.axe()).toEqual([])
    await picture(desk, 'kedatangan-angka')

    const home = await tablet(lombok, { width: 1366 })
    await home.page.goto(`${app.url}/meja/kedatangan/menuju`)
    expect(await said(home)).toContain('Rahayu')
    expect(await said(home)).not.toContain('Melati 1')
    expect(await home.axe()).toEqual([])
    await picture(home, 'kedatangan-menuju')
    for (const tab of [second, desk, home]) expect(unexpected(tab)).toEqual([])
  })

  it('of five hundred, over answers lost at random in two tabs, ends with five hundred', {
    timeout: 300_000,
  }, async () => {
    const tab = await tablet(maya)
    const path = await opens(tab, 'KM Lima Ratus')
    await ready(tab)
    await tab.goOffline()
    await tab.page.evaluate(async () => {
      const form = document.querySelector<HTMLFormElement>('#orang')
      const name = form?.querySelector<HTMLInputElement>('[name=nama]')
      const held = document.querySelector('[data-device]')
      if (!form || !name || !(held instanceof HTMLElement)) throw new Error('no form')
      for (let count = 1; count <= 500; count += 1) {
        name.value = `Orang ${count}`
        form.requestSubmit()
        while (name.value !== '') await new Promise((resolve) => setTimeout(resolve, 1))
      }
    })
    await expect.poll(async () => await number(tab.page, 'held'), { timeout: 20_000 }).toBe(500)
    await tab.page.close()
    await tab.context.setOffline(false)
    // Each tab loses requests on their way, and answers on theirs, by a generator with a seed.
    await tab.context.addInitScript(() => {
      let state = 20_261_124
      const random = () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        return state / 2 ** 32
      }
      const real = globalThis.fetch
      globalThis.fetch = async (input, init) => {
        if (init?.method !== 'POST') return await real(input, init)
        const fate = random()
        if (fate < 0.15) throw new TypeError('lost on its way')
        const answer = await real(input, init)
        if (fate < 0.4) throw new TypeError('the answer was lost')
        return answer
      }
    })
    const tabs = await Promise.all([tab.context.newPage(), tab.context.newPage()])
    for (const page of tabs) await page.goto(app.url + path)
    const [one] = tabs
    if (!one) throw new Error('no tab')
    for (let left = 200; left > 0 && (await number(one, 'held')) > 0; left -= 1) {
      // Whoever waits presses the button; each press is one more try.
      for (const page of tabs) await page.evaluate(() => dispatchEvent(new Event('online')))
      await one.waitForTimeout(250)
    }
    await expect.poll(async () => await number(one, 'held'), { timeout: 60_000 }).toBe(0)
    const names = await kept(path)
    expect(names).toHaveLength(500)
    expect(new Set(names).size).toBe(500)
    expect(await number(one, 'sent')).toBe(500)
    const desk = await tablet(yusuf)
    await desk.page.goto(`${app.url}${path}/daftar`)
    expect(await said(desk)).toContain('500 orang dari 500 catatan')
    expect(await desk.page.locator('main tbody tr').count()).toBe(100)
    expect(await desk.sideways()).toBeLessThanOrEqual(0)
    expect(await desk.axe()).toEqual([])
    await desk.page.locator('[rel=next]').click()
    expect(await said(desk)).toContain('101–200 dari 500')
    await picture(desk, 'kedatangan-daftar-360')
  })

  it('works without a script, one by one or by a list, and keeps what was typed', { timeout: 120_000 }, async () => {
    const tab = await tablet(maya, { scripts: false })
    const path = await opens(tab, 'KM Tanpa Skrip')
    expect(await tab.page.isVisible('[data-device]')).toBe(false)
    await press(tab, 'Simpan orang ini')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Tulis nama')
    await tab.page.fill('[name=nama]', 'Siti Aminah')
    await tab.page.fill('[name=lahir]', 'dahulu')
    await choose(tab, 'Perempuan')
    await choose(tab, 'Hamil')
    await press(tab, 'Simpan orang ini')
    expect(await tab.page.inputValue('[name=nama]')).toBe('Siti Aminah')
    expect(await tab.page.isChecked('[value=pregnant]')).toBe(true)
    await tab.page.fill('[name=lahir]', '1996')
    await press(tab, 'Simpan orang ini')
    expect(await said(tab)).toContain('Siti Aminah tersimpan.')
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    await picture(tab, 'kedatangan-tanpa-skrip')
    await follow(tab, 'Bawa daftar dari kertas')
    const list = {
      name: 'daftar.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('nama,lahir\nBudi,1990\nAni,kemarin\n'),
    }
    for (const told of ['1 orang baru tersimpan.', 'Tidak ada yang baru.']) {
      await tab.page.setInputFiles('[name=daftar]', list)
      await press(tab, 'Bawa daftar ini')
      expect(await said(tab)).toContain(told)
      expect(await said(tab)).toContain('Baris 3, kolom lahir')
    }
    await picture(tab, 'kedatangan-csv')
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    expect((await kept(path)).toSorted()).toEqual(['Budi', 'Siti Aminah'])
    expect(unexpected(tab)).toEqual([])
  })
})
