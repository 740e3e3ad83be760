import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayIn, type LocalDate, momentOf, plusDays, plusMonths, WIB } from '../src/kernel/time.ts'
import { monthOf } from '../src/modules/cases/board/figures.ts'
import { filed } from '../src/modules/cases/cases.examples.ts'
import { receiveReport } from '../src/modules/cases/exchange/receive.ts'
import { takeCase } from '../src/modules/cases/handle/sort.ts'
import { head, personNo, ratna } from '../src/modules/placements/queue/files.examples.ts'
import { transact } from '../src/platform/db/perform.ts'
import { type Office, openOffice, picture } from './desk.ts'
import { follow, said, unexpected } from './steps.ts'

let office: Office
let month: LocalDate
const centre = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) } as const

async function file(on: LocalDate, origin: string): Promise<string> {
  const { world, tools } = office.app.bekal
  const then = { ...world, now: () => momentOf(on, '10:00', WIB) }
  return (await filed({ world: then, seal: tools.seal }, { origin })).case
}

beforeAll(async () => {
  office = await openOffice({ names: [] })
  const { world, tools } = office.app.bekal
  month = plusMonths(monthOf(office.app.clock.now()), -1)
  for (let n = 0; n < 8; n += 1) await file(plusDays(month, n), '35')
  for (let n = 0; n < 7; n += 1) await file(plusDays(month, n), '33')
  await file(plusDays(month, 3), '51')
  const today = await file(dayIn(office.app.clock.now(), WIB), '35')
  await transact(world, ratna, async (tx) => await takeCase(tx, tools.seal, { case: today }))
}, 120_000)
afterAll(async () => await office?.close())

const figuresIn = (text: string): number => Number.parseInt(text.replaceAll('.', ''), 10)

describe.each([{ scripts: true }, { scripts: false }])('the board, scripts $scripts', ({ scripts }) => {
  it.each([360, 1366] as const)(
    'leads from each number to its cases, %i pixels wide',
    { timeout: 60_000 },
    async (width) => {
      const tab = await office.desk({ width, scripts }, head)
      await tab.page.goto(`${office.app.url}/meja/aduan/papan`)
      expect(await tab.sideways()).toBeLessThanOrEqual(0)
      if (scripts) expect(await tab.axe()).toEqual([])
      await picture(tab.page, `papan-${width}-${scripts}`)
      const text = await said(tab)
      expect(text).toContain('Terlambat')
      expect(text).toContain('Ratna Dewi')
      const links = await tab.page
        .locator('main table a')
        .evaluateAll((all) => all.map((one) => ({ href: one.getAttribute('href') ?? '', text: one.textContent ?? '' })))
      expect(links.length).toBeGreaterThanOrEqual(7)
      for (const { href, text: count } of links) {
        await tab.page.goto(`${office.app.url}${href}`)
        expect(await tab.page.locator('main tbody tr').count(), href).toBe(figuresIn(count))
      }
      expect(unexpected(tab)).toEqual([])
    },
  )
})

it('the centre sees every office and nobody’s load', { timeout: 60_000 }, async () => {
  const tab = await office.desk({ width: 1366 }, centre)
  await tab.page.goto(`${office.app.url}/meja/aduan/papan`)
  const text = await said(tab)
  expect(text).toContain('BP3MI Jawa Timur')
  expect(text).toContain('BP3MI Jawa Tengah')
  expect(text).not.toContain('Ratna Dewi')
  expect(await tab.axe()).toEqual([])
  await picture(tab.page, 'papan-pusat')
})

describe.each([{ scripts: true }, { scripts: false }])('figures for everybody, scripts $scripts', ({ scripts }) => {
  it('are found from the first page, and hold back what is too few', { timeout: 60_000 }, async () => {
    const tab = await office.browsing.open({ width: 360, scripts })
    await tab.page.goto(office.app.url)
    await follow(tab, 'Angka pengaduan')
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await tab.axe()).toEqual([])
    await picture(tab.page, `angka-${scripts}`)
    const rows = await tab.page.locator('main tbody tr, main tfoot tr').allInnerTexts()
    const row = (name: string): string => rows.find((one) => one.startsWith(name)) ?? ''
    expect(row('BP3MI Jawa Timur')).toMatch(/^BP3MI Jawa Timur\s+8\s/)
    // The one of Bali is held back, and the next smallest with it.
    expect(row('BP3MI Bali')).toContain('Disembunyikan')
    expect(row('BP3MI Jawa Tengah')).toContain('Disembunyikan')
    expect(row('Semua kantor')).toMatch(/^Semua kantor\s+16\s/)
    expect(await said(tab)).toContain('Kurang dari 5 pengaduan tidak ditampilkan')
    expect(unexpected(tab)).toEqual([])
  })
})

