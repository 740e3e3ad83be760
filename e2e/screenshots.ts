import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Look } from './browser.ts'
import { becomeSomebody, type Somebody } from './sign-in.ts'

/** Pages to look at, by the name of their pictures; some as somebody of the demonstration. */
const pages: readonly { readonly name: string; readonly path: string; readonly as?: Somebody }[] = [
  { name: 'beranda', path: '/' },
  { name: 'syarat', path: '/syarat' },
  { name: 'masuk', path: '/masuk' },
  { name: 'verifikasi', path: '/verifikasi' },
  { name: 'peraturan', path: '/peraturan' },
  { name: 'log', path: '/log' },
  { name: 'darurat', path: '/darurat' },
  { name: 'syarat-taiwan', path: '/syarat?ke=TW&kerja=elderly-carer&jalur=p2p' },
  { name: 'perjalanan', path: '/perjalanan', as: 'returned' },
  { name: 'berkas', path: '/berkas', as: 'submitted' },
  { name: 'kartu', path: '/kartu', as: 'issued' },
  { name: 'meja', path: '/meja', as: 'officer' },
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
  ;[app, browsing] = await Promise.all([startApp({ files: 40 }), browse()])
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

// `npm run screenshots` draws them; `SCREENSHOTS` names another folder.
describe.each(pages)('$name', ({ name, path, as }) => {
  it.each(looks)('$suffix', async ({ suffix, ...look }) => {
    const { page, context } = await browsing.open(look)
    if (as !== undefined) await becomeSomebody(page, app, as)
    const answer = await page.goto(`${app.url}${path}`)
    await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: true })
    const broken = await page.evaluate(() =>
      Array.from(document.images, ({ src, naturalWidth }) => [src, naturalWidth]),
    )
    await context.close()
    expect(broken.filter(([, width]) => width === 0)).toEqual([])
    expect(answer?.status()).toBeLessThan(500)
  })
})
