import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../src/kernel/time.ts'
import { appointOfficer, openAccount } from '../src/modules/accounts/index.ts'
import { dewi, sri } from '../src/modules/crisis/crisis.examples.ts'
import { workerNo } from '../src/modules/placements/queue/files.examples.ts'
import { moveTo } from '../src/modules/placements/store.ts'
import type { OutboxTables } from '../src/platform/notify/outbox.ts'
import type { Tab } from './browser.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, heading, picture, press, said, unexpected } from './steps.ts'

const KB = 1_024
let office: Office
beforeAll(async () => {
  office = await openOffice({ names: ['Siti Aminah', 'Dewi Lestari', 'Rina Wati'] })
  const { bekal } = office.app
  await bekal.asSystem(async (tx) => {
    for (const id of office.ids) await moveTo(tx, id, 'departed')
    await openAccount(tx, bekal.tools.seal, {
      id: workerNo(0x100).person as NonNullable<typeof dewi.person>,
      name: 'Siti Aminah',
      phone: '+6281000000000',
      nik: '3505994105960001',
    })
    await appointOfficer(tx, bekal.tools.seal, {
      id: dewi.person as NonNullable<typeof dewi.person>,
      name: 'Dewi Pusat',
      phone: '+6281000000999',
      officerNumber: 'P9999',
      role: 'centre',
      title: 'Petugas',
      office: null,
      village: null,
      from: day('2020-01-01'),
    })
  })
})
afterAll(async () => await office?.close())

/** The links that were sent, newest first, with the whole text. */
const sent = async (begins: string): Promise<readonly string[]> =>
  await office.app.bekal.asSystem(async (tx) =>
    (
      await tx
        .db<OutboxTables>()
        .selectFrom('outbox.message')
        .select('text')
        .where('text', 'like', `${begins}%`)
        .orderBy('id', 'desc')
        .execute()
    ).map(({ text }) => text),
  )

const looksWell = async (tab: Tab, scripts: boolean): Promise<void> => {
  expect(await tab.sideways()).toBeLessThanOrEqual(0)
  if (scripts) expect(await tab.axe()).toEqual([])
}

/** Declares an event at the centre. @returns its address */
async function declare(tab: Tab, area: string): Promise<string> {
  const { app } = office
  await tab.page.goto(`${app.url}/pusat/krisis/baru`)
  await press(tab, 'Umumkan sekarang')
  expect(await tab.page.locator('[role=alert]').innerText()).toContain('Pilih apa yang terjadi')
  await tab.page.selectOption('[name=jenis]', 'earthquake')
  await tab.page.selectOption('[name=negara]', 'TW')
  await tab.page.fill('[name=wilayah]', area)
  await tab.page.fill('[name=sejak]', new Date(Date.now() - 86_400_000).toISOString().slice(0, 10))
  await tab.page.fill('[name=pukul]', '07.30')
  await tab.page.fill('[name=diketahui_id]', 'Gempa besar. Bandara tutup.')
  await tab.page.fill('[name=diketahui_en]', 'A strong earthquake. The airport is closed.')
  await tab.page.fill('[name=lakukan_id]', 'Keluar ke tempat terbuka.')
  await tab.page.fill('[name=lakukan_en]', 'Go to an open place.')
  await choose(tab, '+62 21')
  await press(tab, 'Umumkan sekarang')
  return new URL(tab.page.url()).pathname.split('/').at(-1) ?? ''
}

