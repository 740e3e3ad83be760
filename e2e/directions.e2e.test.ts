import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day, dayIn, instant, WIB } from '../src/kernel/time.ts'
import { appointOfficer, openAccount } from '../src/modules/accounts/index.ts'
import { sampleMonth } from '../src/modules/placements/again/sample.job.ts'
import { other, personNo, ratna } from '../src/modules/placements/queue/files.examples.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import type { Tab } from './browser.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, heading, picture, press, said, unexpected } from './steps.ts'

const sentence = 'Apakah izin keluarga tetap diminta bila suaminya sudah meninggal?'
const centre: readonly Actor[] = [1, 2, 3].map((number) => ({
  ...ratna,
  role: 'centre',
  office: null,
  person: personNo(0xc0 + number),
}))
const workers: readonly Actor[] = [0x100, 0x101].map((number) => ({
  ...ratna,
  role: 'worker',
  office: null,
  person: personNo(number),
}))
let office: Office
beforeAll(async () => {
  office = await openOffice({ names: ['Siti Aminah', 'Budi Santoso'] })
  const { asSystem, tools } = office.app.bekal
  for (const [index, { person }] of workers.entries()) {
    const account = { id: person ?? personNo(0), name: 'Siti', phone: `+628127777668${index}` }
    await asSystem(async (tx) => await openAccount(tx, tools.seal, { ...account, nik: `350599410596000${index + 1}` }))
  }
  for (const [index, name] of ['Ani Pusat', 'Budi Pusat', 'Cici Pusat'].entries())
    await asSystem(
      async (tx) =>
        await appointOfficer(tx, tools.seal, {
          id: centre[index]?.person ?? personNo(0),
          name,
          officerNumber: `PUSAT-${index}`,
          phone: `+628127777667${index}`,
          role: 'centre',
          title: 'Analis hukum',
          office: null,
          village: null,
          from: day('2020-01-01'),
        }),
    )
})
afterAll(async () => await office?.close())

/** The tab of a person of the centre, at the question that waits. */
async function atTheQuestion(index: number, scripts: boolean): Promise<Tab> {
  const tab = await office.desk({ scripts }, centre[index])
  await tab.page.goto(`${office.app.url}/pusat/arahan`)
  await follow(tab, 'TNY-')
  return tab
}

