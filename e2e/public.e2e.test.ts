import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedCompanies } from '../src/modules/companies/index.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse } from './browser.ts'

let app: App
let browsing: Browsing
beforeAll(async () => void ([app, browsing] = await Promise.all([startApp(), browse()])))
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

/** Every kind of public page, the longest of each among them. */
const pages = [
  '/',
  '/syarat',
  '/syarat?ke=TW&kerja=elderly-carer',
  '/syarat?ke=SA&kerja=domestic-worker',
  '/syarat?ke=KR&kerja=factory-worker',
  '/syarat?ke=ZZ&kerja=nurse&jalur=p2p',
  '/syarat/dokumen/passport?ke=TW&kerja=elderly-carer',
  '/peraturan',
  '/peraturan?q=surat%20ijin%20suami',
  '/peraturan?q=qqqq',
  '/peraturan?pada=2026-02-31',
  '/peraturan/hubungan',
  '/peraturan/cakupan',
  '/peraturan/cakupan/uu-18-2017',
  '/peraturan/uu-18-2017',
  '/peraturan/uu-18-2017/uu-18-2017.pasal-5.a',
  '/kantor',
  '/kantor?q=udanawu%20blitar',
  '/cek',
  '/cek?q=maju',
  '/darurat',
  '/bantuan',
]

describe.each(pages)('the public page %s', (path) => {
  it('keeps nobody out, by day and by night, and does not scroll sideways on a phone', async () => {
    for (const dark of [false, true]) {
      const { page, axe, sideways } = await browsing.open({ width: 360, dark })
      await page.goto(app.url + path)
      expect(await axe()).toEqual([])
      expect(await sideways()).toBeLessThanOrEqual(0)
    }
  })

  it('says the same without scripts, and sets no cookie', async () => {
    const [plain, full] = [await browsing.open({ scripts: false }), await browsing.open()]
    await Promise.all([plain.page.goto(app.url + path), full.page.goto(app.url + path)])
    const heading = 'h1'
    expect(await plain.page.innerText(heading)).toBe(await full.page.innerText(heading))
    expect(await plain.context.cookies()).toEqual([])
    expect(await full.context.cookies()).toEqual([])
  })
})

describe('text at twice its size', () => {
  it.each([
    '/',
    '/syarat?ke=TW&kerja=elderly-carer',
    '/masuk',
    '/status',
    '/darurat',
    '/verifikasi',
    '/peraturan/uu-18-2017',
  ])('leaves nothing of %s beyond the side of a phone', async (path) => {
    const { page, sideways } = await browsing.open({ width: 360, text: 2 })
    await page.goto(app.url + path)
    expect(await sideways()).toBeLessThanOrEqual(0)
  })
})

describe('a page of the other language', () => {
  it('is complete in English', async () => {
    const { page } = await browsing.open()
    await page.goto(`${app.url}/syarat?ke=TW&kerja=elderly-carer&bahasa=en`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.innerText('main')).toContain('Lawful costs')
  })
})

