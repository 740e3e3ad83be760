import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../src/kernel/ids.ts'
import { day } from '../src/kernel/time.ts'
import { appointOfficer } from '../src/modules/accounts/index.ts'
import { officeServing } from '../src/modules/offices/index.ts'
import { revealNik, serve, workerByNik } from '../src/modules/workers/index.ts'
import { transact } from '../src/platform/db/perform.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { choose, codeTo, messageTo, press } from './steps.ts'

let app: App
let browsing: Browsing
beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  await appointVillageOfficer()
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const home = '3505022005'
const relativesPhone = '0812 9999 0000'

const appointVillageOfficer = async (): Promise<unknown> =>
  await app.bekal.asSystem(
    async (tx) =>
      await appointOfficer(tx, app.bekal.tools.seal, {
        name: 'Petugas Desa Contoh',
        officerNumber: 'DESA-77',
        phone: '+6281277776666',
        role: 'village-officer',
        title: 'Kaur Pelayanan',
        office: null,
        village: home,
        from: day('2020-01-01'),
      }),
  )

const heading = async ({ page }: Tab): Promise<string | null> => await page.textContent('main h1')

type Newcomer = { readonly nik: string; readonly phone: string }

/** Registers and lands on the journey. */
async function enrol(tab: Tab, { nik, phone }: Newcomer): Promise<void> {
  const { page } = tab
  await page.goto(`${app.url}/masuk`)
  await page.fill('#nik', nik)
  await page.fill('#phone', phone)
  await press(tab, 'Kirim kode')
  await page.fill('#code', await codeTo(app, phone))
  await press(tab, 'Masuk')
  await page.fill('#name', "Siti Nur'aini")
  await press(tab, 'Lanjut')
  await page.fill('#cari', 'bakung udanawu blitar')
  await press(tab, 'Cari desa')
  await choose(tab, 'Bakung')
  await press(tab, 'Pakai desa ini')
  expect(await page.textContent('main')).toContain('Kec. Udanawu')
  await press(tab, 'Buat akun')
  await page.waitForURL('**/perjalanan')
}

async function fillProfile(tab: Tab): Promise<void> {
  const { page } = tab
  await page.goto(`${app.url}/profil`)
  await page.click('text=Lanjut isi')
  await page.fill('#birthPlace', 'Blitar')
  await press(tab, 'Simpan dan lanjut')
  await choose(tab, 'Menikah')
  await press(tab, 'Simpan dan lanjut')
  await choose(tab, 'SMA')
  await press(tab, 'Simpan dan lanjut')
  await page.fill('#address', 'Dusun Krajan RT 02 RW 05')
  await press(tab, 'Simpan dan lanjut')
  expect(new URL(page.url()).pathname).toBe('/berkas/photo')
}

const picture = async (width: number): Promise<Buffer> =>
  await sharp({ create: { width, height: 900, channels: 3, background: '#345' } })
    .withExif({ IFD0: { Copyright: 'rahasia-lokasi' } })
    .jpeg()
    .toBuffer()

async function sendPicture(tab: Tab, width = 2400): Promise<void> {
  await tab.page.setInputFiles('#file', { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: await picture(width) })
  await press(tab, 'Kirim dokumen')
}

async function describePassport(tab: Tab): Promise<void> {
  const { page } = tab
  await page.waitForURL('**/data')
  await page.fill('#number', 'x 123 4567')
  await page.fill('#validUntil', '1')
  await page.fill('#validUntil-month', '3')
  await page.fill('#validUntil-year', '2031')
  await press(tab, 'Simpan')
  expect(await page.textContent('main')).toContain('Sudah dikirim')
}

/** The relative opens the link on their own phone and proves it. */
async function openPermit(scripts: boolean): Promise<Tab> {
  const relative = await browsing.open({ scripts })
  const link = /http\S+/.exec(await messageTo(app, relativesPhone))?.[0] ?? ''
  await relative.page.goto(link)
  expect(await relative.page.textContent('main')).not.toContain('Siti')
  await press(relative, 'Kirim kode')
  await relative.page.fill('#code', await codeTo(app, relativesPhone))
  await press(relative, 'Lanjut')
  return relative
}

