import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { cheap, photographed, printed } from '../src/platform/credential/paper.examples.ts'
import { qrOf } from '../src/platform/credential/qr.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { browseWithCamera, framesOf, scratched } from './camera.ts'
import { type Cards, makeCards } from './cards.ts'

vi.setConfig({ testTimeout: 60_000 })
let app: App
let codes: Cards['codes']
/** Without any camera. */
let plain: Browsing
beforeAll(async () => {
  ;[app, plain] = await Promise.all([startApp(), browse()])
  ;({ codes } = await makeCards(app))
})
afterAll(async () => {
  await plain?.close()
  await app?.close()
})

const verdictOf = async ({ page }: Tab): Promise<string> => (await page.textContent('[data-result] h1')) ?? ''
const noteOf = async ({ page }: Tab): Promise<string> => (await page.textContent('[data-note]')) ?? ''
const photoNoteOf = async ({ page }: Tab): Promise<string> => (await page.textContent('[data-photo]')) ?? ''
const scan = async ({ page }: Tab): Promise<void> => await page.click('button:has-text("Pindai dengan kamera")')

async function opened(browsing: Browsing): Promise<Tab> {
  const tab = await browsing.open()
  await tab.page.goto(`${app.url}/verifikasi`)
  await tab.page.waitForSelector('[data-ready]')
  return tab
}

/** A page whose camera looks at this, and reads already. */
async function lookingAt(frames: readonly Uint8Array[]): Promise<Tab> {
  const browsing = await browseWithCamera(frames)
  onTestFinished(async () => await browsing.close())
  const tab = await opened(browsing)
  await scan(tab)
  return tab
}

/** The typed way is always there. */
async function typesInstead(tab: Tab): Promise<void> {
  await tab.page.fill('#kode', codes.good)
  await tab.page.click('button:has-text("Periksa")')
  await expect.poll(async () => await verdictOf(tab)).toBe('Berlaku')
}

describe('a card held into the camera', () => {
  it('is read from paper and checked; the scanner is fetched only then', async () => {
    const browsing = await browseWithCamera(await framesOf(codes.good))
    onTestFinished(async () => await browsing.close())
    const tab = await opened(browsing)
    expect(tab.wire.urls().filter((url) => url.includes('qr-'))).toEqual([])
    await scan(tab)
    await expect.poll(async () => await verdictOf(tab), { timeout: 20_000 }).toBe('Berlaku')
    expect(await tab.page.textContent('[data-fill="holder"]')).toBe('SITI AMINAH')
    expect(await tab.page.isVisible('video')).toBe(true)
    expect(await tab.axe()).toEqual([])
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    await tab.page.click('button:has-text("Tutup kamera")')
    expect(await tab.page.isVisible('video')).toBe(false)
    expect(await tab.page.evaluate(() => document.querySelector('video')?.srcObject ?? null)).toBeNull()
    expect(tab.complaints).toEqual([])
  })

  it('is counted once while it stays in sight, and refused when it is withdrawn', async () => {
    const tab = await lookingAt(await framesOf(codes.revoked))
    await expect.poll(async () => await verdictOf(tab), { timeout: 20_000 }).toBe('Dicabut')
    await tab.page.waitForTimeout(2_000)
    expect(await tab.page.textContent('[data-count="bad"]')).toBe('1')
  })

  it('is read with the network off and the server out of reach', async () => {
    const browsing = await browseWithCamera(await framesOf(codes.good))
    onTestFinished(async () => await browsing.close())
    const tab = await opened(browsing)
    await tab.page.waitForSelector('[data-saved]:not([hidden])')
    await tab.page.reload()
    await tab.page.waitForSelector('[data-ready]')
    await tab.goOffline()
    await tab.page.reload()
    await tab.page.waitForSelector('[data-ready]', { timeout: 20_000 })
    await scan(tab)
    await expect.poll(async () => await verdictOf(tab), { timeout: 20_000 }).toBe('Berlaku')
  })

  it('of something else says that it is no card', async () => {
    const tab = await lookingAt(await framesOf('https://contoh.example/menu'))
    await expect.poll(async () => await verdictOf(tab), { timeout: 20_000 }).toBe('Bukan kartu PMI')
    await typesInstead(tab)
  })

  it('that is scratched says so after a while, and goes on looking', async () => {
    const tab = await lookingAt(await framesOf(codes.good, scratched(codes.good)))
    await expect.poll(async () => await noteOf(tab), { timeout: 20_000 }).toContain('terlihat, tapi tidak terbaca')
    expect(await tab.page.isVisible('video')).toBe(true)
    expect(await tab.axe()).toEqual([])
    await typesInstead(tab)
  })

  it('and nothing in sight: says where to point it', async () => {
    const wall = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    const tab = await lookingAt([wall])
    await expect.poll(async () => await noteOf(tab), { timeout: 20_000 }).toContain('Belum ada kode yang terlihat')
  })
})

