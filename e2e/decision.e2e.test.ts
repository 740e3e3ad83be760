import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDecisionFile, holds } from '../src/modules/open-data/decision/check.ts'
import { readDecisionFile } from '../src/modules/open-data/decision/file.ts'
import { parseVerifierKey } from '../src/platform/ledger/note.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { becomeSomebody } from './sign-in.ts'
import { picture, press, said } from './steps.ts'

let app: App
let browsing: Browsing
beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp({ files: 40 }), browse()])
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const looks = async (tab: Tab, { name, scripts }: { name: string; scripts: boolean }): Promise<void> => {
  await picture(tab, `${name}-${scripts}`)
  // The checker of accessibility needs scripts itself.
  if (scripts) expect(await tab.axe(), name).toEqual([])
  expect(await tab.sideways(), name).toBeLessThanOrEqual(0)
}

describe.each([true, false])('a decision in other hands, scripts %s', (scripts) => {
  it('is read by whom its worker chose, run again, taken away and checked without us, until it is closed', async () => {
    const worker = await browsing.open({ width: 360, scripts, dark: !scripts })
    worker.page.setDefaultTimeout(10_000)
    await becomeSomebody(worker.page, app, 'verified')
    await worker.page.goto(`${app.url}/perjalanan`)
    const path = await worker.page.locator('main a[href^="/putusan/"]').first().getAttribute('href')
    await worker.page.goto(app.url + path)
    await worker.page.getByText('Tunjukkan ke orang lain').click()
    await press(worker, 'Buat alamat untuk 30 hari')
    expect(await said(worker)).toContain('Belum pernah dibuka.')
    await looks(worker, { name: 'putusan-alamat', scripts })
    const address = await worker.page.locator('.shares__address').innerText()

    const stranger = await browsing.open({ width: 1366, scripts })
    stranger.page.setDefaultTimeout(10_000)
    expect((await stranger.page.goto(app.url + path))?.status()).toBe(401)
    const answer = await stranger.page.goto(address)
    expect([answer?.status(), answer?.headers()['cache-control']]).toEqual([200, 'no-store'])
    expect(await said(stranger)).not.toContain('Tunjukkan ke orang lain')
    await stranger.page.getByRole('link', { name: 'Hitung ulang putusan ini' }).click()
    expect(await said(stranger)).toMatch(/Hasilnya sama\. \d+ aturan dihitung ulang/)
    await stranger.page.getByText('fakta yang dinilai').click()
    await looks(stranger, { name: 'putusan-orang-lain', scripts })

    await app.bekal.ledger.sequence(app.clock.now())
    const link = await stranger.page.getByRole('link', { name: 'Unduh putusan ini' }).getAttribute('href')
    const file = readDecisionFile(await (await stranger.page.request.get(app.url + link)).text())
    const lines = (await (await stranger.page.request.get(`${app.url}/log/kunci`)).text()).trim().split('\n')
    const keys = lines.flatMap((line) => parseVerifierKey(line) ?? [])
    expect(file && holds(checkDecisionFile(file, { origin: keys[0]?.name ?? '', keys }))).toBe(true)

    await worker.page.reload()
    expect(await said(worker)).toMatch(/Dibuka [3-9] kali, terakhir/)
    await press(worker, 'Tutup alamat ini')
    expect((await stranger.page.goto(address))?.status()).toBe(404)
    expect((await stranger.page.request.get(app.url + link)).status()).toBe(404)
  })
})