describe.each([true, false])('an officer in doubt, scripts %s', (scripts) => {
  it('asks the centre, and one answer reaches every office', async () => {
    const id = office.ids[scripts ? 0 : 1]
    const { url } = office.app
    const tab = await office.desk({ scripts })
    await tab.page.goto(`${url}/meja/${id}`)
    if (scripts) await tab.page.keyboard.press('a')
    else await tab.page.click('a[href$="/tanya"]')
    await tab.page.waitForURL('**/tanya')
    expect(await said(tab)).toContain('Yang dikirim ke pusat')
    await tab.page.fill('[name=pertanyaan]', `${sentence} NIK 3505994105960001.`)
    await press(tab, 'Kirim pertanyaan')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('NIK atau nomor KK')
    expect(await tab.page.inputValue('[name=pertanyaan]')).toBe(`${sentence} NIK [NIK].`)
    await picture(tab, `arahan-tanya-${scripts}`)
    if (scripts) expect(await tab.axe()).toEqual([])
    await tab.page.fill('[name=pertanyaan]', sentence)
    await press(tab, 'Kirim pertanyaan')
    await tab.page.waitForURL(`**/meja/${id}`)
    expect(await tab.page.innerText('aside >> nth=-1')).toContain('Pusat sudah ditanya')
    await picture(tab, `arahan-berkas-${scripts}`)

    const worker = await office.desk({ width: 360, scripts }, workers[scripts ? 0 : 1])
    await worker.page.goto(`${url}/perjalanan`)
    expect(await said(worker)).toContain('Jawaban dijanjikan paling lambat')
    await picture(worker, `arahan-pekerja-${scripts}`)

    const drafter = await atTheQuestion(0, scripts)
    expect(await said(drafter)).toContain(sentence)
    expect(await said(drafter)).not.toContain('Siti')
    await press(drafter, 'Simpan jawaban')
    expect(await drafter.page.locator('[role=alert]').innerText()).toContain('Tulis pertanyaan dan jawabannya')
    await drafter.page.fill('[name=jawaban]', 'Tidak. Yang diminta surat kematian suami.')
    await press(drafter, 'Simpan jawaban')
    if (scripts) expect(await drafter.axe()).toEqual([])
    await picture(drafter, `arahan-pusat-${scripts}`)

    const reviewer = await atTheQuestion(1, scripts)
    await press(reviewer, 'Sudah saya periksa')
    expect(await said(reviewer)).toContain('Orang lain yang menandatangani')
    const signer = await atTheQuestion(2, scripts)
    await press(signer, 'Tanda tangani arahan')
    expect(await said(signer)).toContain('Dijawab dengan ARH-')
    await expect
      .poll(
        async () => {
          await worker.page.reload()
          return await said(worker)
        },
        { timeout: 15_000 },
      )
      .toContain('Pusat menjawab dengan arahan')
    expect(await said(worker)).not.toContain('Jawaban dijanjikan')
    await signer.page.goto(`${url}/pusat/arahan`)
    await picture(signer, `arahan-daftar-${scripts}`)
    if (scripts) expect(await signer.axe()).toEqual([])

    await tab.page.goto(`${url}/meja/${id}/setujui`)
    await tab.page.fill('main [name=alasan]', 'Semua dokumen cocok dengan data resmi.')
    await press(tab, 'Setujui')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Baca dulu “ARH-')
    const [other] = await Promise.all([
      tab.context.waitForEvent('page'),
      tab.page.locator('main .panel a[href^="/arahan/"]').first().click(),
    ])
    await other.waitForLoadState()
    expect(await other.innerText('main')).toContain('Yang diminta surat kematian suami.')
    await other.getByRole('button', { name: 'Saya sudah membaca' }).click()
    await other.waitForURL(`**/meja/${id}`)
    await press(tab, 'Setujui')
    await tab.page.waitForURL('**/meja**')
    expect((await office.file(id))?.state).toBe('verified')
    for (const one of [tab, drafter, reviewer, signer]) expect(unexpected(one)).toEqual([])
  })
})

describe('rulings', () => {
  it('are for everybody, found by everyday words', async () => {
    for (const look of [{ width: 360 }, { width: 1366, dark: true }] as const) {
      const tab = await office.browsing.open(look)
      await tab.page.goto(`${office.app.url}/arahan?q=suami+meninggal`)
      expect(await tab.axe()).toEqual([])
      await picture(tab, `arahan-semua-${look.width}`)
      await follow(tab, sentence)
      expect(await heading(tab)).toBe(sentence)
      expect(await said(tab)).not.toContain('Saya sudah membaca')
      await picture(tab, `arahan-satu-${look.width}`)
      expect(await tab.axe()).toEqual([])
      expect(await tab.sideways()).toBeLessThanOrEqual(0)
      await tab.page.goto(`${office.app.url}/arahan?q=kapal+selam`)
      expect(await said(tab)).toContain('Tidak ada arahan yang cocok')
    }
  })

  it('can be withdrawn by two people of the centre, with a reason that everybody reads', async () => {
    const tab = await office.desk({}, centre[0])
    await tab.page.goto(`${office.app.url}/arahan/arh-26-000001`)
    await tab.page.getByText('Cabut arahan').first().click()
    await press(tab, 'Usulkan pencabutan')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Tulis sebabnya')
    await tab.page.fill('[name=sebab]', 'Aturannya dibaca keliru.')
    await press(tab, 'Usulkan pencabutan')
    expect(await said(tab)).toContain('Rekan lain yang mencabutnya.')
    const second = await office.desk({}, centre[1])
    await second.page.goto(`${office.app.url}/arahan/arh-26-000001`)
    expect(await said(second)).toContain('Aturannya dibaca keliru.')
    await press(second, 'Cabut arahan')
    expect(await said(second)).toContain('Aturannya dibaca keliru.')
    await picture(second, 'arahan-dicabut')
  })

  it('that told who somebody is are closed by two, and no page has their words any more', async () => {
    const { url } = office.app
    const asks = await office.desk({}, centre[0])
    await asks.page.goto(`${url}/arahan/arh-26-000001`)
    await asks.page.getByText('Tutup teks arahan ini').first().click()
    await press(asks, 'Usulkan menutup teksnya')
    const second = await office.desk({ scripts: false }, centre[1])
    await second.page.goto(`${url}/arahan/arh-26-000001`)
    expect(await said(second)).toContain('surat kematian suami')
    await second.page.getByRole('button', { name: 'Tutup teks arahan ini' }).click()
    await picture(second, 'arahan-ditutup')
    for (const who of [undefined, ratna, centre[2]]) {
      const tab = who ? await office.desk({ width: 360 }, who) : await office.browsing.open({ width: 360 })
      for (const path of ['/arahan/arh-26-000001', '/arahan', '/arahan?q=surat+kematian']) {
        await tab.page.goto(`${url}${path}`)
        expect(await tab.page.locator('a[href="/arahan/ARH-26-000001"], h1').allInnerTexts()).not.toContain(sentence)
      }
      await tab.page.goto(`${url}/arahan/arh-26-000001`)
      expect(await tab.page.content()).not.toContain('surat kematian')
      expect(await said(tab)).toContain('Sidik teks')
      expect(await tab.sideways()).toBeLessThanOrEqual(0)
      expect(await tab.axe()).toEqual([])
    }
  })
})

