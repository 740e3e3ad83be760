import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day, dayIn, plusDays, WIB } from '../src/kernel/time.ts'
import { appointOfficer } from '../src/modules/accounts/index.ts'
import { watchSilence } from '../src/modules/cases/alarm/watch.job.ts'
import { officeId } from '../src/modules/offices/index.ts'
import { bayu, head, personNo, ratna } from '../src/modules/placements/queue/files.examples.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, picture, press, said, typeDay, unexpected } from './steps.ts'

let office: Office
const taipei = officeId('kdei-taipei')
const attache: Actor = { ...head, person: personNo(0xa1), office: taipei }
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

describe.each([{ scripts: true }, { scripts: false }])('leave and load, scripts $scripts', ({ scripts }) => {
  it('is entered on a telephone; what was wrong is said there, and what was typed stays', {
    timeout: 90_000,
  }, async () => {
    const { app, desk } = office
    const today = dayIn(app.bekal.world.now(), WIB)
    const [first, last] = scripts ? [200, 201] : [210, 211]
    const tab = await desk({ scripts, width: 360 }, bayu)
    await tab.page.goto(`${app.url}/meja/cuti`)
    await typeDay(tab, 'mulai', plusDays(today, last))
    await typeDay(tab, 'selesai', plusDays(today, first))
    await press(tab, 'Catat cuti')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Hari terakhir harus sesudah')
    expect(await tab.page.inputValue('[name=mulai-year]')).toBe(plusDays(today, last).slice(0, 4))
    await typeDay(tab, 'mulai', plusDays(today, first))
    await typeDay(tab, 'selesai', plusDays(today, last))
    await tab.page.selectOption('[name=pengganti]', ratna.person)
    await press(tab, 'Catat cuti')
    expect(await said(tab)).toContain('Pengganti: Ratna Dewi')
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await tab.axe()).toEqual([])
    await picture(tab, `cuti-${scripts}`)
    await press(tab, 'Batalkan cuti')
    expect(await said(tab)).not.toContain('Pengganti: Ratna Dewi')

    const chief = await desk({ scripts }, head)
    await chief.page.goto(`${app.url}/meja/cuti`)
    expect(await chief.page.locator('[name=petugas]').count()).toBe(1)
    await picture(chief, `cuti-kepala-${scripts}`)
    expect([...unexpected(tab), ...unexpected(chief)].filter((problem) => !problem.includes('422'))).toEqual([])
  })

  it('shows the reporter the hour that is promised and who was told; an officer sees where, and gives it on', {
    timeout: 120_000,
  }, async () => {
    const { app, browsing, desk } = office
    const tab = await browsing.open({ width: 360, scripts })
    await tab.page.goto(`${app.url}/pengaduan`)
    await choose(tab, 'Dipukul')
    await choose(tab, 'Dikurung')
    await tab.page.fill('[name=cerita]', 'Aku dikunci di kamar.')
    await tab.page.selectOption('[name=asal]', '35')
    // Bahrain: no mission of ours has people there, so that the office of the home has it.
    await tab.page.selectOption('[name=negara]', 'BH')
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    const [number = ''] = await tab.page.locator('main .figure').allInnerTexts()
    await app.bekal.asSystem(
      async (tx) =>
        void (await watchSilence(
          { ...tx, now: new Date(Date.parse(tx.now) + 61 * 60_000).toISOString() as never },
          app.bekal.tools,
        )),
    )
    await tab.page.getByRole('link', { name: 'Buka percakapan' }).click()
    const page = await said(tab)
    expect(page).toContain('jawaban pertama dalam 1 jam')
    expect(page).toContain('UU 25/2009')
    expect(page).toMatch(/Diberi tahu: .+ \(kepala kantor\)/)
    expect(await tab.page.title()).not.toMatch(/aduan|bahaya/i)
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await tab.axe()).toEqual([])
    await picture(tab, `aduan-janji-${scripts}`)

    const officer = await desk({ scripts }, head)
    await officer.page.goto(`${app.url}/meja/aduan`)
    await follow(officer, number)
    const one = await said(officer)
    expect(one).toContain('Negara: Bahrain. Di sana sekarang')
    expect(one).toContain('Diberi tahu:')
    await officer.page.getByText('Serahkan kepada petugas').first().click()
    expect(await said(officer)).toContain('Usulan:')
    await officer.page.selectOption('[name=petugas]', bayu.person)
    await picture(officer, `aduan-serahkan-${scripts}`)
    await press(officer, 'Serahkan kepada petugas')
    expect(await said(officer)).toContain('Diserahkan kepada petugas')
    if (scripts) expect(await officer.axe()).toEqual([])
    const mine = await desk({ scripts }, bayu)
    await mine.page.goto(`${app.url}/meja/aduan?daftar=saya`)
    expect(await said(mine)).toContain(number)
    expect([...unexpected(tab), ...unexpected(officer), ...unexpected(mine)]).toEqual([])
  })

  it('brings a case from Taiwan to the mission there, on its clock and holidays', { timeout: 90_000 }, async () => {
    const { app, browsing, desk } = office
    const tab = await browsing.open({ width: 360, scripts })
    await tab.page.goto(`${app.url}/pengaduan`)
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.fill('[name=cerita]', 'Gajiku dipotong agen.')
    await tab.page.selectOption('[name=asal]', '35')
    await tab.page.selectOption('[name=negara]', 'TW')
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    const [number = ''] = await tab.page.locator('main .figure').allInnerTexts()
    await tab.page.getByRole('link', { name: 'Buka percakapan' }).click()
    expect(await said(tab)).toContain('Jam dan hari libur mengikuti Taiwan')
    expect(await said(tab)).toContain('GMT+8')
    const officer = await desk({ scripts }, attache)
    await officer.page.goto(`${app.url}/meja`)
    expect(await officer.page.innerText('body')).toContain('KDEI Taipei')
    await officer.page.goto(`${app.url}/meja/aduan`)
    await follow(officer, number)
    expect(await said(officer)).toContain('Negara: Taiwan. Di sana sekarang')
    await picture(officer, `aduan-perwakilan-${scripts}`)
    expect([...unexpected(tab), ...unexpected(officer)]).toEqual([])
  })
})
