import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../src/kernel/time.ts'
import { appointOfficer } from '../src/modules/accounts/index.ts'
import { officeServing } from '../src/modules/offices/index.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { choose, codeTo, messageTo, press } from './steps.ts'

let app: App
let browsing: Browsing
const home = '3505022005'
const desa = { officerNumber: 'DESA-88', phone: '+6281277778888', name: 'Petugas Desa Contoh' }
const counter = { officerNumber: 'LOKET-88', phone: '+6281277778899', name: 'Petugas Loket Contoh' }

beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  const office = officeServing(home)
  if (!office) throw new Error('nobody serves Blitar')
  const post = { title: 'Petugas', office: null, village: null, from: day('2020-01-01') }
  const { seal } = app.bekal.tools
  await app.bekal.asSystem(async (tx) => {
    await appointOfficer(tx, seal, { ...post, ...desa, role: 'village-officer', village: home })
    await appointOfficer(tx, seal, { ...post, ...counter, role: 'counter-officer', office: office.id })
  })
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const go = async ({ page }: Tab, path: string): Promise<void> => void (await page.goto(`${app.url}${path}`))
const said = async ({ page }: Tab): Promise<string> => (await page.textContent('main')) ?? ''

type Newcomer = {
  readonly name: string
  readonly scripts: boolean
  readonly nik: string
  readonly phone: string
  readonly kin: string
}

async function register(tab: Tab, { name, nik, phone }: Newcomer): Promise<void> {
  const { page } = tab
  await go(tab, '/masuk')
  await page.fill('#nik', nik)
  await page.fill('#phone', phone)
  await press(tab, 'Kirim kode')
  await page.fill('#code', await codeTo(app, phone))
  await press(tab, 'Masuk')
  await page.fill('#name', name)
  await press(tab, 'Lanjut')
  await page.fill('#cari', 'bakung udanawu blitar')
  await press(tab, 'Cari desa')
  await choose(tab, 'Bakung')
  await press(tab, 'Pakai desa ini')
  await press(tab, 'Buat akun')
  await page.waitForURL('**/perjalanan')
}

async function fillProfile(tab: Tab): Promise<void> {
  const { page } = tab
  await go(tab, '/profil')
  await page.click('text=Lanjut isi')
  await page.fill('#birthPlace', 'Blitar')
  await press(tab, 'Simpan dan lanjut')
  await page.getByLabel('Menikah', { exact: true }).check({ force: true })
  await press(tab, 'Simpan dan lanjut')
  await choose(tab, 'SMA')
  await press(tab, 'Simpan dan lanjut')
  await page.fill('#address', 'Dusun Krajan RT 02 RW 05')
  await press(tab, 'Simpan dan lanjut')
  await sendPicture(tab)
}

async function apply(tab: Tab): Promise<void> {
  const { page } = tab
  await go(tab, '/lamar')
  await page.selectOption('[name=ke]', 'TW')
  await page.selectOption('[name=kerja]', 'elderly-carer')
  await page.selectOption('[name=jalur]', 'p2p')
  await page.fill('[name=bulan]', '24')
  await page.locator('main form[action="/lamar"] button').click()
  await page.waitForURL('**/perjalanan')
}

async function sendPicture(tab: Tab): Promise<void> {
  const buffer = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer()
  await tab.page.setInputFiles('#file', { name: 'foto.jpg', mimeType: 'image/jpeg', buffer })
  await press(tab, 'Kirim dokumen')
  const kept = tab.page.locator('main', { hasText: 'Sudah dikirim' })
  await kept.or(tab.page.locator('main:has(form[action*="/data"])')).first().waitFor({ timeout: 20_000 })
}

/** Takes the first thing the journey asks that was not taken yet, until nothing is left. */
async function doAllAsked(tab: Tab): Promise<readonly string[]> {
  const done: string[] = []
  for (let left = 60; left > 0; left -= 1) {
    await go(tab, '/perjalanan')
    const next = await nextAsked(tab, done)
    if (next === undefined) return done
    done.push(next)
    await go(tab, next)
    if (next.startsWith('/perjalanan/jawab/')) await answer(tab, next)
    else await show(tab)
  }
  throw new Error(`the journey asks without end: ${done.join(' ')}`)
}

