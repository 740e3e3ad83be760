import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Look, type Tab } from './browser.ts'
import { askRelative, confirmAtVillage, permit, relative } from './family.steps.ts'
import { appointStaff, signInOfficer } from './officer.steps.ts'
import { choose, codeTo, follow, heading, linkTo, picture, press, said } from './steps.ts'
import { register } from './worker.steps.ts'

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

const looks: readonly (Look & { readonly width: 360 | 1366; readonly dark: boolean })[] = [
  { width: 360, dark: false },
  { width: 360, dark: true },
  { width: 1366, dark: false },
]

/** Looks at a page as it stands: nobody is kept out, it does not scroll sideways, and a thumb can press what it offers. */
async function look(tab: Tab, name: string): Promise<void> {
  await picture(tab, name)
  expect(await tab.axe(), name).toEqual([])
  expect(await tab.sideways(), name).toBeLessThanOrEqual(0)
  const small = await tab.page.$$eval('main :is(a, button, summary)', (all) =>
    all
      .filter(
        (each) =>
          each.getBoundingClientRect().height < 44 && each.closest('p, li, td')?.textContent === each.textContent,
      )
      .map((each) => each.textContent),
  )
  expect(small, name).toEqual([])
}

describe('the pages of a family’s permission', () => {
  it.each(looks)('keep nobody out at $width pixels (dark: $dark)', { timeout: 300_000 }, async ({ width, dark }) => {
    const at = `${width}${dark ? '-dark' : ''}`
    const serial = `0${looks.findIndex((each) => each.width === width && each.dark === dark)}`
    const [worker, guest, officer] = await Promise.all([0, 1, 2].map(async () => await browsing.open({ width, dark })))
    if (!worker || !guest || !officer) throw new Error('no tab')
    const phone = `0812 5553 20${serial}`
    await worker.page.goto(app.url)
    await register(app, worker, { name: 'Siti Aminah', nik: `35059941039590${serial}`, phone: `0812 5553 10${serial}` })
    await worker.page.goto(`${app.url}/keluarga/minta`)
    await look(worker, `minta-${at}`)
    await press(worker, 'Kirim tautan')
    await look(worker, `minta-salah-${at}`)
    await worker.page.goto(`${app.url}/keluarga`)
    await look(worker, `keluarga-kosong-${at}`)
    await askRelative(worker, phone)
    await look(worker, `keluarga-menunggu-${at}`)

    const link = await linkTo(app, phone)
    await guest.page.goto(link)
    await look(guest, `izin-pintu-${at}`)
    await press(guest, 'Kirim kode')
    await guest.page.fill('#code', '1')
    await press(guest, 'Lanjut')
    await look(guest, `izin-kode-${at}`)
    await guest.page.fill('#code', await codeTo(app, phone))
    await press(guest, 'Lanjut')
    await press(guest, 'Kirim jawaban')
    await look(guest, `izin-tanya-${at}`)
    await choose(guest, 'Nanti saja')
    await press(guest, 'Kirim jawaban')
    await look(guest, `izin-nanti-${at}`)
    await guest.page.goto(link)
    await choose(guest, 'Saya belum mengizinkan')
    await press(guest, 'Kirim jawaban')
    await look(guest, `izin-tidak-${at}`)
    await follow(guest, 'Ubah jawaban')
    await permit(guest)
    await look(guest, `izin-ya-${at}`)
    await worker.page.reload()
    await look(worker, `keluarga-ya-${at}`)
    await follow(worker, 'Batalkan permintaan')
    await look(worker, `keluarga-batal-${at}`)

    await officer.page.goto(app.url)
    await signInOfficer(app, officer, 'village')
    await look(officer, `desa-${at}`)
    await follow(officer, relative.name)
    await press(officer, 'Pastikan izin')
    await look(officer, `desa-satu-${at}`)
    await officer.page.goto(`${app.url}/desa`)
    await confirmAtVillage(officer)
    await look(officer, `desa-selesai-${at}`)
    await worker.page.goto(`${app.url}/siapa-melihat`)
    expect(await said(worker)).toContain('Membuka permintaan izin keluargamu')
    await guest.page.reload()
    await look(guest, `izin-lengkap-${at}`)
    await guest.page.goto(`${app.url}/izin/${'0'.repeat(26)}`)
    await look(guest, `izin-habis-${at}`)
    await guest.page.goto(`${app.url}/izin?kode=abc`)
    await look(guest, `izin-ketik-${at}`)
  })
})

describe('a relative whose phone has no internet', () => {
  it('brings the message to the village office, answers there, and is confirmed', { timeout: 90_000 }, async () => {
    const [worker, officer] = await Promise.all([browsing.open(), browsing.open({ scripts: false })])
    const phone = '0812 5553 3001'
    await worker.page.goto(app.url)
    await register(app, worker, { name: 'Siti Aminah', nik: '3505994103959131', phone: '0812 5553 3002' })
    await worker.page.goto(`${app.url}/keluarga`)
    await askRelative(worker, phone)
    const code = (await linkTo(app, phone)).split('/izin/')[1] ?? ''

    await officer.page.goto(app.url)
    await signInOfficer(app, officer, 'village')
    await follow(officer, 'Buka tautan izin')
    await officer.page.fill('#kode', code.slice(0, 20))
    await press(officer, 'Buka')
    expect(await said(officer)).toContain('Yang kamu ketik 20')
    await officer.page.fill('#kode', code.toLowerCase().replace(/(.{5})/g, '$1 '))
    await press(officer, 'Buka')
    await press(officer, 'Kirim kode')
    await officer.page.fill('#code', await codeTo(app, phone))
    await press(officer, 'Lanjut')
    expect(await heading(officer)).toContain('Siti Aminah ingin bekerja di luar negeri')
    await permit(officer)
    await officer.page.goto(`${app.url}/desa`)
    await confirmAtVillage(officer)
    await worker.page.reload()
    expect(await said(worker)).toContain('Izin lengkap')
  })
})
