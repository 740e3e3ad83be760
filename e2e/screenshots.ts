import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Look } from './browser.ts'
import { signIn } from './sign-in.ts'

/** Pages to look at, by the name of their pictures; those of a worker after signing in. */
const pages: readonly { readonly name: string; readonly path: string; readonly as?: 'worker' }[] = [
  { name: 'beranda', path: '/' },
  { name: 'syarat', path: '/syarat' },
  { name: 'masuk', path: '/masuk' },
  { name: 'verifikasi', path: '/verifikasi' },
  { name: 'peraturan', path: '/peraturan' },
  { name: 'log', path: '/log' },
  { name: 'darurat', path: '/darurat' },
  { name: 'perjalanan', path: '/perjalanan', as: 'worker' },
]

const looks: readonly (Look & { readonly suffix: string })[] = [
  { suffix: '360', width: 360 },
  { suffix: '360-gelap', width: 360, dark: true },
  { suffix: '768', width: 768 },
  { suffix: '1366', width: 1366 },
]

const folder = process.env['SCREENSHOTS'] ?? join(import.meta.dirname, '../docs/screens')
let app: App
let browsing: Browsing
beforeAll(async () => {
  await mkdir(folder, { recursive: true })
  ;[app, browsing] = await Promise.all([startApp(), browse()])
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

// `npm run screenshots` draws them; `SCREENSHOTS` names another folder.
describe.each(pages)('$name', ({ name, path, as }) => {
  it.each(looks)('$suffix', async ({ suffix, ...look }) => {
    const { page, context } = await browsing.open(look)
    if (as === 'worker') await signIn(page, app, { nik: '3573024401950001', phone: '081234567891' })
    const answer = await page.goto(`${app.url}${path}`)
    await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: true })
    await context.close()
    expect(answer?.status()).toBeLessThan(500)
  })
})
