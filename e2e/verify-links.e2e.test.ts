import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse } from './browser.ts'
import { becomeSomebody } from './sign-in.ts'

let app: App
let browsing: Browsing
beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp({ files: 60 }), browse()])
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

describe('the public record of a file', () => {
  it('is one link away from the worker’s journey', async () => {
    const { page, axe } = await browsing.open()
    await becomeSomebody(page, app, 'submitted')
    await page.goto(`${app.url}/perjalanan`)
    await page.click('a:has-text("Catatan terbuka berkas ini")')
    expect(await page.textContent('h1')).toMatch(/^Catatan berkas /)
    expect(await page.locator('main ol > li').count()).toBeGreaterThan(0)
    // It looks again by itself until its last entry is sealed.
    await expect.poll(async () => await page.locator('meta[http-equiv=refresh]').count(), { timeout: 20_000 }).toBe(0)
    expect(await axe()).toEqual([])
    await page.click('a[href="/perjalanan"]')
    expect(new URL(page.url()).pathname).toBe('/perjalanan')
  })

  it('is one link away from what happened to it at the officer’s desk', async () => {
    const { page } = await browsing.open({ width: 1366 })
    await becomeSomebody(page, app, 'officer')
    await page.goto(`${app.url}/meja`)
    const href = await page.getAttribute('main a[href*="buka="]', 'href')
    const file = /[0-9a-f-]{36}/.exec(href ?? '')?.[0] ?? ''
    await page.goto(`${app.url}/meja/${file}?bagian=riwayat`)
    await page.click('a:has-text("Catatan terbuka berkas ini")')
    expect(new URL(page.url()).pathname).toBe(`/log/berkas/${file}`)
    expect(await page.textContent('h1')).toMatch(/^Catatan berkas /)
    expect(await page.getAttribute('main a >> nth=0', 'href')).toBe(`/meja/${file}`)
  })
})
