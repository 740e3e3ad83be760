import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionId } from '../src/kernel/ids.ts'
import { day, dayIn, instant, plusMonths, WIB } from '../src/kernel/time.ts'
import { appointOfficer } from '../src/modules/accounts/index.ts'
import { monthOf, observe } from '../src/modules/directions/consistency/store.ts'
import { officeId } from '../src/modules/offices/index.ts'
import { head, personNo, ratna } from '../src/modules/placements/queue/files.examples.ts'
import { ruleSetOn } from '../src/modules/regulations/index.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { type Office, openOffice } from './desk.ts'
import { follow, heading, picture, press, said, unexpected } from './steps.ts'

const permit = 'uu-18-2017.pasal-13.b'
const passport = 'uu-18-2017.pasal-13.e'
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
const auditor: Actor = { ...centre, role: 'auditor', person: personNo(0xf6) }
const facts = {
  worker: { maritalStatus: 'married', sex: 'female', birthDate: '1996-05-01' },
  family: { permitSigner: 'parent' },
  placement: { scheme: 'p2p', country: 'TW', job: 'elderly-carer', contractMonths: 24 },
  documents: { passport: { verified: true, validUntil: '2030-01-01' }, 'family-permit': { verified: true } },
}
let office: Office
beforeAll(async () => {
  office = await openOffice({ names: [] })
  const { asSystem, tools } = office.app.bekal
  await asSystem(async (tx) => {
    await appointOfficer(tx, tools.seal, {
      id: personNo(0xf6),
      name: 'Ayu Pengawas',
      officerNumber: 'AUDIT-1',
      phone: '+6281277776679',
      role: 'auditor',
      title: 'Auditor',
      office: null,
      village: null,
      from: day('2020-01-01'),
    })
  })
})
afterAll(async () => await office?.close())

/** Decisions of a month so many months ago: of so many files, so many name the family's permission. */
const decided = async (ago: number, named: Readonly<Record<string, readonly [named: number, files: number]>>) =>
  await office.app.bekal.asSystem(async (tx) => {
    const today = dayIn(tx.now, WIB)
    const { rules } = await ruleSetOn(tx, today)
    const month = plusMonths(monthOf(today), -ago)
    const weighed = (outcome: 'named' | 'passed') =>
      rules
        .filter(({ id }) => id === permit || id === passport)
        .map((rule) => ({
          rule,
          finding: { outcome: 'met' as const },
          outcome: rule.id === permit ? outcome : ('passed' as const),
        }))
    for (const [name, [some, files]] of Object.entries(named))
      for (let file = 0; file < files; file += 1)
        await observe(tx, {
          decision: tx.newId<DecisionId>(),
          office: officeId(name),
          at: instant(`${month}T05:00:00Z`),
          facts,
          weighed: weighed(file < some ? 'named' : 'passed'),
        })
  })