describe('before paying somebody', () => {
  const { companies } = inventedCompanies()
  const of = (status: string) => {
    const company = companies.find((each) => each.status === status)
    if (!company) throw new Error(`no invented company is ${status}`)
    return company
  }

  it('a licensed company is called so, and the demonstration says that it is invented', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(app.url)
    await page.getByLabel('Nama perusahaan atau nomor lowongan').fill(of('licensed').name)
    await page.getByRole('button', { name: 'Cek sekarang' }).click()
    await expect.poll(async () => await page.innerText('h1')).toBe('Resmi')
    expect(await page.innerText('main')).toContain('rekaan')
  })

  it('a revoked and a suspended one are told with the day and the ground', async () => {
    const { page } = await browsing.open({ scripts: false })
    for (const [status, word] of [
      ['revoked', 'Dicabut'],
      ['suspended', 'Dibekukan'],
    ] as const) {
      const company = of(status)
      await page.goto(`${app.url}/cek?q=${encodeURIComponent(company.name)}`)
      expect(await page.innerText('h1')).toBe(word)
      expect(await page.innerText('main')).toContain(company.statusGround?.id ?? 'a ground')
    }
  })

  it('a name that is only like another is not registered, and the other is offered', async () => {
    const { page } = await browsing.open({ scripts: false })
    const { name } = of('licensed')
    await page.goto(`${app.url}/cek?q=${encodeURIComponent(`${name} Sejati`)}`)
    expect(await page.innerText('h1')).toBe('Tidak terdaftar')
    await page.getByRole('link', { name, exact: true }).click()
    expect(await page.innerText('h1')).toBe('Resmi')
  })

  it('markup that is typed stays text', async () => {
    const { page, complaints } = await browsing.open()
    await page.goto(`${app.url}/cek?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`)
    expect(await page.innerText('h1')).toBe('Tidak terdaftar')
    expect(await page.locator('main img').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})

describe('somebody to ask', () => {
  it('an office is found by the words of a place, with its door', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(`${app.url}/kantor`)
    await page.getByLabel('Tempat tinggalmu').fill('Udanawu Blitar')
    await page.getByRole('button', { name: 'Cari kantor' }).click()
    expect(await page.innerText('main')).toContain('BP3MI Jawa Timur')
    expect(await page.innerText('main')).toMatch(/(Buka|Tutup) sekarang/)
  })

  it('a place nobody knows leads to the provinces', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(`${app.url}/kantor?q=xyzzy`)
    await page.getByRole('link', { name: 'Jawa Timur' }).click()
    expect(await page.innerText('main')).toContain('BP3MI Jawa Timur')
  })

  it('the emergency page dials', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(`${app.url}/darurat`)
    const numbers = await page.locator('a[href^="tel:"]').count()
    expect(numbers).toBeGreaterThanOrEqual(2)
    expect(await page.innerText('main')).toContain('belum kami coba')
  })

  it('the emergency page opens without a network, in the language it was read in, once it was opened', async () => {
    const tab = await browsing.open({ scripts: true })
    const { page } = tab
    await page.goto(`${app.url}/darurat?bahasa=en`)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 20_000 })
    await page.reload()
    await tab.goOffline()
    await page.goto(`${app.url}/darurat`)
    expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThanOrEqual(2)
    expect(await page.innerText('main')).toContain('24 h')
    expect(await page.evaluate(async () => (await caches.keys()).join())).toMatch(/^verifikasi-\d$/)
  })
})

describe('the register of the law', () => {
  it('is searched in everyday words, and a day is asked and refused kindly, without scripts', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(`${app.url}/peraturan`)
    await page.getByLabel('Cari aturan', { exact: true }).last().fill('pmk 29')
    await page.getByRole('button', { name: 'Cari' }).click()
    await page.getByRole('link', { name: /^Permenkes 29\/2013/ }).click()
    expect(await page.innerText('h1')).toBe('Permenkes 29/2013')

    await page.goto(`${app.url}/peraturan/uu-39-2004`)
    await page.getByLabel('Keadaan pada tanggal').last().fill('2017-11-21')
    await page.getByRole('button', { name: 'Lihat' }).click()
    await expect.poll(() => new URL(page.url()).search).toBe('?pada=2017-11-21')
    expect(await page.innerText('main')).toMatch(/Pada Selasa, 21 November 2017\s+berlaku/)

    const answer = await page.goto(`${app.url}/peraturan?pada=2026-02-31`)
    expect(answer?.status()).toBe(422)
    expect(await page.title()).toMatch(/^Salah:/)
    expect(await page.innerText('main')).toContain('bukan tanggal yang ada')
  })

  it('is reached by every name of an instrument', async () => {
    const { page } = await browsing.open()
    await page.goto(`${app.url}/peraturan/peraturan-bppmi-23-2025?pada=2026-01-01`)
    expect(new URL(page.url()).pathname).toBe('/peraturan/permen-p2mi-23-2025')
    expect(new URL(page.url()).search).toBe('?pada=2026-01-01')
  })
})

it('an office that is closed says so within a phone, at whatever hour this runs', async () => {
  const { page, sideways } = await browsing.open({ width: 360 })
  // Three looks eight hours apart: an office is closed at one of them at least.
  for (let look = 0; look < 3; look += 1) {
    await page.goto(`${app.url}/kantor?q=udanawu%20blitar`)
    expect(await sideways(), await page.innerText('.tag')).toBeLessThanOrEqual(0)
    app.clock.forward(8 * 60)
  }
})
