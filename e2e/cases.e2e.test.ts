import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ratna } from '../src/modules/placements/queue/files.examples.ts'
import type { Tab } from './browser.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, heading, picture, press, said, unexpected } from './steps.ts'

let office: Office
beforeAll(async () => void (office = await openOffice({ names: [] })))
afterAll(async () => await office?.close())

const figures = async (tab: Tab): Promise<readonly string[]> => await tab.page.locator('main .figure').allInnerTexts()

describe.each([{ scripts: true }, { scripts: false }])('a complaint, scripts $scripts', ({ scripts }) => {
  it('is told without a name, answered, and settled by nobody but who told it', { timeout: 120_000 }, async () => {
    const { app, browsing, desk } = office
    const tab = await browsing.open({ width: 360, scripts })
    await tab.page.goto(`${app.url}/pengaduan`)
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await tab.axe()).toEqual([])
    await tab.page.fill('[name=cerita]', 'Gajiku tiga bulan belum dibayar.')
    await press(tab, 'Kirim')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Pilih satu yang paling dekat')
    expect(await tab.page.inputValue('[name=cerita]')).toBe('Gajiku tiga bulan belum dibayar.')
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.selectOption('[name=asal]', '35')
    await press(tab, 'Kirim')
    const [number = '', code = ''] = await figures(tab)
    expect(number).toMatch(/^ADU-26-\d{6}$/)
    expect(code).toMatch(/^(\w{4}-){3}\w{4}$/)
    expect(await tab.page.title()).not.toMatch(/aduan|masalah|gaji/i)
    if (scripts) expect(await tab.axe()).toEqual([])
    await expect
      .poll(async () => (await tab.page.reload()) && (await said(tab)), { timeout: 20_000 })
      .toContain('Simpan resi')
    await picture(tab, `aduan-tanda-terima-${scripts}`)

    const officer = await desk({ scripts }, ratna)
    await officer.page.goto(`${app.url}/meja/aduan`)
    await follow(officer, number)
    expect(await said(officer)).toContain('Gajiku tiga bulan belum dibayar.')
    if (scripts) expect(await officer.axe()).toEqual([])
    await officer.page.fill('[name=catatan]', 'Perusahaan ini sudah tiga kali.')
    await press(officer, 'Simpan catatan')
    await officer.page.fill('[name=jawab]', 'Kami menelepon perusahaan hari ini.')
    await press(officer, 'Kirim jawaban')
    expect(await said(officer)).toContain('Sedang ditangani')
    await officer.page.getByText('Menurut kantor sudah selesai').first().click()
    await officer.page.fill('[name=selesai]', 'Gajinya sudah dibayar.')
    await press(officer, 'Menurut kantor sudah selesai')
    await picture(officer, `aduan-meja-${scripts}`)

    const later = await browsing.open({ width: 360, scripts })
    await later.page.goto(`${app.url}/p`)
    await later.page.fill('[name=nomor]', number.toLowerCase())
    await later.page.fill('[name=kode]', 'SALAH')
    await press(later, 'Buka')
    expect(await later.page.locator('[role=alert]').innerText()).toContain('tidak cocok')
    await later.page.fill('[name=kode]', code.replaceAll('-', ' '))
    await press(later, 'Buka')
    expect(await heading(later)).toBe(number)
    const talk = await said(later)
    expect(talk).toContain('Kami menelepon perusahaan hari ini.')
    expect(talk).not.toContain('sudah tiga kali')
    await picture(later, `aduan-${scripts}`)
    if (scripts) expect(await later.axe()).toEqual([])
    await press(later, 'Belum')
    expect(await said(later)).toContain('Sedang ditangani')
    await later.page.fill('[name=pesan]', 'Baru satu bulan yang dibayar.')
    await press(later, 'Kirim pesan')
    expect(await said(later)).toContain('Baru satu bulan yang dibayar.')
    await officer.page.goto(`${app.url}/meja/aduan?daftar=belum-dibaca`)
    expect(await said(officer)).toContain(number)
    expect([...unexpected(tab), ...unexpected(officer), ...unexpected(later)]).toEqual([])
  })
})

describe('the way out', () => {
  it('takes the visit away, with and without scripts', async () => {
    const { app, browsing } = office
    for (const scripts of [true, false]) {
      const tab = await browsing.open({ scripts })
      await tab.page.goto(`${app.url}/bantuan`)
      await tab.page.goto(`${app.url}/pengaduan`)
      await choose(tab, 'Masalah lain')
      await tab.page.fill('[name=cerita]', 'Tolong.')
      await press(tab, 'Kirim')
      await tab.page.waitForURL('**/tanda-terima', { waitUntil: 'load' })
      expect((await tab.context.cookies()).some(({ name }) => name === 'aduan')).toBe(true)
      const receipt = tab.page.url()
      const left = tab.page.waitForRequest('https://www.bmkg.go.id/')
      if (scripts) for (const _ of [1, 2, 3]) await tab.page.keyboard.press('Shift')
      else await tab.page.getByText('Keluar dari halaman ini').click()
      await left
      expect((await tab.context.cookies()).some(({ name }) => name === 'aduan')).toBe(false)
      const again = await tab.context.newPage()
      await again.goto(receipt)
      expect(again.url()).toBe(`${app.url}/pengaduan/masuk`)
    }
  })
})
