import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../src/kernel/time.ts'
import { appointOfficer } from '../src/modules/accounts/index.ts'
import { personNo, ratna } from '../src/modules/placements/queue/files.examples.ts'
import { amendingText, ownText } from '../src/modules/regulations/texts/text.examples.ts'
import type { Tab } from './browser.ts'
import { type Office, openOffice } from './desk.ts'
import { follow, picture, press, said, unexpected } from './steps.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice({ names: [] })
  const { asSystem, tools } = office.app.bekal
  await asSystem(async (tx) => {
    await appointOfficer(tx, tools.seal, {
      id: personNo(0xf6),
      name: 'Tuti Pusat',
      officerNumber: 'PUSAT-2',
      phone: '+6281277776680',
      role: 'centre',
      title: 'Perancang peraturan',
      office: null,
      village: null,
      from: day('2020-01-01'),
    })
  })
})
afterAll(async () => await office?.close())
const centre = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) } as const
const checker = { ...centre, person: personNo(0xf6) } as const

/** Another person of the centre enters what is on this page. */
async function enterAsOther(tab: Tab, scripts: boolean): Promise<Tab> {
  expect(await said(tab)).toContain('Rekan lain yang memeriksa dan mencatatnya.')
  const other = await office.desk({ scripts }, checker)
  await other.page.goto(tab.page.url())
  await press(other, 'Catat pasal-pasal ini')
  return other
}

describe.each([
  { scripts: true, instrument: 'UU 39/2004', other: 'UU 21/2007' },
  { scripts: false, instrument: 'PP 59/2021', other: 'PP 22/2022' },
])('the text of an instrument, scripts $scripts', ({ scripts, instrument, other }) => {
  it('is pasted, looked at, entered and read as it stood on a day; a change comes as a file', async () => {
    const tab = await office.desk({ scripts }, centre)
    const { url } = office.app
    await tab.page.goto(`${url}/pusat/naskah`)
    await tab.page.fill('[name=peraturan]', 'UU Khayal')
    await tab.page.fill('[name=naskah]', `${ownText}\n`)
    await press(tab, 'Lihat hasilnya dulu')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Kami tidak mengenal peraturan ini')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('dari mana teks ini disalin')
    expect(await tab.page.inputValue('[name=naskah]')).toContain('Pembaca boleh minum.')
    if (scripts) expect(await tab.axe()).toEqual([])
    await tab.page.fill('[name=peraturan]', instrument)
    await tab.page.fill('[name=asal]', 'Salinan contoh, 1 Januari 2022')
    await tab.page.fill('[name=mulai]', '2022-01-01')
    await press(tab, 'Lihat hasilnya dulu')
    expect(await said(tab)).toContain('3 pasal akan dicatat')
    await picture(tab, `naskah-${scripts}`)
    const first = await enterAsOther(tab, scripts)
    await follow(first, 'Pasal 6')
    expect(await said(first)).toContain('Pembaca boleh minum.')
    expect(await said(first)).toContain('disalin dari: Salinan contoh, 1 Januari 2022.')

    await tab.page.goto(`${url}/pusat/naskah?cara=berkas`)
    await tab.page.fill('[name=peraturan]', other)
    await tab.page.fill('[name=mengubah]', instrument)
    await tab.page.fill('[name=asal]', 'https://jdih.contoh.go.id/ubah')
    await tab.page.fill('[name=mulai]', '2026-03-01')
    await tab.page.setInputFiles('[name=berkas]', {
      name: 'naskah.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0xff, 0xfe, 0x50, 0x00]),
    })
    await press(tab, 'Lihat hasilnya dulu')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('bukan teks UTF-8')
    await tab.page.setInputFiles('[name=berkas]', {
      name: 'naskah.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(amendingText),
    })
    await press(tab, 'Lihat hasilnya dulu')
    expect(await said(tab)).toContain('tidak mendapat tempat')
    expect(await tab.page.locator('ins').first().innerText()).toContain('dengan suara')
    expect(await said(tab)).toContain('Yang berlaku sebelumnya')
    await picture(tab, `naskah-ubah-${scripts}`)
    if (scripts) expect(await tab.axe()).toEqual([])
    const second = await enterAsOther(tab, scripts)
    await follow(second, 'Pasal 7')
    expect(await said(second)).toContain('Pasal ini dihapus sejak')
    await tab.page.goto(`${url}/pusat/naskah`)
    expect(await said(tab)).toContain('Dibawa oleh')
    await picture(tab, `naskah-daftar-${scripts}`)
    expect(unexpected(tab)).toEqual([])
  })

  it('with a misread heading says so, is sent back with a reason, and is then entered by nobody', async () => {
    const tab = await office.desk({ scripts }, centre)
    await tab.page.goto(`${office.app.url}/pusat/naskah`)
    await tab.page.fill('[name=peraturan]', instrument)
    await tab.page.fill('[name=asal]', 'Salinan contoh')
    await tab.page.fill('[name=mulai]', '2024-01-01')
    await tab.page.fill('[name=naskah]', ownText.replace('Pasal 6', 'Pasal G'))
    await press(tab, 'Lihat hasilnya dulu')
    expect(await said(tab)).toContain('Pasal 1–4, 6 tidak ada dalam naskah ini')
    expect(await said(tab)).toContain('judul pasal yang nomornya tidak terbaca')
    const other = await office.desk({ scripts }, checker)
    await other.page.goto(tab.page.url())
    await other.page.locator('summary', { hasText: 'Kembalikan naskah ini' }).click()
    await press(other, 'Kembalikan naskah ini')
    expect(await said(other)).toContain('Tulis apa yang salah')
    await other.page.fill('[name=sebab]', 'Judul Pasal 6 salah ketik.')
    await picture(other, `naskah-kembali-${scripts}`)
    await press(other, 'Kembalikan naskah ini')
    expect(await said(other)).toContain('Dikembalikan Tuti Pusat')
    expect(await said(other)).toContain('Judul Pasal 6 salah ketik.')
    expect(await other.page.locator('button', { hasText: 'Catat pasal-pasal ini' }).count()).toBe(0)
    if (scripts) expect(await other.axe()).toEqual([])
    expect(unexpected(other)).toEqual([])
  })
})
