import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { phone, someoneWhoSent, timesOf } from './correction.steps.ts'
import { appointStaff, approve, openFile, signInOfficer } from './officer.steps.ts'
import { choose, follow, linkTo, messageTo, picture, press, said, unexpected } from './steps.ts'
import { copyPrinted, sendPicture, signIn } from './worker.steps.ts'

let app: App
let browsing: Browsing
beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  await appointStaff(app)
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

/** What an officer gives back, in the words the worker reads. */
const sentence = 'Foto paspor silau. Foto ulang dekat jendela.'

/** Gives a file back for its passport; what was left out first is said, and a second click does nothing. */
async function giveBack(desk: Tab): Promise<void> {
  const { page } = desk
  await follow(desk, 'Pilih beberapa atau tulis sendiri')
  await press(desk, 'Kembalikan')
  expect(await page.innerText('body')).toContain('Pilih paling sedikit satu.')
  const item = page.locator('main .flow', { has: page.getByLabel('Foto ulang Paspor', { exact: true }) }).last()
  expect(await item.innerText()).toContain('UU 18/2017 Pasal 13 huruf e')
  await choose(desk, 'Foto ulang Paspor')
  await page.getByLabel('Kalimat untuk pekerja: Foto ulang Paspor').fill(sentence)
  await page.locator('main').getByRole('button', { name: 'Kembalikan' }).dblclick()
  // The second click breaks off the answer to the first; only where it ends counts.
  await expect.poll(() => page.url(), { timeout: 30_000 }).toContain('selesai=')
}

/** Opens the link of the message, signs in, and comes to the one thing that is asked. */
async function openMessage(tab: Tab, nik: string): Promise<void> {
  await tab.page.goto(await linkTo(app, phone))
  await signIn(app, tab, { nik, phone })
  expect(await said(tab)).toContain('Perbaiki 1 hal')
  const asked = tab.page.locator('main .task', { hasText: sentence })
  expect(await asked.count()).toBe(1)
  expect(await tab.page.locator('main .task', { hasText: 'Belum ada' }).count()).toBe(0)
  await follow(tab, 'Lihat putusannya')
  expect(await said(tab)).toContain('UU 18/2017 Pasal 13 huruf e')
  await follow(tab, 'Kembali')
  await follow(tab, 'Kerjakan')
  await tab.page.waitForURL('**/berkas/passport')
}

/** Sends the passport anew; what is wrong on the way is said, and what was typed stays. */
async function correct(tab: Tab): Promise<void> {
  const { page } = tab
  await press(tab, 'Kirim dokumen')
  expect(await page.innerText('.errors')).toContain('Pilih foto atau file dulu.')
  expect(await said(tab)).toContain(sentence)
  await sendPicture(tab)
  await page.waitForURL('**/data')
  await page.fill('#number', 'X7654321')
  await page.fill('#validUntil', '31')
  await page.fill('#validUntil-month', '2')
  await page.fill('#validUntil-year', '2031')
  await press(tab, 'Simpan')
  expect(await page.innerText('.errors')).toContain('Tanggal itu tidak ada di kalender.')
  expect(await page.inputValue('#number')).toBe('X7654321')
  expect(await page.inputValue('#validUntil')).toBe('31')
  await copyPrinted(tab, { number: 'X7654321' })
}

describe.each([
  { how: 'with JavaScript', scripts: true, number: 0x701, name: 'Nur Aini Rahmawati', nik: '3505994105967001' },
  { how: 'without JavaScript', scripts: false, number: 0x702, name: 'Dwi Lestari', nik: '3505994105967002' },
])('a file that is given back, $how', ({ scripts, ...sender }) => {
  const { name, nik } = sender
  const shot = async (tab: Tab, what: string): Promise<void> =>
    await picture(tab, `${scripts ? 'js' : 'nojs'}-k${what}`)
  const atDesk = async (): Promise<Tab> => {
    const desk = await browsing.open({ scripts, width: 1366 })
    await signInOfficer(app, desk, 'counter')
    return desk
  }

  it('names one faulty document, is corrected in that alone, and is approved', { timeout: 240_000 }, async () => {
    await someoneWhoSent(app, sender)
    const desk = await atDesk()
    await openFile(desk, name)
    await giveBack(desk)
    await shot(desk, '1-dikembalikan')
    expect(await timesOf(app, name, 'returned')).toBe(1)
    await expect.poll(async () => await messageTo(app, phone), { timeout: 40_000 }).toContain('perlu kamu perbaiki')

    const tab = await browsing.open({ scripts })
    await openMessage(tab, nik)
    await shot(tab, '2-paspor')
    await correct(tab)
    await shot(tab, '3-diperbaiki')
    await follow(tab, 'Perjalanan')
    await shot(tab, '4-perjalanan')
    await follow(tab, 'Periksa dan kirim')
    await tab.page.locator('main').getByRole('button', { name: 'Kirim berkas' }).dblclick()
    await tab.page.waitForURL('**/perjalanan/terkirim')
    expect(await timesOf(app, name, 'submitted')).toBe(2)

    await follow(desk, 'Antrean kerja')
    await openFile(desk, name)
    await shot(desk, '5-lagi')
    const changed = await desk.page.locator('.why', { hasText: 'Yang berubah sejak dikembalikan' }).innerText()
    expect(changed).toContain(sentence)
    expect(changed).toContain('Dikirim ulang')
    expect(changed).not.toContain('Belum berubah')
    await approve(desk)
    await expect.poll(async () => await messageTo(app, phone), { timeout: 40_000 }).toContain('disetujui')
    await follow(tab, 'Ke perjalananku')
    await shot(tab, '6-disetujui')
    expect(await said(tab)).toContain('Pilih tanggal pembekalan')
    expect(unexpected(tab)).toEqual([])
  })
})