describe('a decision of another office', () => {
  it('is decided again without its first outcome, and a difference is asked of the centre', async () => {
    const month = day(`${dayIn(instant(new Date()), WIB).slice(0, 7)}-01`)
    await office.app.bekal.asSystem(async (tx) => await sampleMonth(tx, month))
    const { url } = office.app
    const tab = await office.desk({ width: 360, scripts: false }, other)
    await tab.page.goto(`${url}/meja`)
    expect(await tab.page.innerText('nav')).toContain('Uji ulang')
    await tab.page.goto(`${url}/meja/uji-ulang`)
    await follow(tab, 'Berkas')
    expect(await said(tab)).not.toMatch(/Siti|Budi|disetujui\n.*Pertama/)
    await press(tab, 'Putuskan')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Pilih putusanmu')
    await picture(tab, 'uji-ulang')
    await choose(tab, 'dikembalikan')
    await tab.page.fill('[name=alasan]', 'Masih ada yang belum jelas.')
    await press(tab, 'Putuskan')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Pilih aturan yang menjadi dasar')
    expect(await tab.page.inputValue('[name=alasan]')).toBe('Masih ada yang belum jelas.')
    await tab.page.selectOption('[name=aturan]', { index: 1 })
    await press(tab, 'Putuskan')
    expect(await said(tab)).toContain('Berbeda dari putusan pertama')
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    const look = await office.desk({ width: 360 }, other)
    await look.page.goto(tab.page.url())
    expect(await look.axe()).toEqual([])
    const auditor = await office.desk({}, centre[0])
    await auditor.page.goto(`${url}/pusat/uji-ulang`)
    expect(await said(auditor)).toContain('Kappa')
    expect(await auditor.axe()).toEqual([])
    await picture(auditor, 'uji-ulang-pusat')
  })
})

describe('an exercise', () => {
  it('is answered, explained by rule and kept for the officer alone', async () => {
    for (const scripts of [true, false]) {
      const tab = await office.desk({ width: 360, scripts })
      await tab.page.goto(`${office.app.url}/meja/latihan`)
      await press(tab, 'Jawab')
      expect(await tab.page.locator('[role=alert]').innerText()).toContain('Pilih ya atau tidak')
      await picture(tab, `latihan-${scripts}`)
      if (scripts) expect(await tab.axe()).toEqual([])
      await choose(tab, 'Ya, terpenuhi')
      await press(tab, 'Jawab')
      expect(await said(tab)).toMatch(/Benar|Belum tepat/)
      expect(await said(tab)).toContain('Dasar hukum')
      await picture(tab, `latihan-jawab-${scripts}`)
      if (scripts) expect(await tab.axe()).toEqual([])
      await follow(tab, 'Hasilku')
      expect(await said(tab)).toMatch(scripts ? /dari 1/ : /dari 2/)
      expect(await tab.sideways()).toBeLessThanOrEqual(0)
    }
  })
})
