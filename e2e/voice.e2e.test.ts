import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ratna } from '../src/modules/placements/queue/files.examples.ts'
import { film, recording } from '../src/platform/files/recordings.examples.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, picture, press, said, unexpected } from './steps.ts'

let office: Office
let phones: Browsing
beforeAll(async () => {
  office = await openOffice({ names: [] })
  phones = await browse(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'])
})
afterAll(async () => {
  await phones?.close()
  await office?.close()
})

const plays = async ({ page }: Tab): Promise<number> =>
  await page
    .locator('.talk audio')
    .first()
    .evaluate(async (player) => {
      if (!(player instanceof HTMLAudioElement)) return 0
      player.load()
      if (player.readyState < 1) await new Promise((done) => player.addEventListener('loadedmetadata', done))
      return player.duration
    })

describe('a voice', () => {
  it('is recorded on the page and heard again', { timeout: 120_000 }, async () => {
    const { app } = office
    const tab = await phones.open({ width: 360 })
    await tab.page.goto(`${app.url}/pengaduan`)
    await choose(tab, 'Dipukul')
    await press(tab, 'Rekam suara')
    await expect.poll(async () => await said(tab), { timeout: 15_000 }).toMatch(/Sedang merekam 0:0[2-9]/)
    expect(await tab.axe()).toEqual([])
    await picture(tab, 'aduan-rekam')
    await press(tab, 'Selesai merekam')
    await tab.page.locator('main audio').waitFor({ state: 'visible' })
    await press(tab, 'Hapus rekaman')
    expect(await tab.page.locator('[name=berkas]').evaluate((field) => (field as HTMLInputElement).files?.length)).toBe(
      0,
    )
    await press(tab, 'Rekam suara')
    await expect.poll(async () => await said(tab), { timeout: 15_000 }).toMatch(/Sedang merekam 0:0[2-9]/)
    // Sent while it still records: what was said until then goes along.
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    await tab.page.getByRole('link', { name: 'Buka percakapan' }).click()
    expect(await plays(tab)).toBeGreaterThan(1)
    await picture(tab, 'aduan-suara')
    expect(unexpected(tab)).toEqual([])
  })

  it('is chosen from the phone where no script runs; a film is told what to do instead', {
    timeout: 120_000,
  }, async () => {
    const { app, browsing, desk } = office
    const folder = mkdtempSync(join(tmpdir(), 'suara-'))
    writeFileSync(join(folder, 'film.webm'), await film())
    writeFileSync(join(folder, 'suara.m4a'), await recording('m4a'))
    const tab = await browsing.open({ width: 360, scripts: false })
    await tab.page.goto(`${app.url}/pengaduan`)
    expect(await tab.page.locator('[data-voice]').isVisible()).toBe(false)
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.selectOption('[name=asal]', '35')
    await tab.page.setInputFiles('[name=berkas]', join(folder, 'film.webm'))
    await press(tab, 'Kirim')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Video belum bisa')
    expect(await tab.page.inputValue('[name=asal]')).toBe('35')
    await tab.page.setInputFiles('[name=berkas]', join(folder, 'suara.m4a'))
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    const [number = ''] = await tab.page.locator('main .figure').allInnerTexts()
    const officer = await desk({}, ratna)
    await officer.page.goto(`${app.url}/meja/aduan`)
    await follow(officer, number)
    expect(await officer.page.locator('.talk audio').count()).toBe(1)
    const href = await officer.page.locator('.talk a[download]').getAttribute('href')
    const sound = await officer.page.evaluate(async (way) => {
      const answer = await fetch(way ?? '')
      return [answer.status, answer.headers.get('content-type')]
    }, href)
    expect(sound).toEqual([200, 'audio/mp4'])
    await picture(officer, 'aduan-meja-suara')
    expect(unexpected(officer)).toEqual([])
  })
})
