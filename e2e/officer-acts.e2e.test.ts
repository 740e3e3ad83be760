import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId } from '../src/kernel/ids.ts'
import { bayu, head } from '../src/modules/placements/queue/files.examples.ts'
import { changeApplication } from '../src/modules/placements/store.ts'
import type { Tab } from './browser.ts'
import { type Office, openOffice, picture } from './desk.ts'
import { choose } from './steps.ts'

let office: Office
const names = ['Siti Nuraeni', 'Yusuf Widjaja', 'Dwi Lestari', 'Nur Aini Rahmawati', 'Agus Setiawan', 'Sri Wahyuni']

beforeAll(async () => {
  office = await openOffice({ names, pdfs: [2] })
})
afterAll(async () => await office?.close())

const opened = ({ page }: Tab): string => new URL(page.url()).searchParams.get('buka') ?? ''

describe('the next person', () => {
  it('is called by one key, and by a button without scripts; nobody gets a file that a colleague has', async () => {
    const { ids, app, desk, file } = office
    const mine = await desk()
    const hers = await desk({ scripts: false }, bayu)
    await Promise.all([mine, hers].map(async ({ page }) => await page.goto(`${app.url}/meja`)))
    await mine.page.keyboard.press('n')
    await mine.page.waitForURL(/buka=/)
    await hers.page.getByRole('button', { name: 'Berikutnya' }).click()
    expect([opened(mine), opened(hers)]).toEqual([ids[0], ids[1]])
    expect((await file(ids[1]))?.assignedTo).toBe(bayu.person)
  })
})

describe('the keys of an officer', () => {
  it('can be other letters, are kept for this officer alone, and go back to ours', async () => {
    const { app, desk, ids } = office
    const { page, axe, context } = await desk()
    await page.goto(`${app.url}/meja?buka=${ids[3]}`)
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Ubah: Berkas berikutnya' }).click()
    await page.keyboard.press('s')
    expect(await page.textContent('dialog [role=status]')).toBe('Huruf itu dipakai untuk: Setujui')
    await page.keyboard.press('7')
    expect(await page.textContent('dialog [role=status]')).toBe('Tekan satu huruf, bukan angka.')
    await page.keyboard.press('g')
    expect(await page.textContent('dialog [role=status]')).toBe('Tersimpan.')
    expect(await axe()).toEqual([])
    await page.reload()
    expect(await page.textContent('.desk__call kbd')).toBe('G')
    await page.keyboard.press('n')
    await page.waitForTimeout(200)
    expect(page.url()).toContain(ids[3])
    await page.keyboard.press('g')
    await page.waitForURL((url) => url.searchParams.get('buka') !== ids[3])
    const session = await context.cookies()
    await context.addCookies(await (await desk({}, bayu)).context.cookies())
    await page.goto(`${app.url}/meja`)
    expect(await page.textContent('.desk__call kbd')).toBe('N')
    await context.addCookies(session)
    await page.reload()
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Kembali ke awal' }).click()
    expect(await page.textContent('.desk__call kbd')).toBe('N')
  })

  it('are off when they are switched off, with none shown, and act only from the list and the file', async () => {
    const { app, desk, ids, file } = office
    const { page } = await desk()
    await page.goto(`${app.url}/meja?buka=${ids[3]}`)
    await page.focus('.desk__rail a')
    await page.keyboard.press('s')
    await page.click('.me summary')
    await page.click('.me__menu >> text=Tombol pintas')
    await page.getByRole('button', { name: 'Matikan tombol pintas' }).click()
    await page.getByRole('button', { name: 'Tutup' }).click()
    await page.goto(`${app.url}/meja?buka=${ids[3]}`)
    expect(await page.locator('kbd:visible').count()).toBe(0)
    for (const key of ['s', 'n', '?', '/']) await page.keyboard.press(key)
    await page.waitForTimeout(200)
    expect(await page.locator('dialog').count()).toBe(0)
    expect((await file(ids[3]))?.state).toBe('submitted')
  })
})

/** What the list says of a file: registers that were asked in between may have said otherwise. */
const setClean = async (id: ApplicationId | undefined, clean: 'differs' | 'unclear'): Promise<unknown> =>
  await office.app.bekal.asSystem(async (tx) => id && (await changeApplication(tx, id, { clean, differences: 0 })))

