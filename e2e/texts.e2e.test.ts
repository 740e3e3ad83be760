import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personNo, ratna } from '../src/modules/placements/queue/files.examples.ts'
import { amendingText, ownText } from '../src/modules/regulations/texts/text.examples.ts'
import { type Office, openOffice } from './desk.ts'
import { follow, picture, press, said, unexpected } from './steps.ts'

let office: Office
beforeAll(async () => void (office = await openOffice({ names: [] })))
afterAll(async () => await office?.close())
const centre = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) } as const

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
    expect(await tab.page.inputValue('[name=naskah]')).toContain('Pembaca boleh minum.')
    if (scripts) expect(await tab.axe()).toEqual([])
    await tab.page.fill('[name=peraturan]', instrument)
    await tab.page.fill('[name=mulai]', '2022-01-01')
    await press(tab, 'Lihat hasilnya dulu')
    expect(await said(tab)).toContain('3 pasal akan dicatat')
    await picture(tab, `naskah-${scripts}`)
    await press(tab, 'Catat pasal-pasal ini')
    await follow(tab, 'Pasal 6')
    expect(await said(tab)).toContain('Pembaca boleh minum.')

    await tab.page.goto(`${url}/pusat/naskah?cara=berkas`)
    await tab.page.fill('[name=peraturan]', other)
    await tab.page.fill('[name=mengubah]', instrument)
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
    await press(tab, 'Catat pasal-pasal ini')
    await follow(tab, 'Pasal 7')
    expect(await said(tab)).toContain('Pasal ini dihapus sejak')
    await tab.page.goto(`${url}/pusat/naskah`)
    expect(await said(tab)).toContain('Dibawa oleh')
    await picture(tab, `naskah-daftar-${scripts}`)
    expect(unexpected(tab)).toEqual([])
  })
})