async function askRelative(tab: Tab): Promise<void> {
  const { page } = tab
  await page.goto(`${app.url}/keluarga`)
  await page.click('main >> text=Minta izin')
  await page.fill('#name', 'Budi Santoso')
  await choose(tab, 'Suami atau istri')
  await page.fill('#phone', relativesPhone)
  await press(tab, 'Kirim tautan')
}

async function confirmAtVillage(scripts: boolean): Promise<void> {
  const officer = await browsing.open({ width: 768, scripts })
  const { page } = officer
  await page.goto(`${app.url}/petugas/masuk`)
  await page.fill('#number', 'DESA-77')
  await press(officer, 'Kirim kode')
  await page.fill('#code', await codeTo(app, '0812 7777 6666'))
  await press(officer, 'Masuk')
  await page.waitForURL('**/desa')
  await page.click('text=Budi Santoso')
  await press(officer, 'Pastikan izin')
  expect(await page.textContent('.errors')).toContain('Centang keduanya')
  await choose(officer, 'KTP aslinya')
  await choose(officer, 'tanpa dipaksa')
  await press(officer, 'Pastikan izin')
  expect(await page.textContent('main')).toContain('sudah dipastikan')
  if (scripts) expect(await officer.axe()).toEqual([])
}

describe.each([
  { how: 'with JavaScript', scripts: true, nik: '3505994103959001', phone: '0812 5550 9001' },
  { how: 'without JavaScript', scripts: false, nik: '3505994103959002', phone: '0812 5550 9002' },
])('a worker $how', ({ scripts, nik, phone }) => {
  it('registers, fills in the profile, sends documents, and gets the family’s permission', async () => {
    const tab = await browsing.open({ scripts })
    await enrol(tab, { nik, phone })
    await fillProfile(tab)
    await sendPicture(tab)
    await tab.page.click('text=Lanjut isi data diri')
    expect(await tab.page.textContent('main')).toContain('Data diri lengkap')

    await tab.page.goto(`${app.url}/berkas/passport`)
    await sendPicture(tab)
    await describePassport(tab)
    const shown = await tab.context.request.get(`${app.url}/berkas/passport/isi`)
    const kept = await sharp(await shown.body()).metadata()
    expect(kept.width).toBe(scripts ? 1280 : 2000)
    expect((await shown.body()).includes('rahasia-lokasi')).toBe(false)

    await askRelative(tab)
    expect(await tab.page.textContent('main')).toContain('Menunggu jawaban')
    const relative = await openPermit(scripts)
    expect(await heading(relative)).toContain("Siti Nur'aini ingin bekerja di luar negeri")
    await choose(relative, 'Saya belum mengizinkan')
    await press(relative, 'Kirim jawaban')
    await tab.page.reload()
    expect(await tab.page.textContent('main')).toContain('Menunggu jawaban')
    await relative.page.click('text=Ubah jawaban')
    await choose(relative, 'Saya mengizinkan')
    await press(relative, 'Kirim jawaban')
    expect(await relative.page.textContent('main')).toContain('Kabar Siti')
    await confirmAtVillage(scripts)
    await tab.page.reload()
    expect(await tab.page.textContent('main')).toContain('Izin lengkap')
    await tab.page.goto(`${app.url}/siapa-melihat`)
    expect(await tab.page.textContent('main')).toContain('Memastikan izin keluargamu')
    expect(tab.complaints).toEqual([])
  }, 180_000)
})

describe('a bad line', () => {
  it('stops a document in the middle, and it goes on from there', async () => {
    const tab = await browsing.open()
    await enrol(tab, { nik: '3505994103959003', phone: '0812 5550 9003' })
    await tab.page.goto(`${app.url}/berkas/diploma`)
    await tab.goOffline()
    await sendPicture(tab)
    await tab.page.getByRole('button', { name: 'Lanjutkan kirim' }).waitFor()
    expect(await tab.page.textContent('main')).toContain('Sambungan terputus')
    await tab.goOffline(false)
    await press(tab, 'Lanjutkan kirim').catch(() => undefined) // it may have gone on by itself
    await tab.page.locator('main', { hasText: 'Sudah dikirim' }).waitFor()
  }, 120_000)
})