describe('a paper', () => {
  it('that is a PDF stands in the page beside the register, under its own rules, and can be downloaded', async () => {
    const { app, desk, ids } = office
    const { page, complaints, axe, context } = await desk()
    await page.goto(`${app.url}/meja/${ids[2]}?dokumen=passport`)
    await page.waitForTimeout(1_500)
    await picture(page, 'pdf')
    const frame = (await page.getAttribute('.viewer iframe', 'src')) ?? ''
    const shown = await context.request.get(`${app.url}${frame}`)
    expect(shown.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="passport.pdf"; filename*=UTF-8''passport.pdf`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'self'",
      'cache-control': 'private, no-store',
    })
    expect(page.frames().filter((one) => one.url().includes('lihat=ya')).length).toBeGreaterThan(0)
    expect(await page.getAttribute('.viewer iframe', 'title')).toContain('Dwi Lestari')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.viewer__bar a')])
    expect(download.suggestedFilename()).toBe('passport.pdf')
    expect(complaints).toEqual([])
    expect(await axe()).toEqual([])
  })

  it('whose register is away is checked by hand; what is missing is named, and what was written stays', async () => {
    const { app, desk, ids, file } = office
    app.bekal.simulators?.mood('dead')
    const tab = await desk({ scripts: false })
    const { page } = tab
    await page.goto(`${app.url}/meja/${ids[3]}?dokumen=passport`)
    await page.fill('[name=sumber]', 'Telepon Imigrasi Blitar')
    await page.getByRole('button', { name: 'Catat' }).click()
    expect(await page.title()).toMatch(/^Salah:/)
    expect(await page.textContent('.field--wrong')).toContain('Pilih hasilnya')
    expect(await page.inputValue('[name=sumber]')).toBe('Telepon Imigrasi Blitar')
    await picture(page, 'manual')
    await setClean(ids[3], 'differs')
    await choose(tab, 'Cocok')
    await page.getByRole('button', { name: 'Catat' }).click()
    expect(await page.textContent('.field--wrong')).toContain('Register sudah menjawab')
    expect(await page.inputValue('[name=sumber]')).toBe('Telepon Imigrasi Blitar')
    await setClean(ids[3], 'unclear')
    await page.fill('[name=sumber]', 'x')
    await page.getByRole('button', { name: 'Catat' }).click()
    expect(await page.isChecked('#hasil')).toBe(true)
    expect(await page.textContent('.field--wrong')).toContain('tiga huruf')
    await page.fill('[name=sumber]', 'Telepon Imigrasi Blitar')
    await page.getByRole('button', { name: 'Catat' }).click()
    await page.waitForURL(new RegExp(`/meja/${ids[3]}$`))
    expect(await file(ids[3])).toMatchObject({ clean: 'match' })
    app.bekal.simulators?.mood('well')
  })
})

describe('a sentence that is being written', () => {
  it('is begun at once, moved by no key, and outlives a reload and a broken line', async () => {
    const { app, desk, ids } = office
    const { page, context } = await desk()
    await page.goto(`${app.url}/meja/${ids[4]}`)
    await page.keyboard.press('a')
    await page.waitForURL(/\/tanya$/)
    await page.waitForFunction(() => document.activeElement?.matches('main form select, main form textarea'))
    await page.fill('[name=pertanyaan]', 'Nasib berkas ini bagaimana?')
    await page.focus('[name=mendesak]')
    for (const key of ['n', 'b', 's', 'k']) await page.keyboard.press(key)
    expect(page.url()).toMatch(/\/tanya$/)
    await page.reload()
    expect(await page.inputValue('[name=pertanyaan]')).toBe('Nasib berkas ini bagaimana?')
    await context.setOffline(true)
    await page
      .getByRole('button', { name: 'Kirim' })
      .last()
      .click()
      .catch(() => undefined)
    await context.setOffline(false)
    await page.goto(`${app.url}/meja/${ids[4]}/tanya`)
    expect(await page.inputValue('[name=pertanyaan]')).toBe('Nasib berkas ini bagaimana?')
  })
})

describe('a name', () => {
  it.each(['Jusuf Wijaya', 'joesoef', 'Yoesoef Widjaja'])('is found as %s', async (asked) => {
    const { app, desk } = office
    const { page } = await desk({ scripts: false })
    await page.goto(`${app.url}/meja/cari?cari=${encodeURIComponent(asked)}`)
    expect(await page.textContent('.queue tbody')).toContain('Yusuf Widjaja')
  })
})

describe('a refusal of a whole file', () => {
  it('is pressed by the head of office alone, on a rule nobody can meet, and the worker reads why', async () => {
    const { app, desk, ids, file, browsing } = office
    const id = ids[4]
    const counter = await desk()
    await app.bekal.asSystem(
      async (tx) =>
        await changeApplication(tx, id as ApplicationId, {
          scheme: 'g2g-korea',
          country: 'KR',
          answers: { 'history.deportedFromDestination': true },
        }),
    )
    await counter.page.goto(`${app.url}/meja/${id}`)
    expect(await counter.page.locator('text=Tolak permohonan').count()).toBe(0)
    expect((await counter.page.goto(`${app.url}/meja/${id}/tolak`))?.status()).toBe(403)

    const tab = await desk({}, head)
    const { page, axe } = tab
    await page.goto(`${app.url}/meja/${id}`)
    await page.click('text=Tolak permohonan')
    await page.getByRole('button', { name: 'Tolak permohonan' }).click()
    expect(await page.textContent('main')).toContain('Pilih aturan yang tidak dapat dipenuhi')
    await picture(page, 'tolak')
    expect(await axe()).toEqual([])
    await choose(tab, 'Program Korea tidak menerima yang pernah dideportasi')
    await page.getByRole('button', { name: 'Tolak permohonan' }).click()
    expect(await page.textContent('.toast')).toContain('ditolak')
    expect(await file(id)).toMatchObject({ state: 'refused' })
    await page.goto(`${app.url}/meja/${id}?bagian=riwayat`)
    expect(await page.textContent('main')).toContain('Ditolak')

    const phone = await browsing.open({ scripts: false })
    await phone.page.goto(`${app.url}/status`)
    await phone.page.fill('[name=nomor]', (await file(id))?.number ?? '')
    await phone.page.fill('[name=hp]', '0000')
    await phone.page.getByRole('button', { name: 'Cek' }).click()
    expect(await phone.page.textContent('[role=status]')).toContain('Ditolak')
  })
})
