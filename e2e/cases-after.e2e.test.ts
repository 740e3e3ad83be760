import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ratna } from '../src/modules/placements/queue/files.examples.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, picture, press, said, unexpected } from './steps.ts'

let office: Office
beforeAll(async () => void (office = await openOffice({ names: [] })))
afterAll(async () => await office?.close())

describe.each([{ scripts: true }, { scripts: false }])('an officer, scripts $scripts', ({ scripts }) => {
  it('starts from a ready sentence, says their ties, closes, and is told how it was', {
    timeout: 120_000,
  }, async () => {
    const { app, browsing, desk } = office
    const tab = await browsing.open({ width: 360, scripts })
    await tab.page.goto(`${app.url}/pengaduan`)
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.selectOption('[name=asal]', '35')
    await tab.page.fill('[name=cerita]', 'Gajiku dipotong.')
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    const [number = ''] = await tab.page.locator('main .figure').allInnerTexts()

    const officer = await desk({ scripts }, ratna)
    await officer.page.goto(`${app.url}/meja/aduan`)
    await follow(officer, number)
    expect(await said(officer)).toContain('Langkah yang biasa berikutnya: Saya pegang')
    await follow(officer, 'Rincian gaji')
    expect(await officer.page.inputValue('[name=jawab]')).toContain('Berapa gaji di kontrak')
    if (scripts) expect(await officer.axe()).toEqual([])
    await picture(officer, `aduan-kalimat-${scripts}`)
    if (scripts) {
      await officer.page.reload()
      await officer.page.keyboard.press('j')
      expect(await officer.page.evaluate(() => document.activeElement?.id)).toBe('jawab')
    }
    await press(officer, 'Kirim jawaban')
    const here = officer.page.url().split('?')[0] ?? ''

    await officer.page.goto(`${app.url}/meja/aduan/hubungan`)
    await press(officer, 'Catat hubungan')
    expect(await officer.page.locator('[role=alert]').innerText()).toContain('Tulis nama perusahaannya')
    await officer.page.fill('[name=perusahaan]', 'PT Saudara Sendiri')
    await press(officer, 'Catat hubungan')
    expect(await said(officer)).toContain('PT Saudara Sendiri')
    if (scripts) expect(await officer.axe()).toEqual([])
    await picture(officer, `aduan-hubungan-${scripts}`)
    await press(officer, 'Sudah tidak ada hubungan')
    expect(await said(officer)).toContain('Dihitung sampai')
    expect(await officer.page.getByText('Sudah tidak ada hubungan').count()).toBe(0)

    await officer.page.goto(here)
    await follow(officer, 'Minta arahan')
    await press(officer, 'Kirim ke pusat')
    expect(await officer.page.locator('[role=alert]').innerText()).not.toBe('')
    await officer.page.fill('[name=pertanyaan]', 'Apakah potongan untuk asrama termasuk gaji yang tidak dibayar?')
    await press(officer, 'Tampilkan keadaannya')
    expect(await officer.page.inputValue('[name=pertanyaan]')).toContain('asrama')
    if (scripts) expect(await officer.axe()).toEqual([])
    await picture(officer, `aduan-tanya-${scripts}`)
    await press(officer, 'Kirim ke pusat')
    expect(await said(officer)).toContain('menunggu jawaban')
    await tab.page.getByRole('link', { name: 'Buka percakapan' }).click()
    expect(await said(tab)).toContain('Kantor menunggu arahan pusat sejak')
    await picture(tab, `aduan-menunggu-arahan-${scripts}`)
    await tab.page.goBack()

    await officer.page.goto(here)
    await officer.page.getByText('Tutup dengan alasan').first().click()
    await choose(officer, 'Dilimpahkan')
    await officer.page.fill('[name=penerima]', 'Kementerian Luar Negeri')
    await officer.page.fill('[name=tutup]', 'Kami teruskan, dan tetap memantau.')
    await press(officer, 'Tutup dengan alasan')
    await expect.poll(async () => await said(officer), { timeout: 10_000 }).toContain('Ditutup')

    await tab.page.getByRole('link', { name: 'Buka percakapan' }).click()
    for (const one of [tab, officer]) {
      const address = one === tab ? `${tab.page.url()}/bukti.zip` : `${here}/bukti.zip`
      const type = async () => (await one.context.request.get(address)).headers()['content-type']
      await expect.poll(type, { timeout: 20_000 }).toBe('application/zip')
    }
    expect(await said(tab)).toContain('jangan unduh di HP yang dilihat orang lain')
    await tab.page.fill('[name=saran]', 'Terlalu lama.')
    await press(tab, 'Kirim nilai')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Pilih satu nilai dulu')
    expect(await tab.page.inputValue('[name=saran]')).toBe('Terlalu lama.')
    await choose(tab, 'Kurang baik')
    // From the top: the way out stays on the screen, and covers something wherever one stops.
    if (scripts) await tab.page.evaluate(() => scrollTo(0, 0))
    if (scripts) expect(await tab.axe()).toEqual([])
    await picture(tab, `aduan-nilai-${scripts}`)
    await press(tab, 'Kirim nilai')
    expect(await said(tab)).toContain('nilaimu sudah masuk')
    expect([...unexpected(tab), ...unexpected(officer)]).toEqual([])
  })
  it('reads nothing more of a case, once it turns out to be against a company of theirs', async () => {
    const { app, browsing, desk } = office
    const tab = await browsing.open({ width: 360, scripts })
    await tab.page.goto(`${app.url}/pengaduan`)
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.selectOption('[name=asal]', '35')
    await tab.page.fill('[name=cerita]', 'Gajiku dipotong KUNYIT.')
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    const [number = ''] = await tab.page.locator('main .figure').allInnerTexts()
    const officer = await desk({ scripts }, ratna)
    await officer.page.goto(`${app.url}/meja/aduan/hubungan`)
    await officer.page.fill('[name=perusahaan]', 'PT Dua Muka')
    await press(officer, 'Catat hubungan')
    await officer.page.goto(`${app.url}/meja/aduan`)
    await follow(officer, number)
    expect(await said(officer)).toContain('KUNYIT')
    const here = officer.page.url()
    await officer.page.getByText('Jenis, tanda bahaya, pihak teradu').first().click()
    await officer.page.fill('[name=perusahaan]', 'Dua Muka, Tbk')
    await press(officer, 'Jenis, tanda bahaya, pihak teradu')
    await officer.page.goto(here)
    expect(await said(officer)).toContain('Kamu mencatat hubungan dengan perusahaan ini')
    expect(await said(officer)).not.toContain('KUNYIT')
    if (scripts) expect(await officer.axe()).toEqual([])
    await picture(officer, `aduan-terikat-${scripts}`)
    for (const rest of ['/akses', '/bukti.zip', '/tanya']) {
      const answer = await officer.context.request.get(here + rest)
      expect(answer.status(), rest).toBe(404)
    }
    await follow(officer, 'Limpahkan')
    expect(await said(officer)).not.toContain('KUNYIT')
    await officer.page.goto(`${app.url}/meja/aduan/hubungan`)
    await press(officer, 'Sudah tidak ada hubungan')
    await officer.page.goto(here)
    expect(await said(officer)).toContain('Kamu mencatat hubungan dengan perusahaan ini')
  })
})
