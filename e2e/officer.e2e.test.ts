import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plusMinutes } from '../src/kernel/time.ts'
import { changeApplication } from '../src/modules/placements/store.ts'
import { type Office, openOffice, picture } from './desk.ts'

let office: Office
const names = ['Siti Nuraeni', 'Rahmat Hidayat', 'Dwi Lestari', 'Yohanes Seran', 'Nur Aini Rahmawati', 'Agus Setiawan', 'Maria Goreti Bria', 'Sri Wahyuni', 'I Made Sudarma', 'Lilis Suryani', 'Budi Santoso', 'Kadek Ayu'] // biome-ignore format: a list

beforeAll(async () => {
  office = await openOffice({ names, found: { 0: 'differs', 5: 'unclear' } })
})
afterAll(async () => await office?.close())

describe('the desk of an officer', () => {
  const acts = ['', '/kembalikan', '/setujui', '/tahan']
  const whole = [...acts, '?bagian=data', '?bagian=perjanjian', '?bagian=riwayat', '?bagian=keluarga', '/slip']
  it.each([
    { width: 1366, dark: false, parts: whole },
    { width: 1366, dark: true, parts: whole },
    { width: 768, dark: false, parts: whole },
    { width: 768, dark: true, parts: acts },
    { width: 360, dark: false, parts: acts },
  ] as const)(
    'looks right at $width pixels, dark $dark, with nothing in the way of anybody',
    async ({ width, dark, parts }) => {
      const { page, axe, sideways, complaints } = await office.desk({ width, dark })
      const paths = parts.map((part) => `/meja/${office.ids[0]}${part}`)
      for (const path of ['/meja', `/meja?buka=${office.ids[0]}`, '/meja/cari?cari=Lestari', '/meja/opp', ...paths]) {
        await page.goto(`${office.app.url}${path}`)
        await picture(
          page,
          `${path.replace(office.ids[0] ?? '', 'x').replaceAll(/\W+/g, '-')}-${width}${dark ? '-gelap' : ''}`,
        )
        expect(await axe(), `${path} at ${width}`).toEqual([])
        expect(await sideways(), `${path} at ${width}`).toBeLessThanOrEqual(0)
      }
      expect(complaints).toEqual([])
    },
    120_000,
  )

  it('shows ten rows at once under the strip of a demonstration', async () => {
    // At night the list says that the office is closed; late files stand in the same two groups at every hour.
    await office.app.bekal.asSystem(async (tx) => {
      for (const [index, id] of office.ids.entries())
        await changeApplication(tx, id, { dueAt: plusMinutes(tx.now, index - 60) })
    })
    const { page } = await office.desk()
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.goto(`${office.app.url}/meja`)
    const seen = await page.evaluate(
      () =>
        [...document.querySelectorAll('.queue tr[id]')].filter(
          (row) =>
            row.getBoundingClientRect().bottom <= (document.querySelector('.bulk')?.getBoundingClientRect().top ?? 0),
        ).length,
    )
    expect(seen).toBeGreaterThanOrEqual(10)
  })

  it('works by keys: move, open, give back with the reason of one digit, undo', async () => {
    const { page } = await office.desk()
    await page.goto(`${office.app.url}/meja`)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/meja\/[0-9a-f-]{36}$/)
    await page.goto(`${office.app.url}/meja?buka=${office.ids[0]}`)
    await page.keyboard.press('k')
    await page.keyboard.press('1')
    await page.waitForURL(/selesai=/)
    expect((await office.file(office.ids[0]))?.state).toBe('returned')
    // Whoever goes on at once takes the way back along.
    await page.keyboard.press('n')
    await page.waitForURL(/buka=.*selesai=/)
    await page.click('.toast button')
    await page.waitForURL(/selesai=/)
    await expect.poll(async () => (await office.file(office.ids[0]))?.state).toBe('submitted')
    await page.keyboard.press('?')
    expect(await page.textContent('dialog h2')).toBe('Tombol pintas')
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
  })

  it('is quiet while somebody types', async () => {
    const { page } = await office.desk()
    await page.goto(`${office.app.url}/meja?buka=${office.ids[1]}`)
    await page.keyboard.press('/')
    await page.keyboard.type('sks lestari')
    expect(await page.inputValue('[name=cari]')).toBe('sks lestari')
    expect((await office.file(office.ids[1]))?.state).toBe('submitted')
  })

  it('is complete without JavaScript: approve many, a reason where the check differs, a saved filter, a class', async () => {
    const { page } = await office.desk({ scripts: false })
    await page.goto(`${office.app.url}/meja`)
    await page.check(`#baris-${office.ids[2]} input`)
    await page.check(`#baris-${office.ids[3]} input`)
    await page.click('.bulk button >> nth=0')
    await page.fill('[name=alasan]', 'ok')
    await page.click('main form button')
    expect(await page.textContent('main')).toContain('sepuluh huruf')
    await page.fill('[name=alasan]', 'Semua dokumen cocok dengan data resmi.')
    await page.click('main form button')
    expect(await page.textContent('[role=status]')).toContain('2 berkas selesai')
    expect((await office.file(office.ids[2]))?.state).toBe('verified')

    await page.goto(`${office.app.url}/meja/${office.ids[5]}/setujui`)
    await page.fill('[name=alasan]', 'Dicek lewat telepon ke Dukcapil.')
    await page.click('main form button')
    expect((await office.file(office.ids[5]))?.state).toBe('verified')

    await page.goto(`${office.app.url}/meja?negara=TW`)
    await page.click('.chips__end summary')
    await page.fill('[name=nama]', 'Taiwan')
    await page.click('.chips__end form button')
    expect(await page.textContent('.desk__rail')).toContain('Taiwan')

    await page.goto(`${office.app.url}/meja/opp`)
    await page.fill('[name=tempat]', 'Aula BP3MI')
    for (const [name, value] of [['tanggal-day', '27'], ['tanggal-month', '11'], ['tanggal-year', '2030'], ['mulai', '08.00'], ['selesai', '15.00'], ['kursi', '20']] as const) await page.fill(`[name=${name}]`, value) // biome-ignore format: a form
    await page.click('main form button')
    expect(await page.textContent('main')).toContain('0 dari 20')
  })

  it('shows nothing of a file to an officer of another office, nor to the public', async () => {
    const { page } = await office.browsing.open({ width: 1366 })
    expect((await page.goto(`${office.app.url}/meja/${office.ids[0]}`))?.status()).toBe(401)
    const { page: own } = await office.desk()
    expect((await own.goto(`${office.app.url}/meja/019a0000-0000-7000-8000-000000000abc`))?.status()).toBe(404)
  })
})
