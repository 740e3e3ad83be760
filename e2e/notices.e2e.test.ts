import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RuleSetDigest } from '../src/kernel/ids.ts'
import { day } from '../src/kernel/time.ts'
import { personNo } from '../src/modules/placements/queue/files.examples.ts'
import { publishRaisedAge, raisedRule } from '../src/modules/regulations/publish/raised-age.examples.ts'
import { enter, previewOf, takeIn } from '../src/modules/regulations/texts/act.ts'
import { ownText } from '../src/modules/regulations/texts/text.examples.ts'
import { type Actor, thePublic } from '../src/platform/access/actor.ts'
import { transact } from '../src/platform/db/perform.ts'
import { type Office, openOffice } from './desk.ts'
import { follow, heading, picture, press, said } from './steps.ts'

const title = 'Umur paling muda 19 tahun'
let office: Office
const raise = async (years: number): Promise<RuleSetDigest> =>
  await office.app.bekal.asSystem(
    async (tx) => await publishRaisedAge(tx, { from: day(`2026-11-0${years - 18}`), years }),
  )
let notice: RuleSetDigest
beforeAll(async () => {
  office = await openOffice({ names: ['Siti Aminah', 'Budi Santoso', 'Ani Lestari', 'Dewi Anggraini'] })
  notice = await raise(19)
})
afterAll(async () => await office?.close())

