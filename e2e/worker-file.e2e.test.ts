import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../src/kernel/ids.ts'
import { officeServing } from '../src/modules/offices/index.ts'
import { revealNik, serve, workerByNik } from '../src/modules/workers/index.ts'
import { transact } from '../src/platform/db/perform.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { askRelative, confirmAtVillage, openPermit, permit } from './family.steps.ts'
import { appointStaff, home, signInOfficer } from './officer.steps.ts'
import { choose, follow, heading, press, said } from './steps.ts'
import { copyPrinted, fillProfile, type Newcomer, register, sendPicture } from './worker.steps.ts'

let app: App
let browsing: Browsing
beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  await appointStaff(app)
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const relativesPhone = '0812 9999 0000'

/** Registers and stands before their own pages. */
async function enrol(tab: Tab, who: Omit<Newcomer, 'name'>): Promise<void> {
  await tab.page.goto(app.url)
  await register(app, tab, { ...who, name: "Siti Nur'aini" })
}

describe.each([
  { how: 'with JavaScript', scripts: true, nik: '3505994103959001', phone: '0812 5550 9001' },
  { how: 'without JavaScript', scripts: false, nik: '3505994103959002', phone: '0812 5550 9002' },
])('a worker $how', ({ scripts, nik, phone }) => {
  it('registers, fills in the profile, sends documents, and gets the family’s permission', async () => {
    const tab = await browsing.open({ scripts })
    await enrol(tab, { nik, phone })
    await follow(tab, 'Data diri')
    await fillProfile(tab)
    await sendPicture(tab)
    await follow(tab, 'Lanjut isi data diri')
    expect(await said(tab)).toContain('Data diri lengkap')

    await follow(tab, 'Perjalanan')
    await follow(tab, 'Dokumenku')
    await follow(tab, 'Paspor')
    await sendPicture(tab, 2400)
    await copyPrinted(tab)
    expect(await said(tab)).toContain('Sudah dikirim')
    const shown = await tab.context.request.get(`${app.url}/berkas/passport/isi`)
    const kept = await sharp(await shown.body()).metadata()
    expect(kept.width).toBe(scripts ? 1280 : 2000)
    expect((await shown.body()).includes('rahasia-lokasi')).toBe(false)

    await follow(tab, 'Perjalanan')
    await follow(tab, 'Keluarga')
    await askRelative(tab, relativesPhone)
    expect(await said(tab)).toContain('Menunggu jawaban')
    const relative = await openPermit(app, browsing, { scripts, phone: relativesPhone })
    expect(await heading(relative)).toContain("Siti Nur'aini ingin bekerja di luar negeri")
    await choose(relative, 'Saya belum mengizinkan')
    await press(relative, 'Kirim jawaban')
    await tab.page.reload()
    expect(await said(tab)).toContain('Menunggu jawaban')
    await follow(relative, 'Ubah jawaban')
    await permit(relative)
    expect(await said(relative)).toContain('Kabar Siti')
    await witness(scripts)
    await tab.page.reload()
    expect(await said(tab)).toContain('Izin lengkap')
    await follow(tab, 'Perjalanan')
    await follow(tab, 'Siapa yang melihat berkasku')
    expect(await said(tab)).toContain('Memastikan izin keluargamu')
    expect(tab.complaints).toEqual([])
  }, 180_000)
})

/** The village officer must tick both before the permission is complete. */
async function witness(scripts: boolean): Promise<void> {
  const officer = await browsing.open({ width: 768, scripts })
  await signInOfficer(app, officer, 'village')
  await follow(officer, 'Budi Santoso')
  await press(officer, 'Pastikan izin')
  expect(await officer.page.innerText('.errors')).toContain('Centang keduanya')
  await follow(officer, 'Belum bisa dipastikan')
  await confirmAtVillage(officer)
  expect(await said(officer)).toContain('sudah dipastikan')
  if (scripts) expect(await officer.axe()).toEqual([])
}

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

  it.each([true, false])(
    'is told before or after it is sent when it is too large (JavaScript: %s)',
    async (scripts) => {
      const tab = await browsing.open({ scripts })
      const serial = scripts ? '9006' : '9007'
      await enrol(tab, { nik: `350599410395${serial}`, phone: `0812 5550 ${serial}` })
      await tab.page.goto(`${app.url}/berkas/diploma`)
      const buffer = Buffer.alloc(9 * 1024 * 1024, '%PDF-1.7 ')
      const sent: number[] = []
      tab.page.on('request', (request) => sent.push(request.postDataBuffer()?.byteLength ?? 0))
      await tab.page.setInputFiles('#file', { name: 'a.pdf', mimeType: 'application/pdf', buffer })
      await press(tab, 'Kirim dokumen')
      const told = tab.page.locator(scripts ? 'main [role=status]' : '.errors', { hasText: '8 MB' })
      await told.waitFor()
      if (scripts) expect(Math.max(...sent)).toBeLessThan(1_000)
      await sendPicture(tab)
      await tab.page.locator('main', { hasText: 'Sudah dikirim' }).waitFor()
    },
  )
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
