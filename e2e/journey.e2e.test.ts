import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { checkElsewhere, checkOffline, scan, unfoldLink, verdictOf } from './card.steps.ts'
import { askRelative, confirmAtVillage, openPermit, permit } from './family.steps.ts'
import { answerAll, apply, chooseOnFirstPage } from './journey.steps.ts'
import {
  appointStaff,
  approve,
  goThroughDoor,
  issueCard,
  noteAttendance,
  openClass,
  openFile,
  signInOfficer,
  type staff,
} from './officer.steps.ts'
import { follow, messageTo, picture, press, said, unexpected } from './steps.ts'
import { register, signIn } from './worker.steps.ts'

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

describe.each([
  { how: 'with JavaScript', scripts: true, name: "Siti Nur'aini", end: '8001', nik: '3505994103958001' },
  { how: 'without JavaScript', scripts: false, name: 'Sri Wulandari', end: '8002', nik: '3505994103958002' },
])('a worker who was never here, $how', ({ scripts, end, ...somebody }) => {
  const who = { ...somebody, phone: `0812 5550 ${end}` }
  const kin = `0812 9998 ${end}`
  const shot = async (tab: Tab, name: string): Promise<void> => await picture(tab, `${scripts ? 'js' : 'nojs'}-${name}`)
  /** A page on the way that nobody is kept out of, at 360 pixels. */
  const open = async (tab: Tab, name: string): Promise<void> => {
    await shot(tab, name)
    expect(await tab.sideways(), name).toBe(0)
    if (scripts) expect(await tab.axe(), name).toEqual([])
  }
  const officer = async (which: keyof typeof staff): Promise<Tab> => {
    const tab = await browsing.open({ scripts, width: 1366 })
    if (scripts) await tab.page.clock.setFixedTime(app.clock.now())
    await signInOfficer(app, tab, which)
    return tab
  }

  it('goes by pages alone from the first question to the airport', { timeout: 240_000 }, async () => {
    const tab = await browsing.open({ scripts })
    await tab.page.goto(app.url)
    await chooseOnFirstPage(tab)
    await shot(tab, '02-syarat')
    await follow(tab, 'Mulai')
    await register(app, tab, who)
    await shot(tab, '04-lamar')
    await apply(tab)
    await shot(tab, '05-perjalanan')
    await answerAll(tab, async (name) => await shot(tab, name))
    await shot(tab, '09-perjalanan')
    await follow(tab, 'Kerjakan')
    await askRelative(tab, kin)
    const relative = await openPermit(app, browsing, { scripts, phone: kin })
    await permit(relative)
    await confirmAtVillage(await officer('village'))
    await follow(tab, 'Perjalanan')
    await shot(tab, '12-perjalanan-lengkap')
    await follow(tab, 'Periksa dan kirim')
    await press(tab, 'Kirim berkas')
    await tab.page.waitForURL('**/perjalanan/terkirim')
    const number = /[A-Z]{3}-\d{2}-\d{6}/.exec(await said(tab))?.[0] ?? ''
    await shot(tab, '14-terkirim')

    const desk = await officer('counter')
    await openFile(desk, who.name)
    await shot(desk, '21-berkas')
    await approve(desk)
    await openClass(desk, app.clock.now())
    await shot(desk, '23-kelas')
    await expect.poll(async () => await messageTo(app, who.phone), { timeout: 40_000 }).toContain('disetujui')

    await follow(tab, 'Perjalanan')
    await shot(tab, '30-cocok')
    await follow(tab, 'Pilih tanggal')
    await open(tab, '31-opp')
    await press(tab, 'Pilih')
    await shot(tab, '32-dipesan')

    app.clock.forward(48 * 60)
    await desk.page.reload()
    await goThroughDoor(app, desk, 'counter')
    await noteAttendance(desk, who.name)
    await issueCard(desk, who.name)
    await shot(desk, '34-terbit')
    await expect.poll(async () => await messageTo(app, who.phone)).toContain('kartu PMI')

    await tab.page.reload()
    await signIn(app, tab, who)
    await shot(tab, '41-perjalanan')
    await follow(tab, 'Buka kartu')
    expect(await said(tab)).toContain('Berlaku')
    const code = await scan(tab)
    const link = await unfoldLink(tab)
    await open(tab, '42-kartu')
    await press(tab, 'Periksa kartuku sekarang')
    await shot(tab, '43-kartu-diperiksa')
    expect(await verdictOf(tab)).toBe('Berlaku')

    const stranger = await checkElsewhere(app, browsing, { scripts, link })
    expect(await verdictOf(stranger)).toBe('Berlaku')
    expect(await said(stranger)).toContain(who.name)
    await open(stranger, '44-verifikasi')
    if (scripts) {
      await checkOffline(stranger, link)
      expect(await verdictOf(stranger)).toBe('Berlaku')
      await shot(stranger, '45-verifikasi-luring')
      await stranger.goOffline(false)
    }

    await follow(tab, 'Kartu')
    await follow(tab, 'Putusan penerbitan kartu ini')
    await follow(tab, 'Hitung ulang putusan ini')
    await open(tab, '50-putusan')
    expect(await said(tab)).toContain('Hasilnya sama.')

    await stranger.page.goto(app.url)
    await follow(stranger, 'Cek status berkas tanpa masuk')
    await stranger.page.fill('#nomor', number)
    await stranger.page.fill('#hp', end)
    await press(stranger, 'Cek')
    await open(stranger, '51-status')
    expect(await said(stranger)).toContain('Kartu sudah jadi')

    const airport = await officer('airport')
    await airport.page.fill('#kode', code)
    await press(airport, 'Tandai berangkat')
    await airport.page.getByText('sudah dicatat').waitFor()
    await shot(airport, '60-bandara')
    await follow(tab, 'Perjalanan')
    await open(tab, '61-berangkat')
    expect(await said(tab)).toContain('Kamu berangkat')
    expect(unexpected(tab)).toEqual([])
  })
})