describe.each([{ scripts: true }, { scripts: false }])('an event, scripts $scripts', ({ scripts }) => {
  it('is declared, read, answered by link, listed, and its messages can be checked', { timeout: 180_000 }, async () => {
    const { app, browsing, desk } = office
    const area = scripts ? 'Hualien' : 'Taitung'
    const first = await desk({ scripts }, sri)
    const event = await declare(first, area)
    if (scripts) expect(await first.axe()).toEqual([])

    const anybody = await browsing.open({ width: 360, scripts })
    await anybody.page.goto(`${app.url}/darurat`)
    await follow(anybody, 'Krisis di tempat kerjamu')
    await looksWell(anybody, scripts)
    anybody.wire.forget()
    await follow(anybody, `Gempa bumi, Taiwan (${area})`)
    expect(await said(anybody)).toContain('Keluar ke tempat terbuka.')
    expect(anybody.wire.bytes('Document')).toBeLessThan(14 * KB)
    await looksWell(anybody, scripts)
    await picture(anybody, `krisis-${scripts}`)

    await first.page.goto(`${app.url}/pusat/krisis/${event}`)
    await follow(first, 'Tulis pesan')
    const asked = `Bekal: Gempa di ${area}. Kamu aman? {tautan}`
    await first.page.fill('[name=teks_id]', asked)
    await press(first, 'Lihat jumlah penerima')
    expect(await said(first)).toContain('3 penerima, 3 bagian SMS')
    if (scripts) expect(await first.axe()).toEqual([])
    await picture(first, `krisis-pesan-${scripts}`)
    await press(first, 'Usulkan ke 3 orang')
    expect(await said(first)).toContain('Menunggu orang kedua')
    const message = first.page.url()

    const second = await desk({ scripts }, dewi)
    await second.page.goto(message)
    expect(await said(second)).toContain(`Gempa di ${area}`)
    if (scripts) expect(await second.axe()).toEqual([])
    await press(second, 'Tanda tangani dan kirim ke 3 orang')
    await expect.poll(async () => (await sent(`Bekal: Gempa di ${area}`)).length, { timeout: 20_000 }).toBe(3)
    await second.page.goto(message)
    expect(await said(second)).toContain('3 dari 3 sudah keluar')

    const [text = '', other = ''] = await sent(`Bekal: Gempa di ${area}`)
    const link = /http\S+/.exec(text)?.[0] ?? ''
    const siti = await browsing.open({ width: 360, scripts })
    await siti.page.goto(link)
    expect(siti.wire.bytes('Document')).toBeLessThan(14 * KB)
    expect(siti.wire.bytes()).toBeLessThan(14 * KB + 8 * KB)
    await looksWell(siti, scripts)
    for (const name of ['Saya aman', 'Saya butuh bantuan'])
      expect((await siti.page.getByRole('button', { name }).boundingBox())?.height).toBeGreaterThanOrEqual(48)
    await picture(siti, `krisis-jawab-${scripts}`)
    await press(siti, 'Saya aman')
    expect(await said(siti)).toContain('Kamu menjawab: aman')
    await siti.page.fill('[name=kata]', 'Kakiku luka.')
    await siti.page.fill('[name=tempat]', 'Di atap.')
    await press(siti, 'Saya butuh bantuan')
    expect(await said(siti)).toContain('Kami tahu kamu butuh bantuan')
    expect(await said(siti)).toMatch(/ADU-26-\d{6}/)
    await looksWell(siti, scripts)
    await picture(siti, `krisis-bantuan-${scripts}`)
    await follow(siti, 'Simpan nomor dan kode')
    expect(await said(siti)).toMatch(/(\w{4}-){3}\w{4}/)

    const rina = await browsing.open({ width: 360, scripts })
    await rina.page.goto(/http\S+/.exec(other)?.[0] ?? '')
    await press(rina, 'Saya aman')
    const stranger = await browsing.open({ width: 360, scripts })
    await stranger.page.goto(`${app.url}/krisis/${event}`)
    await follow(stranger, 'Kamu di sana?')
    await stranger.page.fill('[name=nama]', 'Tono')
    await stranger.page.press('[name=nama]', 'Enter')
    expect(await heading(stranger)).toBe('Kamu aman?')
    await press(stranger, 'Saya aman')
    expect(await stranger.page.locator('[role=alert]').innerText()).toContain('Tulis tempatmu terakhir')
    expect(await stranger.page.inputValue('[name=nama]')).toBe('Tono')
    await looksWell(stranger, scripts)
    await stranger.page.fill('[name=tempat]', 'Taipei')
    await stranger.page.fill('[name=hp]', '+886 912 345 678')
    await press(stranger, 'Saya aman')
    expect(await said(stranger)).toContain('Kamu menjawab: aman')

    await first.page.goto(`${app.url}/krisis/${event}/daftar`)
    expect((await said(first)).replaceAll(/\s+/g, ' ')).toMatch(
      /1 ?Butuh bantuan.*1 ?Belum menjawab.*1 ?Aman.*1 ?Belum cocok/,
    )
    await picture(first, `krisis-daftar-${scripts}`)
    await follow(first, 'Berhenti memperbarui')
    if (scripts) expect(await first.axe()).toEqual([])
    await follow(first, 'Butuh bantuan')
    if (scripts) expect(await first.axe()).toEqual([])
    await picture(first, `krisis-nama-${scripts}`)
    await first.page.locator('main table a').first().click()
    expect(await said(first)).toContain('Kakiku luka.')
    await first.page.goto(`${app.url}/krisis/${event}/daftar/nama?kelompok=belum`)
    await first.page.locator('main table a').first().click()
    await choose(first, 'Tidak tersambung')
    await press(first, 'Simpan')
    expect(await said(first)).toContain('lewat telepon, Sri Pusat')
    if (scripts) expect(await first.axe()).toEqual([])

    await anybody.page.goto(`${app.url}/krisis/pesan`)
    await looksWell(anybody, scripts)
    for (const [pasted, verdict] of [
      [text, 'Ya, ini dari kami'],
      [text.replace(/http\S+/, 'https://bekal-go.id/k/0123456789ABCDEF'), 'Mirip, tetapi sudah diubah'],
      ['Selamat, kamu menang undian.', 'Ini bukan dari kami'],
    ] as const) {
      await anybody.page.fill('[name=pesan]', pasted)
      await press(anybody, 'Periksa')
      expect(await said(anybody)).toContain(verdict)
    }
    await looksWell(anybody, scripts)
    await picture(anybody, `krisis-cek-${scripts}`)
    await anybody.page.goto(`${app.url}/krisis/pesan/${new URL(message).pathname.split('/').at(-1) ?? ''}`)
    await expect
      .poll(async () => (await anybody.page.reload()) && (await said(anybody)), { timeout: 20_000 })
      .toContain('Simpan bukti')
    await looksWell(anybody, scripts)

    await first.page.goto(`${app.url}/pusat/krisis/${event}`)
    await first.page.getByText('Nyatakan selesai').first().click()
    await first.page.fill('[name=alasan]', 'Gempa susulan sudah berhenti.')
    await press(first, 'Nyatakan selesai')
    await anybody.page.goto(`${app.url}/krisis/${event}`)
    expect(await said(anybody)).toContain('Gempa susulan sudah berhenti.')
    expect([first, second, anybody, siti, rina, stranger].flatMap((tab) => unexpected(tab))).toEqual([])
  })
})

describe('a signed-in worker', () => {
  it('is asked before everything else, and answers without a link', { timeout: 60_000 }, async () => {
    const { app, desk } = office
    const first = await desk({}, sri)
    await declare(first, 'Taipei')
    const siti = await desk({ width: 360 }, workerNo(0x100))
    await siti.page.goto(`${app.url}/perjalanan`)
    expect(await siti.page.locator('main section').first().innerText()).toContain(
      'Kamu aman? Gempa bumi, Taiwan (Taipei)',
    )
    await looksWell(siti, true)
    await picture(siti, 'krisis-perjalanan')
    await follow(siti, 'Jawab sekarang')
    await press(siti, 'Saya aman')
    expect(await said(siti)).toContain('Kamu menjawab: aman')
    await siti.page.goto(`${app.url}/perjalanan`)
    expect(await said(siti)).toContain('Kamu menjawab: aman. Gempa bumi, Taiwan (Taipei)')
    expect(unexpected(siti)).toEqual([])
  })
})
