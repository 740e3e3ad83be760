import { setTimeout as wait } from 'node:timers/promises'
import type { OfficeId } from '../src/kernel/ids.ts'
import { day, dayIn, type Instant, plusDays, WIB } from '../src/kernel/time.ts'
import { appointOfficer } from '../src/modules/accounts/index.ts'
import { officeServing } from '../src/modules/offices/index.ts'
import type { App } from './app.ts'
import type { Tab } from './browser.ts'
import { codeTo, follow, press } from './steps.ts'

/** The village of everybody who registers in these tests: Bakung, Udanawu, Blitar. */
export const home = '3505022005'

/** Officers of invented name: of the village, of the office that serves it, and of the airport. */
export const staff = {
  village: { officerNumber: 'DESA-88', phone: '+6281277778888', name: 'Petugas Desa Contoh' },
  counter: { officerNumber: 'LOKET-88', phone: '+6281277778899', name: 'Petugas Loket Contoh' },
  airport: { officerNumber: 'BANDARA-88', phone: '+6281277778877', name: 'Petugas Bandara Contoh' },
} as const

export async function appointStaff({ bekal }: App): Promise<void> {
  const office = officeServing(home)
  if (!office) throw new Error('nobody serves Blitar')
  const post = { title: 'Petugas', office: null, village: null, from: day('2020-01-01') }
  const { seal } = bekal.tools
  await bekal.asSystem(async (tx) => {
    await appointOfficer(tx, seal, { ...post, ...staff.village, role: 'village-officer', village: home })
    await appointOfficer(tx, seal, { ...post, ...staff.counter, role: 'counter-officer', office: office.id })
    const desk = 'meja-soekarno-hatta' as OfficeId
    await appointOfficer(tx, seal, { ...post, ...staff.airport, role: 'airport-desk', office: desk })
  })
}

/** An officer opens the first page, finds their door, and stands before their own work. */
export async function signInOfficer(app: App, tab: Tab, who: keyof typeof staff): Promise<void> {
  await tab.page.goto(app.url)
  await follow(tab, 'Masuk')
  await goThroughDoor(app, tab, who)
  await tab.page.waitForURL(/\/(desa|meja|bandara)$/)
}

/** From a page that leads to the officers' door: number, code, and in. */
export async function goThroughDoor(app: App, tab: Tab, who: keyof typeof staff): Promise<void> {
  const { officerNumber, phone } = staff[who]
  await follow(tab, 'Masuk sebagai petugas')
  await tab.page.fill('#number', officerNumber)
  await press(tab, 'Kirim kode')
  await tab.page.fill('#code', await codeTo(app, phone.replace('+62', '0')))
  await press(tab, 'Masuk')
}

/** Opens somebody's whole file from the list that is shown. */
export async function openFile(tab: Tab, name: string): Promise<void> {
  const { page } = tab
  await page.locator('.queue').getByRole('link', { name }).first().click()
  await page.getByRole('link', { name: 'Buka berkas penuh' }).click()
  await page.waitForURL(/\/meja\/[0-9a-f-]{36}$/)
}

/** Approves the open file although the registers do not know the person, once they have said so. */
export async function approve(tab: Tab): Promise<void> {
  const { page } = tab
  const withReason = page.getByRole('link', { name: 'Setujui' })
  for (let left = 40; left > 0 && (await withReason.count()) === 0; left -= 1) {
    await wait(500)
    await page.reload()
  }
  await withReason.click()
  await page.fill('main [name=alasan]', 'Dicek satu per satu dengan dokumen aslinya.')
  await press(tab, 'Setujui')
  await page.waitForURL(/selesai=/)
}

/** Opens a class of tomorrow morning, for two. */
export async function openClass(tab: Tab, now: Instant): Promise<void> {
  const { page } = tab
  const [year = '', month = '', date = ''] = plusDays(dayIn(now, WIB), 1).split('-')
  await follow(tab, 'Jadwal OPP')
  const fields = {
    tempat: 'Aula BP3MI Jawa Timur',
    'tanggal-day': date,
    'tanggal-month': month,
    'tanggal-year': year,
    mulai: '08.00',
    selesai: '15.00',
    kursi: '2',
  }
  for (const [name, value] of Object.entries(fields)) await page.fill(`main [name=${name}]`, value)
  await press(tab, 'Buat kelas')
  await page.waitForURL(/\/meja\/opp\/[0-9a-f-]{36}$/)
}

/** Notes that somebody came to the class that is open. */
export async function noteAttendance(tab: Tab, name: string): Promise<void> {
  await tab.page.locator('main tr', { hasText: name }).getByRole('button', { name: 'Hadir', exact: true }).click()
}

/** Issues the card of somebody who waits for it. */
export async function issueCard(tab: Tab, name: string): Promise<void> {
  await follow(tab, 'Cetak dan kartu')
  await openFile(tab, name)
  await tab.page.getByRole('button', { name: 'Terbitkan kartu' }).click()
}