describe('a file that cannot be taken', () => {
  it.each([true, false])('is told in words and harms nothing (JavaScript: %s)', async (scripts) => {
    const tab = await browsing.open({ scripts })
    const serial = scripts ? '9004' : '9005'
    await enrol(tab, { nik: `350599410395${serial}`, phone: `0812 5550 ${serial}` })
    await tab.page.goto(`${app.url}/berkas/diploma`)
    await press(tab, 'Kirim dokumen')
    expect(await tab.page.textContent('.errors')).toContain('Pilih foto atau file dulu.')
    await tab.page.setInputFiles('#file', {
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('bukan pdf'),
    })
    await press(tab, 'Kirim dokumen')
    await tab.page.locator('.errors', { hasText: 'Isi file ini tidak cocok dengan jenisnya' }).waitFor()
  })
})

describe('the pages of the own file', () => {
  const pages = [
    '/profil',
    '/profil/sekolah',
    '/profil/desa',
    '/berkas',
    '/berkas/passport',
    '/keluarga',
    '/keluarga/minta',
    '/siapa-melihat',
  ]

  it.each([
    { width: 360, dark: false },
    { width: 768, dark: true },
    { width: 1366, dark: false },
  ] as const)('keep nobody out at $width pixels (dark: $dark)', { timeout: 120_000 }, async ({ width, dark }) => {
    const tab = await browsing.open({ width, dark })
    const serial = String(9000 + Math.round(width / 10))
    await enrol(tab, { nik: `350599410395${serial}`, phone: `0812 5551 ${serial}` })
    for (const path of pages) {
      tab.wire.forget()
      await tab.page.goto(`${app.url}${path}`)
      expect(await tab.axe(), path).toEqual([])
      expect(await tab.sideways(), path).toBe(0)
      expect(await tab.nodes(), path).toBeLessThanOrEqual(450)
      expect(tab.wire.bytes('Document'), path).toBeLessThanOrEqual(20_480)
    }
  })

  it('say who opened the NIK, with the office', async () => {
    const tab = await browsing.open()
    const nik = '3505994103959010'
    await enrol(tab, { nik, phone: '0812 5550 9010' })
    const { seal } = app.bekal.tools
    const office = officeServing(home)
    if (!office) throw new Error('nobody serves Blitar')
    await app.bekal.asSystem(async (tx) => {
      const worker = await workerByNik(tx, seal.blindIndex(nik, 'nik'))
      if (worker) await serve(tx, worker.id, office.id)
    })
    const person = await app.bekal.asSystem(async (tx) => await Promise.resolve(tx.newId<PersonId>()))
    const clerk = {
      role: 'counter-officer',
      person,
      office: office.id,
      village: null,
      onBehalfOf: null,
      client: 'web',
    } as const
    await transact(app.bekal.world, clerk, async (tx) => {
      const worker = await workerByNik(tx, seal.blindIndex(nik, 'nik'))
      if (worker) await revealNik(tx, seal, worker.id, 'verification')
    })
    await tab.page.goto(`${app.url}/siapa-melihat`)
    expect(await tab.page.textContent('main')).toContain(`Petugas kantor, ${office.name.id}`)
    expect(await tab.page.textContent('main')).toContain('Membuka NIK-mu')
  })

  it('belong to their worker alone: others are asked to sign in, officers are told it is not theirs', async () => {
    const { page } = await browsing.open()
    for (const path of pages) expect((await page.goto(`${app.url}${path}`))?.status(), path).toBe(401)
    expect((await page.goto(`${app.url}/desa`))?.status()).toBe(401)
    expect((await page.goto(`${app.url}/izin/${'0'.repeat(26)}`))?.status()).toBe(404)
  })
})