async function nextAsked({ page }: Tab, done: readonly string[]): Promise<string | undefined> {
  const links = await page
    .locator('main a[href^="/perjalanan/jawab/"], main a[href^="/berkas/"]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  return links.find((href) => !done.includes(href))
}

/** Words of a good answer where "no" would not be one. */
const answers: Readonly<Record<string, string>> = {
  'worker.health': 'fit',
  'worker.colourVision': 'normal',
  'worker.pregnant': 'false',
}

async function answer({ page }: Tab, path: string): Promise<void> {
  const wanted = answers[path.split('/').at(-1) ?? '']
  const radios = page.locator('main input[name=jawaban][type=radio]')
  if ((await radios.count()) === 0) await page.fill('main [name=jawaban]', '24')
  else if (wanted === undefined) await radios.first().check({ force: true })
  else await page.locator(`main input[name=jawaban][value="${wanted}"]`).check({ force: true })
  await page.locator('main form[action^="/perjalanan/jawab/"] button').click()
  await page.waitForURL('**/perjalanan')
}

/** Sends a picture of a paper, and what is printed on it where that is asked. */
async function show(tab: Tab): Promise<void> {
  const { page } = tab
  if ((await page.locator('#file').count()) === 0) return
  await sendPicture(tab)
  if ((await page.locator('main form[action*="/data"]').count()) === 0) return
  if ((await page.locator('#number').count()) > 0) await page.fill('#number', 'X1234567')
  for (const [name, year] of [
    ['validUntil', '2031'],
    ['issuedOn', '2026'],
  ] as const) {
    if ((await page.locator(`#${name}-year`).count()) === 0) continue
    await page.fill(`#${name}`, '1')
    await page.fill(`#${name}-month`, '3')
    await page.fill(`#${name}-year`, year)
  }
  await press(tab, 'Simpan')
}

async function askFamily(tab: Tab, { scripts, kin }: Newcomer): Promise<void> {
  const { page } = tab
  await go(tab, '/keluarga')
  await page.click('main >> text=Minta izin')
  await page.fill('#name', 'Budi Santoso')
  await choose(tab, 'Suami atau istri')
  await page.fill('#phone', kin)
  await press(tab, 'Kirim tautan')
  const relative = await browsing.open({ scripts })
  await relative.page.goto(/http\S+/.exec(await messageTo(app, kin))?.[0] ?? '')
  await press(relative, 'Kirim kode')
  await relative.page.fill('#code', await codeTo(app, kin))
  await press(relative, 'Lanjut')
  await choose(relative, 'Saya mengizinkan')
  await press(relative, 'Kirim jawaban')
}

async function officerAt({ officerNumber, phone }: typeof desa, scripts: boolean): Promise<Tab> {
  const tab = await browsing.open({ scripts })
  await go(tab, '/petugas/masuk')
  await tab.page.fill('#number', officerNumber)
  await press(tab, 'Kirim kode')
  await tab.page.fill('#code', await codeTo(app, phone))
  await press(tab, 'Masuk')
  await tab.page.waitForURL(/\/(desa|meja)/)
  return tab
}

async function confirmAtVillage(scripts: boolean): Promise<void> {
  const tab = await officerAt(desa, scripts)
  await tab.page.click('text=Budi Santoso')
  await choose(tab, 'KTP aslinya')
  await choose(tab, 'tanpa dipaksa')
  await press(tab, 'Pastikan izin')
  expect(await said(tab)).toContain('sudah dipastikan')
}

async function send(tab: Tab): Promise<void> {
  await go(tab, '/perjalanan/kirim')
  await press(tab, 'Kirim berkas')
  await tab.page.waitForURL('**/perjalanan/terkirim')
}

/** Approves somebody's file with a reason. */
async function approve(tab: Tab, name: string): Promise<void> {
  const { page } = tab
  const hrefs = await page
    .locator('a[href*="/meja"]', { hasText: name })
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(hrefs.join(' '))?.[0] ?? ''
  await go(tab, `/meja/${id}`)
  expect(await said(tab)).toContain(name)
  await go(tab, `/meja/${id}/setujui`)
  await page.fill('main [name=alasan]', 'Dicek satu per satu dengan dokumen aslinya.')
  await page.locator(`main form[action="/meja/${id}/setujui"] button`).last().click()
  await page.waitForURL(/selesai=/)
}

describe.each([
  {
    how: 'with JavaScript',
    name: "Siti Nur'aini",
    scripts: true,
    nik: '3505994103958001',
    phone: '0812 5550 8001',
    kin: '0812 9998 0001',
  },
  {
    how: 'without JavaScript',
    name: 'Sri Wulandari',
    scripts: false,
    nik: '3505994103958002',
    phone: '0812 5550 8002',
    kin: '0812 9998 0002',
  },
])('a worker who was never here, $how, at 360 px', (who) => {
  it('sends a whole file, the office approves it, and the decision reaches the phone', {
    timeout: 240_000,
  }, async () => {
    const tab = await browsing.open({ scripts: who.scripts })
    await register(tab, who)
    await fillProfile(tab)
    await apply(tab)
    await askFamily(tab, who)
    await confirmAtVillage(who.scripts)
    const done = await doAllAsked(tab)
    expect(done.length).toBeGreaterThan(5)
    await send(tab)
    const officer = await officerAt(counter, who.scripts)
    expect(await said(officer)).toContain(who.name)
    await approve(officer, who.name)
    await expect.poll(async () => await messageTo(app, who.phone), { timeout: 40_000 }).toContain('disetujui')
    expect(tab.complaints).toEqual([])
  })
})
