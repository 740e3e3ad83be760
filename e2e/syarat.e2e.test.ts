import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse } from './browser.ts'

let app: App
let browsing: Browsing
beforeAll(async () => void ([app, browsing] = await Promise.all([startApp(), browse()])))
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

describe('what do I need?', () => {
  it('is answered on the next page after two choices, without an account or a script', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(app.url)
    await page.getByLabel('Saya mau kerja di').selectOption('TW')
    await page.getByLabel('sebagai').selectOption('elderly-carer')
    await page.getByRole('button', { name: 'Lihat yang perlu disiapkan' }).click()
    expect(new URL(page.url()).search).toBe('?ke=TW&kerja=elderly-carer')
    const said = await page.innerText('main')
    for (const words of ['NT$20.000', '21–45 tahun', 'Paspor', 'Izin keluarga', 'Visa kerja', 'Majikan yang bayar'])
      expect(said).toContain(words)
  })

  it('has an address that can be sent on, and says it', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(`${app.url}/syarat?ke=jp&kerja=careworker&jalur=ssw-japan`)
    const href = await page.getByRole('link', { name: 'Bagikan lewat WhatsApp' }).getAttribute('href')
    const text = new URL(href ?? '').searchParams.get('text') ?? ''
    const address = text.split('\n').at(-1) ?? ''
    await page.goto(address)
    expect(await page.innerText('h1')).toContain('Jepang')
  })

  it('leads from a row to how the document is got, to its article, and back', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(`${app.url}/syarat?ke=TW&kerja=elderly-carer`)
    await page.getByRole('link', { name: 'Paspor', exact: true }).click()
    expect(await page.innerText('main')).toContain('Kantor Imigrasi')
    await page.getByText('Dasar hukum').click()
    await page.getByRole('link', { name: 'UU 18/2017 Pasal 13 huruf e' }).click()
    expect(new URL(page.url()).pathname).toMatch(/^\/peraturan\/uu-18-2017\//)
    await page.goBack()
    await page.getByRole('link', { name: 'Kembali' }).click()
    expect(new URL(page.url()).search).toContain('ke=TW')
  })

  it('shows a stop of placement before anything else, with its article and what remains', async () => {
    const { page } = await browsing.open({ scripts: false })
    await page.goto(`${app.url}/syarat?ke=SA&kerja=domestic-worker`)
    const panel = page.locator('.panel').first()
    expect(await panel.innerText()).toContain('ditutup')
    expect(await panel.innerText()).toContain('Yang masih bisa')
    await panel.getByRole('link').click()
    expect(await page.innerText('main')).toContain('Timur Tengah')
  })

  it('never ends: unknown country, unknown job, half a question, a thousand letters', async () => {
    const { page } = await browsing.open({ scripts: false })
    for (const query of ['ke=ZZ&kerja=nurse', 'ke=TW&kerja=astronaut', 'ke=TW', `ke=${'x'.repeat(1000)}&kerja=nurse`]) {
      const answer = await page.goto(`${app.url}/syarat?${query}`)
      expect(answer?.status()).toBe(200)
      expect(await page.locator('form[action="/syarat"] button').count()).toBe(1)
    }
    await page.goto(`${app.url}/syarat?ke=ZZ&kerja=nurse`)
    expect(await page.getByRole('link', { name: 'Cari kantor terdekat' }).count()).toBe(1)
  })

  it('prints without buttons, and black on white: printers leave grounds out', async () => {
    const { page } = await browsing.open()
    await page.goto(`${app.url}/syarat?ke=TW&kerja=elderly-carer`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('main .button:visible').count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'Biaya yang sah' }).isVisible()).toBe(true)
    expect(await page.getByText('Ganti negara').isVisible()).toBe(false)
    for (const part of ['h1', '.page-top p', '.knot'])
      expect(
        await page
          .locator(part)
          .first()
          .evaluate((shown) => getComputedStyle(shown).color),
      ).toBe('rgb(0, 0, 0)')
  })

  it('paints soon on a slow line and a slow phone', async () => {
    const { page, paints } = await browsing.open({ line: 'slow-3g', processor: 4 })
    await page.goto(`${app.url}/syarat?ke=TW&kerja=elderly-carer`, { waitUntil: 'load' })
    const { first, largest, shift } = await paints()
    expect(first).toBeLessThan(2_860)
    expect(largest).toBeLessThan(3_300)
    expect(shift).toBeLessThanOrEqual(0.02)
  })
})
