import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bayu, ratna } from '../src/modules/placements/queue/files.examples.ts'
import type { Tab } from './browser.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, picture, press, said, unexpected } from './steps.ts'

let office: Office
beforeAll(async () => void (office = await openOffice({ names: [] })))
afterAll(async () => await office?.close())

const alert = async ({ page }: Tab): Promise<string> => await page.locator('[role=alert]').innerText()
const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)

describe.each([{ scripts: true }, { scripts: false }])('a return home, scripts $scripts', ({ scripts }) => {
  it('is planned, confirmed by another person, and ends in hands the law names; the worker reads who pays', {
    timeout: 180_000,
  }, async () => {
    const { app, browsing, desk } = office
    const fine = async (tab: Tab): Promise<void> => {
      if (scripts) expect(await tab.axe()).toEqual([])
      expect(await tab.sideways()).toBe(0)
    }
    const tab = await browsing.open({ width: 360, scripts })
    await tab.page.goto(`${app.url}/pengaduan`)
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.selectOption('[name=asal]', '35')
    await tab.page.fill('[name=cerita]', 'Aku ingin pulang.')
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    const [number = ''] = await tab.page.locator('main .figure').allInnerTexts()
    await tab.page.getByRole('link', { name: 'Buka percakapan' }).click()
    const own = tab.page.url()

    const planner = await desk({ scripts }, ratna)
    await planner.page.goto(`${app.url}/meja/aduan`)
    await follow(planner, number)
    await follow(planner, 'Rencanakan pemulangan')
    await planner.page.fill('[name=hari]', later)
    await planner.page.fill('[name=jalan]', 'Taipei ke Surabaya, pesawat, SPLP.')
    await press(planner, 'Simpan rencana')
    expect(await alert(planner)).toContain('Tanyakan dulu')
    expect(await planner.page.inputValue('[name=jalan]')).toContain('SPLP')
    await fine(planner)
    await picture(planner, `pulang-rencana-${scripts}`)
    await choose(planner, 'Ya, ditanya dan mau')
    for (const [fact, value] of Object.entries({
      deceased: 'tidak',
      sick: 'ya',
      conditionChecked: 'ya',
      transportArranged: 'ya',
    }))
      await planner.page.selectOption(`[name=f-${fact}]`, value)
    await press(planner, 'Simpan rencana')
    expect(await said(planner)).toContain('Menunggu disahkan orang lain')
    expect(await planner.page.inputValue('[name=f-sick]')).toBe('ya')
    const here = planner.page.url()
    await tab.page.goto(own)
    expect(await said(tab)).toContain('Pemulanganmu sedang disiapkan')
    expect(await said(tab)).toContain('Kamu tidak dipaksa')

    const second = await desk({ scripts, width: 360 }, bayu)
    await second.page.goto(here)
    await press(second, 'Sahkan')
    expect(await alert(second)).not.toBe('')
    await planner.page.selectOption('[name=f-fitToTravel]', 'ya')
    await choose(planner, 'Ya, ditanya dan mau')
    await press(planner, 'Simpan rencana')
    await second.page.goto(here)
    await press(second, 'Sahkan')
    expect(await said(second)).toContain('Disahkan, belum berangkat')
    expect(await said(second)).toContain('Pemerintah')
    expect(await said(second)).toContain('belum dipastikan kementerian')
    await fine(second)
    await picture(second, `pulang-disahkan-${scripts}`)
    await tab.page.goto(own)
    expect(await said(tab)).toContain(
      'Biaya dari debarkasi sampai daerah asal: Pemerintah, belum dipastikan kementerian.',
    )
    await fine(tab)
    await picture(tab, `pulang-sendiri-${scripts}`)

    await press(second, 'Catat berangkat')
    await press(second, 'Catat tiba')
    expect(await said(second)).toContain('Tiba, belum diserahterimakan')
    await press(second, 'Catat serah terima')
    expect(await alert(second)).not.toBe('')
    await fine(second)
    for (const fact of ['familyFound', 'receivedByFamily', 'handoverSigned', 'witnessed'])
      await second.page.selectOption(`[name=f-${fact}]`, 'ya')
    await second.page.selectOption('[name=f-rehabilitationRefused]', 'tidak')
    await press(second, 'Simpan jawaban')
    await press(second, 'Catat serah terima')
    await planner.page.goto(here.replace('/pulang', ''))
    expect(await said(planner)).toContain('Sudah di rumah')
    await fine(planner)
    await tab.page.goto(own)
    expect(await said(tab)).toContain('Sampai dan diserahterimakan')
    expect([...unexpected(tab), ...unexpected(planner), ...unexpected(second)]).toEqual([])
  })
})