it('the files say the same, and are not sent again to whoever has them', { timeout: 60_000 }, async () => {
  const { url } = office.app
  const json = await fetch(`${url}/pengaduan/angka.json`)
  const { rows } = (await json.json()) as { rows: readonly Record<string, unknown>[] }
  expect(rows.find((one) => one['office'] === 'bp3mi-jawa-timur')).toMatchObject({
    month: month.slice(0, 7),
    heldBack: false,
    filed: 8,
    medianDays: null,
  })
  expect(rows.find((one) => one['office'] === 'bp3mi-bali')).toMatchObject({ heldBack: true, filed: null })
  const csv = await fetch(`${url}/pengaduan/angka.csv`)
  const lines = (await csv.text()).trim().split('\r\n')
  expect(lines).toHaveLength(rows.length + 1)
  expect(lines[0]).toMatch(/^month,office,officeName,heldBack,filed,/)
  for (const [path, first] of [
    ['angka.json', json],
    ['angka.csv', csv],
  ] as const) {
    const again = await fetch(`${url}/pengaduan/${path}`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status, path).toBe(304)
    expect(first.headers.get('cache-control')).toContain('public')
  }
})

it('programs read complaints as GeoReport v2 tells of them, and no number of a receipt', {
  timeout: 60_000,
}, async () => {
  const { url } = office.app
  const services = (await (await fetch(`${url}/open311/v2/services.json`)).json()) as readonly {
    service_code: string
  }[]
  const answer = await fetch(`${url}/open311/v2/requests.json`)
  const text = await answer.text()
  const requests = JSON.parse(text) as readonly { service_code: string; agency_responsible: string }[]
  // Those of Jawa Tengah and Bali are held back in the figures, so that here no office is named for them.
  expect(requests).toHaveLength(16)
  expect(new Set(requests.map((one) => one.agency_responsible))).toEqual(new Set(['BP3MI Jawa Timur', 'Tidak disebut']))
  const known = new Set(services.map((one) => one.service_code))
  expect(requests.every((one) => known.has(one.service_code))).toBe(true)
  expect(text).not.toMatch(/ADU-|Gaji belum dibayar|[0-9a-f]{8}-[0-9a-f]{4}-7/)
  expect((await fetch(`${url}/open311/v2/requests.json?status=lost`)).status).toBe(400)
  const etag = answer.headers.get('etag') ?? ''
  expect((await fetch(`${url}/open311/v2/requests.json`, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

describe.each([360, 1366] as const)('reports of SP4N-LAPOR that lack something, %i pixels wide', (width) => {
  it('are listed for the centre with what came and what is missing', { timeout: 60_000 }, async () => {
    const { bekal, url } = office.app
    const reports = [
      { id: 'L-1', category: 'sakit', text: '', country: 'HK' },
      { id: 'L-2', category: 'kapal', text: 'Kapal tidak kembali.', province: '33' },
    ]
    for (const raw of reports) await bekal.asSystem(async (tx) => await receiveReport(tx, bekal.tools, raw))
    const tab = await office.desk({ width }, centre)
    await tab.page.goto(`${url}/meja/aduan/papan`)
    await follow(tab, 'Laporan SP4N-LAPOR')
    const text = await said(tab)
    for (const part of ['L-1', 'Belum jadi pengaduan', 'cerita', 'L-2', 'jenis masalah', 'Kapal tidak kembali.'])
      expect(text).toContain(part)
    expect(await tab.sideways()).toBeLessThanOrEqual(0)
    expect(await tab.axe()).toEqual([])
    await picture(tab.page, `lapor-${width}`)
    await follow(tab, 'ADU-26-')
    expect(await said(tab)).toContain('Kapal tidak kembali.')
    expect(unexpected(tab)).toEqual([])
  })
})