describe('a change of the rules', () => {
  it.each([
    { scripts: false, index: 0, years: 19 },
    { scripts: true, index: 1, years: 20 },
  ])('is read by the officer before the next decision under it, and nothing typed is lost: %o', async (round) => {
    const { scripts, index, years } = round
    const [id, unread] = [office.ids[index], `Umur paling muda ${years} tahun`]
    if (years > 19) await raise(years)
    const tab = await office.desk({ width: 1366, scripts })
    const { url } = office.app
    await tab.page.goto(`${url}/meja`)
    expect(await tab.page.innerText('nav a[href="/pemberitahuan"]')).toMatch(/Perubahan aturan\s*1/)
    await tab.page.goto(`${url}/meja/${id}/setujui`)
    await picture(tab, `wajib-baca-${index}`)
    await tab.page.fill('main [name=alasan]', 'Semua dokumen cocok dengan data resmi.')
    await press(tab, 'Setujui')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain(`Baca dulu “${unread}”`)
    expect(await tab.page.inputValue('main [name=alasan]')).toBe('Semua dokumen cocok dengan data resmi.')
    expect((await office.file(id))?.state).toBe('submitted')

    const [other] = await Promise.all([
      tab.context.waitForEvent('page'),
      tab.page.getByRole('link', { name: unread, exact: true }).click(),
    ])
    await other.waitForLoadState()
    expect(await other.innerText('main')).toContain(`Mulai bulan ini pekerja paling muda ${years} tahun.`)
    await other.getByRole('button', { name: 'Sudah saya baca dan pahami' }).click()
    await other.waitForURL(`**/meja/${id}`)
    expect(await tab.page.inputValue('main [name=alasan]')).toBe('Semua dokumen cocok dengan data resmi.')
    await press(tab, 'Setujui')
    await tab.page.waitForURL('**/meja**')
    expect((await office.file(id))?.state).toBe('verified')
    await tab.page.goto(`${url}/meja`)
    expect(await tab.page.innerText('nav a[href="/pemberitahuan"]')).not.toMatch(/\d/)
  })

  it.each([{ scripts: false }, { scripts: true }])(
    'stops several files at once, and the one reason stays: %o',
    async ({ scripts }) => {
      if (!scripts) await raise(21)
      const tab = await office.desk({ width: 1366, scripts })
      await tab.page.goto(`${office.app.url}/meja`)
      for (const id of office.ids.slice(2)) await tab.page.check(`input[name=berkas][value="${id}"]`)
      await tab.page.click('.bulk button >> nth=0')
      await tab.page.fill('main [name=alasan]', 'Keduanya cocok dengan data resmi.')
      await press(tab, 'Setujui 2 berkas')
      await tab.page.getByText('Baca dulu “Umur paling muda 21 tahun”').first().waitFor()
      expect(await tab.page.inputValue('main [name=alasan]')).toBe('Keduanya cocok dengan data resmi.')
      expect(await tab.page.getAttribute('main a[href="/pemberitahuan"]', 'target')).toBe('_blank')
      await picture(tab, `wajib-baca-banyak-${scripts}`)
      for (const id of office.ids.slice(2)) expect((await office.file(id))?.state).toBe('submitted')
    },
  )

  it('is told to everybody, on pages that keep nobody out and as a feed', async () => {
    for (const look of [{ width: 360 }, { width: 1366, dark: true }] as const) {
      const tab = await office.browsing.open(look)
      await tab.page.goto(`${office.app.url}/pemberitahuan`)
      expect(await tab.axe()).toEqual([])
      await follow(tab, title)
      expect(await heading(tab)).toBe(title)
      expect(await said(tab)).toContain('Umur paling muda: dari 18 tahun menjadi 19 tahun.')
      expect(await said(tab)).not.toContain('Sudah saya baca')
      await picture(tab, `pemberitahuan-${look.width}`)
      expect(await tab.axe()).toEqual([])
      expect(await tab.sideways()).toBeLessThanOrEqual(0)
    }
    const feed = await fetch(`${office.app.url}/pemberitahuan.atom`)
    expect(feed.headers.get('content-type')).toContain('application/atom+xml')
    expect(await feed.text()).toContain(notice)
    const again = await fetch(`${office.app.url}/pemberitahuan.atom`, {
      headers: { 'if-none-match': feed.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })
})

describe('the text of an article', () => {
  it('is found by its own words and read as it stands, on a small screen too', async () => {
    const centre: Actor = { ...thePublic, role: 'centre', person: personNo(0xf5) }
    const { world } = office.app.bekal
    const given = {
      instrument: 'uu-25-2009',
      amends: null,
      effectiveFrom: day('2020-01-01'),
      origin: 'contoh',
      text: ownText,
    }
    const source = await transact(world, centre, async (tx) => {
      const taken = await takeIn(tx, given)
      if (!taken.ok) throw new Error(taken.refusal.code)
      return taken.events[0].source
    })
    await transact(world, { ...centre, person: personNo(0xf6) }, async (tx) => {
      await enter(tx, source, (await previewOf(tx, source))?.digest ?? '')
    })
    for (const look of [{ width: 360 }, { width: 1366 }] as const) {
      const tab = await office.browsing.open(look)
      await tab.page.goto(`${office.app.url}/peraturan?q=pembaca duduk di lantai`)
      await tab.page.locator('main a[href="/peraturan/uu-25-2009/pasal-5"]').click()
      await tab.page.waitForURL('**/pasal-5')
      const [letter, paragraph] = [tab.page.getByText('a. di kursi;'), tab.page.getByText('(1) Pembaca')]
      const leftOf = async (part: typeof letter): Promise<number> => (await part.boundingBox())?.x ?? 0
      expect(await leftOf(letter)).toBeGreaterThan((await leftOf(paragraph)) + 10)
      await picture(tab, `pasal-${look.width}`)
      expect(await tab.axe()).toEqual([])
      expect(await tab.sideways()).toBeLessThanOrEqual(0)
    }
  })
})

describe('rules that are signed for a day to come', () => {
  it('are what everybody reads of that day, and not of any day before', async () => {
    await office.app.bekal.asSystem(async (tx) => await publishRaisedAge(tx, { from: day('2027-06-01'), years: 25 }))
    const tab = await office.desk({ width: 1366, scripts: false })
    const shown = async (pada: string): Promise<string> => {
      await tab.page.goto(`${office.app.url}/peraturan/uu-18-2017/${raisedRule}${pada}`)
      return await said(tab)
    }
    expect(await shown('?pada=2027-06-02')).toMatch(/25 tahun/)
    expect(await shown('?pada=2027-05-31')).not.toMatch(/25 tahun/)
    expect(await shown('')).not.toMatch(/25 tahun/)
  })
})