describe('a device without a camera to give', () => {
  it('says that it has none', async () => {
    const tab = await opened(plain)
    await tab.context.grantPermissions(['camera'])
    await scan(tab)
    await expect.poll(async () => await noteOf(tab)).toContain('tidak punya kamera')
    await typesInstead(tab)
  })

  it('says what to do when the camera is not allowed', async () => {
    const browsing = await browse(['--use-fake-device-for-media-stream', '--deny-permission-prompts'])
    onTestFinished(async () => await browsing.close())
    const tab = await opened(browsing)
    await scan(tab)
    await expect.poll(async () => await noteOf(tab)).toContain('belum diizinkan')
    expect(await tab.page.isVisible('video')).toBe(false)
    await typesInstead(tab)
  })

  it('offers none where the browser has none to ask for', async () => {
    const tab = await plain.open()
    await tab.page.addInitScript(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }))
    await tab.page.goto(`${app.url}/verifikasi`)
    await tab.page.waitForSelector('[data-ready]')
    expect(await tab.page.isVisible('[data-camera]')).toBe(false)
    expect(await noteOf(tab)).toContain('tidak bisa membuka kamera')
    await typesInstead(tab)
  })
})

describe('a photo of a card', () => {
  const photo = async (svg: string) => ({
    name: 'IMG_0001.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp(await photographed(await printed(svg, cheap), cheap))
      .jpeg({ quality: 80 })
      .toBuffer(),
  })
  /** Every file there is, but the log's own notes. */
  const kept = async (): Promise<string[]> =>
    (await readdir(app.dataDir, { recursive: true })).filter((path) => !path.startsWith('ledger/'))
  const drawn = (text: string): string => qrOf(text, 'x').svg

  it('is read on the device, with the network off too; nothing is sent', async () => {
    const tab = await opened(plain)
    await tab.page.waitForSelector('[data-saved]:not([hidden])')
    await tab.page.reload()
    await tab.page.waitForSelector('[data-ready]')
    for (const offline of [false, true]) {
      await tab.goOffline(offline)
      const posts: string[] = []
      tab.page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
      await tab.page.setInputFiles('#foto', await photo(drawn(codes.good)))
      await expect.poll(async () => await verdictOf(tab), { timeout: 20_000 }).toBe('Berlaku')
      await tab.page.setInputFiles('#foto', await photo(drawn(codes.expired)))
      await expect.poll(async () => await verdictOf(tab), { timeout: 20_000 }).toBe('Habis masa')
      expect(posts).toEqual([])
    }
  })

  it.each([
    ['a scratched code', async () => await photo(scratched(codes.good)), 'tapi tidak terbaca'],
    ['a photo of a wall', async () => await photo('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'Tidak ada kode'],
    [
      'no picture at all',
      () => ({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('halo') }),
      'bukan gambar',
    ],
  ])('%s: says so, and the typed way stays', async (_, make, sentence) => {
    const tab = await opened(plain)
    await tab.page.setInputFiles('#foto', await make())
    await expect.poll(async () => await photoNoteOf(tab), { timeout: 20_000 }).toContain(sentence)
    await typesInstead(tab)
  })

  it('is read by the server where no script runs, and kept nowhere', async () => {
    const before = await kept()
    const tab = await plain.open({ scripts: false })
    await tab.page.goto(`${app.url}/verifikasi`)
    await tab.page.click('button:has-text("Baca foto")')
    expect(await tab.page.title()).toContain('Salah:')
    expect(await tab.page.textContent('main')).toContain('Pilih dulu fotonya')
    for (const [svg, verdict] of [
      [drawn(codes.good), 'Berlaku'],
      [drawn(codes.revoked), 'Dicabut'],
      [drawn('https://contoh.example/menu'), 'Bukan kartu PMI'],
    ] as const) {
      await tab.page.setInputFiles('#foto', await photo(svg))
      await tab.page.click('button:has-text("Baca foto")')
      expect(await verdictOf(tab)).toBe(verdict)
    }
    await tab.page.setInputFiles('#foto', await photo(scratched(codes.good)))
    await tab.page.click('button:has-text("Baca foto")')
    expect(await tab.page.textContent('main')).toContain('tapi tidak terbaca')
    expect(await kept()).toEqual(before)
  })

  it('of a passport beside it: the end of its number is compared after the photo, without a script', async () => {
    const tab = await plain.open({ scripts: false })
    await tab.page.goto(`${app.url}/verifikasi`)
    await tab.page.setInputFiles('#foto', await photo(drawn(codes.good)))
    await tab.page.click('button:has-text("Baca foto")')
    await tab.page.fill('#paspor', '9999')
    await tab.page.click('button:has-text("Periksa")')
    expect(await verdictOf(tab)).toBe('Bukan pemegangnya')
  })
})
