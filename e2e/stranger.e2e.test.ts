import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { codeTo, press } from './steps.ts'

let app: App
let browsing: Browsing
beforeAll(async () => void ([app, browsing] = await Promise.all([startApp(), browse()])))
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const path = ({ page }: Tab): string => new URL(page.url()).pathname
const heading = async ({ page }: Tab): Promise<string | null> => await page.textContent('main h1')

/** Asks for a code, as somebody at the door. */
async function ask(tab: Tab, nik: string, phone: string): Promise<void> {
  await tab.page.goto(`${app.url}/masuk`)
  await tab.page.fill('#nik', nik)
  await tab.page.fill('#phone', phone)
  await press(tab, 'Kirim kode')
  await tab.page.waitForURL('**/masuk/kode')
}

/** Types the code that came to a phone. */
async function prove(tab: Tab, phone: string): Promise<void> {
  await tab.page.fill('#code', await codeTo(app, phone))
  await press(tab, 'Masuk')
}

describe('a stranger at the door', () => {
  it('who opens the page of the code without asking for one comes to the door', async () => {
    const tab = await browsing.open()
    await tab.page.goto(`${app.url}/masuk/kode`)
    expect(path(tab)).toBe('/masuk')
    await tab.page.goto(`${app.url}/petugas/masuk/kode`)
    expect(path(tab)).toBe('/petugas/masuk')
  })

  it('gets a second code without typing anything again, and signs up with it', { timeout: 60_000 }, async () => {
    const tab = await browsing.open({ scripts: false })
    const phone = '0812 5552 0001'
    await ask(tab, '3505994103959021', phone)
    const first = await codeTo(app, phone)
    await press(tab, 'Kirim kode lagi')
    expect(await tab.page.textContent('main')).toContain('Kode baru sudah dikirim ke nomor yang berakhiran 0001')
    await expect.poll(async () => await codeTo(app, phone)).not.toBe(first)
    await prove(tab, phone)
    expect(path(tab)).toBe('/daftar')
  })

  it('who goes back after the code is proven goes on where they were', { timeout: 60_000 }, async () => {
    const tab = await browsing.open()
    const phone = '0812 5552 0002'
    await ask(tab, '3505994103959022', phone)
    await prove(tab, phone)
    await tab.page.waitForURL('**/daftar')
    await tab.page.goBack()
    expect(path(tab)).toBe('/daftar')
    expect(await heading(tab)).toBe('Siapa namamu?')
  })

  it.each([true, false])(
    'keeps what was found when no village is chosen (JavaScript: %s)',
    async (scripts) => {
      const tab = await browsing.open({ scripts })
      const { page } = tab
      const serial = scripts ? '0004' : '0005'
      await ask(tab, `350599410395902${serial.at(-1)}`, `0812 5552 ${serial}`)
      await prove(tab, `0812 5552 ${serial}`)
      await page.fill('#name', 'Sumarni')
      await press(tab, 'Lanjut')
      await press(tab, 'Cari desa')
      expect(await page.textContent('main')).toContain('Tulis nama desamu dulu.')
      await page.fill('#cari', 'sukamaju')
      await press(tab, 'Cari desa')
      const found = await page.locator('main input[name=village]').count()
      expect(found).toBeGreaterThan(1)
      await press(tab, 'Pakai desa ini')
      expect(await page.textContent('.errors')).toContain('Pilih desamu dulu.')
      expect(await page.locator('main input[name=village]').count()).toBe(found)
      expect(await page.inputValue('#cari')).toBe('sukamaju')
      if (scripts) expect(await tab.axe()).toEqual([])
      await page.fill('#cari', 'bakung udanawu blitar')
      await press(tab, 'Cari desa')
      expect(await page.isChecked('main input[name=village]')).toBe(true)
      await press(tab, 'Pakai desa ini')
      await press(tab, 'Buat akun')
      await page.waitForURL('**/perjalanan')
      await page.goto(`${app.url}/masuk`)
      expect(path(tab)).toBe('/perjalanan')
    },
    60_000,
  )

  it('who types the NIK of somebody else is told who can help, and may type again', { timeout: 60_000 }, async () => {
    const tab = await browsing.open()
    const phone = '0812 5552 0006'
    await ask(tab, '3505994103959024', phone)
    await prove(tab, phone)
    expect(await heading(tab)).toBe('NIK ini sudah terdaftar')
    // Whoever only knows a NIK learns nothing of its phone.
    expect(await tab.page.textContent('main')).not.toContain('0004')
    expect(await tab.axe()).toEqual([])
    await tab.page.click('text=Salah ketik NIK? Ulangi')
    expect(path(tab)).toBe('/masuk')
  })
})

describe('what stands alone to be pressed', () => {
  const pages = [
    '/',
    '/syarat',
    '/kantor',
    '/cek',
    '/darurat',
    '/bantuan',
    '/status',
    '/masuk',
    '/petugas/masuk',
    '/izin',
  ]

  it.each(pages)('is big enough for a thumb: %s', async (path) => {
    const { page } = await browsing.open()
    await page.goto(app.url + path)
    const small = await page.$$eval('main :is(a, button, summary)', (all) =>
      all
        // A link in a sentence has the room of its line.
        .filter((each) => [undefined, each.textContent.trim()].includes(each.closest('p')?.textContent.trim()))
        .filter((each) => each.getBoundingClientRect().height < 44)
        .map((each) => each.textContent),
    )
    expect(small).toEqual([])
  })
})

describe('the foot of every page', () => {
  it('leads to people, help and the law, in places a thumb can press, and stands at the end', async () => {
    const tab = await browsing.open()
    await tab.page.goto(`${app.url}/tidak-ada`)
    const links = await tab.page.$$eval('footer a', (all) =>
      all.map((link) => ({ href: link.getAttribute('href') ?? '', height: link.getBoundingClientRect().height })),
    )
    expect(links.map(({ href }) => href)).toEqual(['/darurat', '/bantuan', '/kantor', '/syarat', '/peraturan', '/log'])
    for (const { href, height } of links) {
      expect(height).toBeGreaterThanOrEqual(44)
      expect((await tab.page.request.get(app.url + href)).status()).toBe(200)
    }
    const gap = await tab.page.evaluate(
      () => innerHeight - (document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0),
    )
    expect(gap).toBeLessThanOrEqual(0)
  })
})
