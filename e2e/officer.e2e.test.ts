import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId } from '../src/kernel/ids.ts'
import { openSession } from '../src/modules/accounts/session.ts'
import { addOfficers, type Ground, personNo, ratna, sendFile } from '../src/modules/placements/queue/files.examples.ts'
import { applicationById, changeApplication } from '../src/modules/placements/store.ts'
import { transact } from '../src/platform/db/perform.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Look } from './browser.ts'

let app: App
let browsing: Browsing
let ids: readonly ApplicationId[] = []
const names = ['Siti Nuraeni', 'Rahmat Hidayat', 'Dwi Lestari', 'Yohanes Seran', 'Nur Aini Rahmawati', 'Agus Setiawan', 'Maria Goreti Bria', 'Sri Wahyuni', 'I Made Sudarma', 'Lilis Suryani', 'Budi Santoso', 'Kadek Ayu'] // biome-ignore format: a list
const shots = process.env['SHOTS']

beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  const { bekal } = app
  const { world, tools } = bekal
  const ground: Ground = {
    seal: tools.seal,
    asSystem: bekal.asSystem,
    as: async (actor, work) => await transact(world, actor, work),
  }
  await addOfficers(ground)
  const picture = await sharp({ create: { width: 900, height: 560, channels: 3, background: '#e9f0e6' } })
    .png()
    .toBuffer()
  const kept = await tools.files.accept(new Uint8Array(picture), 'paspor.png')
  if (!kept.ok) throw new Error(kept.code)
  const sent: ApplicationId[] = []
  for (const [index, name] of names.entries())
    sent.push(
      await sendFile(ground, {
        number: 0x100 + index,
        name,
        nik: `350599410596${String(index + 1).padStart(4, '0')}`,
        passport: `X90000${String(10 + index)}`,
        file: kept.id,
      }),
    )
  ids = sent
  // The automatic check has run on every file before its outcome is set for the pictures.
  for (let left = 200; left > 0; left -= 1) {
    const unchecked = (await Promise.all(sent.map(file))).filter((found) => found?.clean === 'unchecked')
    if (unchecked.length === 0) break
    await wait(200)
  }
  await bekal.asSystem(async (tx) => {
    for (const [index, id] of sent.entries())
      await changeApplication(tx, id, {
        clean: index === 0 ? 'differs' : index === 5 ? 'unclear' : 'match',
        differences: index === 0 ? 1 : 0,
        dueAt: new Date(Date.now() + (index - 3.5) * 3_600_000).toISOString() as never,
      })
  })
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const file = async (id: ApplicationId | undefined) =>
  await app.bekal.asSystem(async (tx) => (id === undefined ? undefined : await applicationById(tx, id)))

