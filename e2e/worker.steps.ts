import sharp from 'sharp'
import type { App } from './app.ts'
import type { Tab } from './browser.ts'
import { choose, codeTo, follow, press } from './steps.ts'

/** Somebody who was never here. The NIK speaks of Kecamatan 99, which no regency has. */
export type Newcomer = { readonly name: string; readonly nik: string; readonly phone: string }

/** Opens the door from any page: NIK, phone, and the code that comes to it. */
export async function signIn(app: App, tab: Tab, { nik, phone }: Omit<Newcomer, 'name'>): Promise<void> {
  const { page } = tab
  await follow(tab, 'Masuk')
  await page.waitForURL(/\/masuk/)
  await page.fill('#nik', nik)
  await page.fill('#phone', phone)
  await press(tab, 'Kirim kode')
  await page.fill('#code', await codeTo(app, phone))
  await press(tab, 'Masuk')
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'))
}

/** Registers from any page, with a home in Bakung, Blitar. */
export async function register(app: App, tab: Tab, who: Newcomer): Promise<void> {
  const { page } = tab
  await signIn(app, tab, who)
  await page.fill('#name', who.name)
  await press(tab, 'Lanjut')
  await page.fill('#cari', 'bakung udanawu blitar')
  await press(tab, 'Cari desa')
  await choose(tab, 'Bakung')
  await press(tab, 'Pakai desa ini')
  await press(tab, 'Buat akun')
  await page.waitForURL((url) => !url.pathname.startsWith('/daftar'))
}

/** Answers every question about the person, and stands before the photo. */
export async function fillProfile(tab: Tab): Promise<void> {
  const { page } = tab
  await follow(tab, 'Lanjut isi')
  await page.fill('#birthPlace', 'Blitar')
  await press(tab, 'Simpan dan lanjut')
  await choose(tab, 'Menikah')
  await press(tab, 'Simpan dan lanjut')
  await choose(tab, 'Tamat SMA')
  await press(tab, 'Simpan dan lanjut')
  await page.fill('#address', 'Dusun Krajan RT 02 RW 05')
  await press(tab, 'Simpan dan lanjut')
  await page.waitForURL('**/berkas/photo**')
}

/** A photo as a phone takes it, with a place in it that must not be kept. */
const photo = async (width: number): Promise<Buffer> =>
  await sharp({ create: { width, height: 900, channels: 3, background: '#345' } })
    .withExif({ IFD0: { Copyright: 'rahasia-lokasi' } })
    .jpeg()
    .toBuffer()

/** Sends a picture on the page of a document. */
export async function sendPicture({ page }: Tab, width = 900): Promise<void> {
  await page.setInputFiles('#file', { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: await photo(width) })
  await page.locator('main').getByRole('button', { name: 'Kirim dokumen' }).click()
}

/** Sends a picture, and what is printed on the paper where that is asked. */
export async function showPaper(tab: Tab): Promise<void> {
  const { page } = tab
  await sendPicture(tab)
  const kept = page.locator('main', { hasText: 'Sudah dikirim' })
  await kept.or(page.locator('main:has(form[action*="/data"])')).first().waitFor({ timeout: 20_000 })
  if ((await page.locator('main form[action*="/data"]').count()) > 0) await copyPrinted(tab)
}

/** Copies number and days from the paper: only those that are asked. */
export async function copyPrinted(tab: Tab, { number = 'x 123 4567', until = '2031' } = {}): Promise<void> {
  const { page } = tab
  await page.waitForURL('**/data**')
  if ((await page.locator('#number').count()) > 0) await page.fill('#number', number)
  await fillDay(tab, 'issuedOn', '2026')
  await fillDay(tab, 'validUntil', until)
  await press(tab, 'Simpan')
  await page.waitForURL((url) => !url.pathname.endsWith('/data'))
}

async function fillDay({ page }: Tab, name: string, year: string): Promise<void> {
  if ((await page.locator(`#${name}-year`).count()) === 0) return
  await page.fill(`#${name}`, '1')
  await page.fill(`#${name}-month`, '3')
  await page.fill(`#${name}-year`, year)
}
