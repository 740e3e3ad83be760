import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../src/kernel/time.ts'
import { appointOfficer } from '../src/modules/accounts/index.ts'
import { officeId } from '../src/modules/offices/index.ts'
import { personNo, ratna } from '../src/modules/placements/queue/files.examples.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import type { Tab } from './browser.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, picture, press, said, unexpected } from './steps.ts'

let office: Office
const taipei = officeId('kdei-taipei')
const attache: Actor = { ...ratna, role: 'head-of-office', person: personNo(0xa1), office: taipei }
beforeAll(async () => {
  office = await openOffice({ names: [] })
  const { bekal } = office.app
  await bekal.asSystem(
    async (tx) =>
      await appointOfficer(tx, bekal.tools.seal, {
        id: personNo(0xa1),
        name: 'Andi Atase',
        phone: '+6281000007777',
        officerNumber: 'P7777',
        role: 'head-of-office',
        title: 'Atase Ketenagakerjaan',
        office: taipei,
        village: null,
        from: day('2020-01-01'),
      }),
  )
})
afterAll(async () => await office?.close())

const figures = async (tab: Tab): Promise<readonly string[]> => await tab.page.locator('main .figure').allInnerTexts()

describe.each([{ scripts: true }, { scripts: false }])('who may look at a case, scripts $scripts', ({ scripts }) => {
  const open = async (): Promise<Tab> => await office.browsing.open({ width: 360, scripts })
  const tell = async (tab: Tab, who: string): Promise<readonly string[]> => {
    await tab.page.goto(`${office.app.url}/pengaduan`)
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.fill('[name=cerita]', 'Gajiku RAHASIA dipotong.')
    await tab.page.selectOption('[name=asal]', '35')
    await choose(tab, who)
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    return await figures(tab)
  }
  const enter = async (tab: Tab, link: string, code: string): Promise<void> => {
    await tab.page.goto(link)
    await tab.page.fill('[name=kode]', code)
    await press(tab, 'Buka')
  }

  it('a relative sees what they may and no more, and nothing from the moment it is ended', {
    timeout: 120_000,
  }, async () => {
    const { app } = office
    const tab = await open()
    await tell(tab, 'Aku sendiri')
    await tab.page.getByRole('link', { name: 'Buka percakapan' }).click()
    await follow(tab, 'Siapa yang boleh melihat')
    await press(tab, 'Buat alamat dan kode')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Tulis nama orangnya')
    const list = tab.page.url()
    await tab.page.fill('[name=nama]', 'Ibu')
    await press(tab, 'Buat alamat dan kode')
    const [link = '', code = ''] = await figures(tab)
    expect(await tab.page.title()).not.toMatch(/aduan|keluarga|akses/i)
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await tab.axe()).toEqual([])
    await picture(tab, `akses-kode-${scripts}`)

    const mother = await open()
    const wrong = async (address: string): Promise<string> => {
      await enter(mother, address, 'AAAA-BBBB-CCCC-DDDD')
      return (await mother.page.locator('main').innerHTML()).replaceAll(/(value|action)="[^"]*"/g, '')
    }
    const nobodys = `${app.url}/a/019a0000-0000-7000-8000-0000000000ff`
    expect(await wrong(link)).toBe(await wrong(nobodys))
    await enter(mother, link, code.toLowerCase())
    const seen = await said(mother)
    expect(seen).toContain('belum ada petugas yang memegang')
    expect(seen).not.toContain('RAHASIA')
    expect(seen).not.toMatch(/ADU-26/)
    expect(await mother.page.title()).not.toMatch(/aduan|keluarga|akses/i)
    expect(await mother.page.locator('[name=pesan]').count()).toBe(0)
    expect(await mother.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await mother.axe()).toEqual([])
    await picture(mother, `akses-keluarga-${scripts}`)
    // The cookie of a relative opens none of the pages of the person of the case.
    const own = list.replace(/\/akses$/, '')
    for (const path of [own, list, `${own}/tanda-terima`]) {
      await mother.page.goto(path)
      expect(mother.page.url()).toBe(`${app.url}/pengaduan/masuk`)
    }

    await tab.page.goto(list)
    expect(await said(tab)).toContain('Dibuka 1 kali')
    if (scripts) expect(await tab.axe()).toEqual([])
    await picture(tab, `akses-daftar-${scripts}`)
    await press(tab, 'Akhiri akses')
    expect(await said(tab)).toContain('Sudah berakhir')
    await mother.page.goto(link)
    expect(await said(mother)).not.toContain('petugas yang memegang')
    await mother.page.fill('[name=kode]', code)
    await press(mother, 'Buka')
    expect(await said(mother)).toContain('Kode tidak cocok')
    expect([...unexpected(tab), ...unexpected(mother)].filter((problem) => !problem.includes('422'))).toEqual([])
  })

  it('who may write is told apart; who is not safe is shut out without a word, and the way out takes it away', {
    timeout: 120_000,
  }, async () => {
    const tab = await open()
    await tell(tab, 'Aku sendiri')
    await tab.page.getByRole('link', { name: 'Buka percakapan' }).click()
    await follow(tab, 'Siapa yang boleh melihat')
    const list = tab.page.url()
    await tab.page.fill('[name=nama]', 'Kakak Budi')
    await choose(tab, 'Semua pesan, dan boleh menulis')
    await press(tab, 'Buat alamat dan kode')
    const [link = '', code = ''] = await figures(tab)
    const brother = await open()
    await enter(brother, link, code)
    expect(await said(brother)).toContain('RAHASIA')
    await brother.page.fill('[name=pesan]', 'Aku bisa dihubungi malam hari.')
    await press(brother, 'Kirim pesan')
    expect(await said(brother)).toContain('Aku bisa dihubungi malam hari.')
    await tab.page.goto(list.replace(/\/akses$/, ''))
    expect(await said(tab)).toContain('Orang yang diberi akses')
    await tab.page.goto(list)
    await tab.page.getByText('Ada yang tidak aman bagiku').first().click()
    await tab.page.fill('[name=aman-nama]', 'kakak budi')
    await press(tab, 'Tandai tidak aman')
    expect(await said(tab)).toContain('Ditandai tidak aman: kakak budi')
    await picture(tab, `akses-tidak-aman-${scripts}`)
    await brother.page.goto(link)
    const shut = await said(brother)
    expect(shut).toContain('Masukkan kode')
    expect(shut).not.toMatch(/tidak aman/i)
    await tab.page.fill('[name=nama]', 'Kakak Budi')
    await press(tab, 'Buat alamat dan kode')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('tidak bisa dibuat')
    expect(await tab.page.inputValue('[name=nama]')).toBe('Kakak Budi')
    const left = brother.page.waitForRequest('https://www.bmkg.go.id/')
    await brother.page.getByText('Keluar dari halaman ini').click()
    await left
    expect((await brother.context.cookies()).some(({ name }) => name === 'aduan')).toBe(false)
  })

  it('who told it for somebody keeps a way in of their own, until the one it is about ends it', {
    timeout: 120_000,
  }, async () => {
    const { app, desk } = office
    const helper = await open()
    const [number = '', old = ''] = await tell(helper, 'Orang lain yang membantu')
    await helper.page.goto(`${app.url}/pengaduan/tanda-terima`)
    const conversation = helper.page.url().replace('/tanda-terima', '')
    const officer = await desk({ scripts }, ratna)
    await officer.page.goto(`${app.url}/meja/aduan`)
    await follow(officer, number)
    await follow(officer, 'Akses keluarga')
    await officer.page.fill('[name=kenal]', 'Datang sendiri dengan paspornya.')
    await officer.page.selectOption('[name=lewat]', 'sms')
    await officer.page.fill('[name=alamat]', '12')
    await press(officer, 'Buat kode baru')
    expect(await officer.page.locator('[role=alert]').innerText()).toContain('belum benar')
    expect(await officer.page.inputValue('[name=kenal]')).toBe('Datang sendiri dengan paspornya.')
    await officer.page.fill('[name=alamat]', '0812 7777 8888')
    await picture(officer, `akses-meja-${scripts}`)
    await press(officer, 'Buat kode baru')
    const code = (await figures(officer)).find((text) => /^(\w{4}-){3}\w{4}$/.test(text)) ?? ''
    if (scripts) expect(await officer.axe()).toEqual([])
    const come = async (tab: Tab, with_: string): Promise<void> => {
      await tab.page.goto(`${app.url}/pengaduan/masuk`)
      await tab.page.fill('[name=nomor]', number)
      await tab.page.fill('[name=kode]', with_)
      await press(tab, 'Buka')
    }
    for (const address of [conversation, `${conversation}/akses`, `${app.url}/pengaduan/tanda-terima`]) {
      await helper.page.goto(address)
      expect(helper.page.url(), 'whoever had it open before').toContain('/pengaduan/masuk')
    }
    const later = await open()
    await come(later, old)
    expect(later.page.url()).toContain('/a/')
    expect(await said(later)).toContain('RAHASIA')
    const worker = await open()
    await come(worker, code)
    expect(await said(worker)).toContain('Petugas pernah melihat kodemu')
    if (scripts) expect(await worker.axe()).toEqual([])
    await picture(worker, `kode-terlihat-${scripts}`)
    await press(worker, 'Buat kode baru')
    await worker.page.waitForURL('**/tanda-terima')
    const own = (await figures(worker)).find((text) => /^(\w{4}-){3}\w{4}$/.test(text)) ?? ''
    expect(own).not.toBe(code)
    await picture(worker, `kode-sendiri-${scripts}`)
    const late = await open()
    await come(late, code)
    expect(await said(late)).toContain('tidak cocok')
    await come(worker, own)
    expect(await said(worker)).not.toContain('Petugas pernah melihat kodemu')
    await follow(worker, 'Siapa yang boleh melihat')
    expect(await said(worker)).toContain('Yang mengadu untukmu')
    await press(worker, 'Akhiri akses')
    await come(later, old)
    expect(await said(later)).toContain('tidak cocok')
  })

  it('a mission decides after long silence, and whoever it is about reads it first thing and ends it', {
    timeout: 120_000,
  }, async () => {
    const { app, desk } = office
    const tab = await open()
    await tab.page.goto(`${app.url}/pengaduan`)
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.fill('[name=cerita]', 'Gajiku dipotong.')
    await tab.page.selectOption('[name=negara]', 'TW')
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    const [number = '', code = ''] = await figures(tab)
    const early = await desk({ scripts }, attache)
    await early.page.goto(`${app.url}/meja/aduan`)
    await follow(early, number)
    await follow(early, 'Akses keluarga')
    await early.page.fill('[name=nama]', 'Ibu')
    await early.page.fill('[name=alasan]', 'Tiga kali ditelepon.')
    await press(early, 'Buat alamat dan kode')
    expect(await early.page.locator('[role=alert]').innerText()).toContain('masih bisa dihubungi')
    expect(await early.page.inputValue('[name=alasan]')).toBe('Tiga kali ditelepon.')
    const here = early.page.url()
    app.clock.forward(15 * 24 * 60)
    const officer = await desk({ scripts }, attache)
    await officer.page.goto(here)
    await officer.page.fill('[name=nama]', 'Ibu')
    await officer.page.fill('[name=alasan]', 'Tiga kali ditelepon.')
    await press(officer, 'Buat alamat dan kode')
    const [link = '', given = ''] = await figures(officer)
    const mother = await open()
    await enter(mother, link, given)
    expect(await said(mother)).toContain('Kantor sudah menerima')
    const back = await open()
    await back.page.goto(`${app.url}/pengaduan/masuk`)
    await back.page.fill('[name=nomor]', number)
    await back.page.fill('[name=kode]', code)
    await press(back, 'Buka')
    expect(await said(back)).toContain('KDEI Taipei memutuskannya')
    if (scripts) expect(await back.axe()).toEqual([])
    await picture(back, `akses-diputuskan-${scripts}`)
    await follow(back, 'Siapa yang boleh melihat')
    expect(await said(back)).toContain('Tiga kali ditelepon.')
    await press(back, 'Akhiri akses')
    expect(await said(back)).toContain('Sudah berakhir')
  })
})