/** A tab of the officer Ratna, signed in. */
async function desk(look: Look = {}): Promise<Awaited<ReturnType<Browsing['open']>>> {
  const tab = await browsing.open({ width: 1366, ...look })
  const set = await app.bekal.asSystem(
    async (tx) =>
      await openSession(tx, app.bekal.tools.seal, {
        account: ratna.person ?? personNo(0),
        kind: 'officer',
        secure: false,
      }),
  )
  const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? []
  await tab.context.addCookies([{ name, value, url: app.url }])
  return tab
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` })
}

describe('the desk of an officer', () => {
  const whole = ['', '/kembalikan', '/setujui', '/tahan', '?bagian=data', '?bagian=riwayat', '/slip']
  it.each([
    { width: 1366, dark: false, parts: whole },
    { width: 1366, dark: true, parts: ['', '/kembalikan'] },
    { width: 768, dark: false, parts: [''] },
    { width: 360, dark: false, parts: ['', '/kembalikan'] },
  ] as const)(
    'looks right at $width pixels, dark $dark, with nothing in the way of anybody',
    async ({ width, dark, parts }) => {
      const { page, axe, sideways, complaints } = await desk({ width, dark })
      const paths = parts.map((part) => `/meja/${ids[0]}${part}`)
      for (const path of [`/meja?buka=${ids[0]}`, '/meja/cari?cari=Lestari', '/meja/opp', ...paths]) {
        await page.goto(`${app.url}${path}`)
        await picture(
          page,
          `${path.replace(ids[0] ?? '', 'x').replaceAll(/\W+/g, '-')}-${width}${dark ? '-gelap' : ''}`,
        )
        expect(await axe(), `${path} at ${width}`).toEqual([])
        expect(await sideways(), `${path} at ${width}`).toBeLessThanOrEqual(0)
      }
      expect(complaints).toEqual([])
    },
    120_000,
  )

  it('shows ten rows at once under the strip of a demonstration', async () => {
    const { page } = await desk()
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.goto(`${app.url}/meja`)
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
    const { page } = await desk()
    await page.goto(`${app.url}/meja`)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/meja\/[0-9a-f-]{36}$/)
    await page.goto(`${app.url}/meja?buka=${ids[0]}`)
    await page.keyboard.press('k')
    await page.keyboard.press('1')
    await page.waitForURL(/selesai=/)
    expect((await file(ids[0]))?.state).toBe('returned')
    await page.click('.toast button')
    await page.waitForURL(/selesai=/)
    await expect.poll(async () => (await file(ids[0]))?.state).toBe('submitted')
    await page.keyboard.press('?')
    expect(await page.textContent('dialog h2')).toBe('Tombol pintas')
    await page.click('dialog button >> nth=0')
    await page.click('dialog button >> nth=1')
    const before = page.url()
    await page.keyboard.press('n')
    await page.waitForTimeout(300)
    expect(page.url()).toBe(before)
  })

  it('is quiet while somebody types', async () => {
    const { page } = await desk()
    await page.goto(`${app.url}/meja?buka=${ids[1]}`)
    await page.keyboard.press('/')
    await page.keyboard.type('sks lestari')
    expect(await page.inputValue('[name=cari]')).toBe('sks lestari')
    expect((await file(ids[1]))?.state).toBe('submitted')
  })

  it('is complete without JavaScript: approve many, a reason where the check differs, a saved filter, a class', async () => {
    const { page } = await desk({ scripts: false })
    await page.goto(`${app.url}/meja`)
    await page.check(`#baris-${ids[2]} input`)
    await page.check(`#baris-${ids[3]} input`)
    await page.click('.bulk button >> nth=0')
    await page.fill('[name=alasan]', 'ok')
    await page.click('main form button')
    expect(await page.textContent('main')).toContain('sepuluh huruf')
    await page.fill('[name=alasan]', 'Semua dokumen cocok dengan data resmi.')
    await page.click('main form button')
    expect(await page.textContent('[role=status]')).toContain('2 berkas selesai')
    expect((await file(ids[2]))?.state).toBe('verified')

    await page.goto(`${app.url}/meja/${ids[5]}/setujui`)
    await page.fill('[name=alasan]', 'Dicek lewat telepon ke Dukcapil.')
    await page.click('main form button')
    expect((await file(ids[5]))?.state).toBe('verified')

    await page.goto(`${app.url}/meja?negara=TW`)
    await page.click('.chips__end summary')
    await page.fill('[name=nama]', 'Taiwan')
    await page.click('.chips__end form button')
    expect(await page.textContent('.desk__rail')).toContain('Taiwan')

    await page.goto(`${app.url}/meja/opp`)
    await page.fill('[name=tempat]', 'Aula BP3MI')
    for (const [name, value] of [['tanggal-day', '27'], ['tanggal-month', '11'], ['tanggal-year', '2030'], ['mulai', '08.00'], ['selesai', '15.00'], ['kursi', '20']] as const) await page.fill(`[name=${name}]`, value) // biome-ignore format: a form
    await page.click('main form button')
    expect(await page.textContent('main')).toContain('0 dari 20')
  })

  it('shows nothing of a file to an officer of another office, nor to the public', async () => {
    const { page } = await browsing.open({ width: 1366 })
    expect((await page.goto(`${app.url}/meja/${ids[0]}`))?.status()).toBe(401)
    const { page: own } = await desk()
    expect((await own.goto(`${app.url}/meja/019a0000-0000-7000-8000-000000000abc`))?.status()).toBe(404)
  })
})