describe('how alike offices decide', () => {
  it('is an empty page before anything is counted', async () => {
    const tab = await office.desk({}, centre)
    await tab.page.goto(`${office.app.url}/pusat/keseragaman`)
    expect(await said(tab)).toContain('Belum ada putusan yang dihitung')
    expect(await tab.axe()).toEqual([])
    for (const wrong of ['kemarin', '2026-13', '0001-01', '2026-10-05']) {
      const answer = await tab.page.goto(`${office.app.url}/pusat/keseragaman?bulan=${wrong}`)
      expect(answer?.status()).toBe(404)
    }
    await tab.page.goto(`${office.app.url}/pusat/keseragaman/${permit}?bulan=2000-01`)
    expect(await said(tab)).not.toContain('Fakta yang sama, hasil yang berbeda')
    const unknown = await tab.page.goto(`${office.app.url}/pusat/keseragaman/tidak-ada`)
    expect(unknown?.status()).toBe(404)
  })

  it.each([true, false])(
    'leads the centre from the figure to what differs and to a request, scripts %s',
    async (scripts) => {
      if (scripts)
        for (const [ago, jatim] of [2, 1, 3, 2, 2, 28].toReversed().entries())
          await decided(ago, {
            'bp3mi-jawa-timur': [jatim, 30],
            'bp3mi-jawa-tengah': [1, 30],
            'bp3mi-bali': [1, 12],
            'bp3mi-nusa-tenggara-barat': [ago === 0 ? 3 : 0, 3],
          })
      for (const width of scripts ? ([1366, 360] as const) : ([1366] as const)) {
        const tab = await office.desk({ scripts, width, dark: width === 360 }, centre)
        await tab.page.goto(`${office.app.url}/pusat`)
        await follow(tab, 'Keseragaman')
        expect(await heading(tab)).toBe('Keseragaman putusan')
        const list = await said(tab)
        expect(list).toContain('BP3MI Jawa Timur')
        for (const name of ['Nusa Tenggara Barat', 'Jawa Tengah', 'Bali']) expect(list).not.toContain(name)
        await picture(tab, `keseragaman-${width}-${scripts}`)
        if (scripts) expect(await tab.axe()).toEqual([])
        expect(await tab.sideways()).toBeLessThanOrEqual(0)
        await follow(tab, 'Lihat bedanya')
        const one = await said(tab)
        expect(one).toContain('Fakta yang sama, hasil yang berbeda')
        expect(one).toContain('sudah diperiksa petugas')
        expect(one).not.toMatch(/1996|2030/)
        await picture(tab, `keseragaman-aturan-${width}-${scripts}`)
        if (scripts) expect(await tab.axe()).toEqual([])
        expect(await tab.sideways()).toBeLessThanOrEqual(0)
        await follow(tab, 'Minta arahan')
        expect(tab.page.url()).toContain(`/pusat/arahan/baru?aturan=${permit}&bulan=`)
        if (!scripts) {
          await press(tab, 'Catat pertanyaan')
          await tab.page.waitForURL('**/pusat/arahan/0*')
          await tab.page.goto(`${office.app.url}/pusat/keseragaman/${permit}`)
          expect(await said(tab)).toContain('Sudah ditanyakan: TNY-')
        } else await tab.page.goBack()
        const before = await tab.page.locator('select[name=bulan] option').nth(1).getAttribute('value')
        await tab.page.selectOption('select[name=bulan]', before)
        await press(tab, 'Lihat')
        expect(tab.page.url()).toContain(`bulan=${before}`)
        expect(await said(tab)).toContain('Tidak ada kantor yang jelas berbeda')
        expect(unexpected(tab)).toEqual([])
      }
    },
  )

  it('is looked at by the auditor, who asks for nothing, and not by an office', async () => {
    const looking = await office.desk({}, auditor)
    await looking.page.goto(`${office.app.url}/pusat/keseragaman/${permit}?bahasa=en`)
    expect(await said(looking)).toContain('BP3MI Jawa Timur')
    expect(await said(looking)).toContain('The same facts, different outcomes')
    expect(await said(looking)).not.toContain('Request a direction')
    await picture(looking, 'keseragaman-auditor')
    const refused = await office.desk({})
    const answer = await refused.page.goto(`${office.app.url}/pusat/keseragaman`)
    expect(answer?.status()).toBe(403)
  })
})

describe.each([true, false])('everybody, scripts %s', (scripts) => {
  it('reads how alike all offices decided a month, and of no office', async () => {
    const { url } = office.app
    for (const width of [360, 1366] as const) {
      const tab = await office.browsing.open({ scripts, width })
      await tab.page.goto(`${url}/`)
      await follow(tab, 'Keseragaman putusan')
      expect(await heading(tab)).toBe('Keseragaman putusan')
      const told = await said(tab)
      expect(told).toContain('putusan')
      expect(told).not.toMatch(/BP3MI|Jawa Timur|Bali/)
      await picture(tab, `keseragaman-umum-${width}-${scripts}`)
      if (scripts) expect(await tab.axe()).toEqual([])
      expect(await tab.sideways()).toBeLessThanOrEqual(0)
      expect((await tab.page.request.get(`${url}/keseragaman?bulan=2026-13`)).status()).toBe(404)
      const csv = await tab.page.request.get(`${url}/keseragaman.csv`)
      expect(csv.headers()['content-type']).toContain('text/csv')
      const text = `${await csv.text()}${await (await tab.page.request.get(`${url}/keseragaman.json`)).text()}`
      expect(text).toContain(permit)
      expect(text).not.toMatch(/bp3mi|jawa/i)
      expect(unexpected(tab)).toEqual([])
    }
  })

  it('at the head of an office is shown their own beside all others, and an officer is not', async () => {
    const { url } = office.app
    const tab = await office.desk({ scripts, width: 360 }, head)
    await tab.page.goto(`${url}/meja/keseragaman`)
    expect(await heading(tab)).toBe('Keseragaman kantor kita')
    expect(await said(tab)).not.toMatch(/Jawa Tengah|Bali/)
    await picture(tab, `keseragaman-kantor-${scripts}`)
    if (scripts) expect(await tab.axe()).toEqual([])
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    const officer = await office.desk({ scripts })
    expect((await officer.page.goto(`${url}/meja/keseragaman`))?.status()).toBe(403)
  })
})
