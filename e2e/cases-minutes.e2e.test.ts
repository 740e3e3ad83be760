import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleCheck, minutesCheck } from '../src/modules/cases/index.ts'
import { ratna } from '../src/modules/placements/queue/files.examples.ts'
import { runCommand } from '../src/platform/cli/command.ts'
import type { Tab } from './browser.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, heading, picture, press, said, unexpected } from './steps.ts'

let office: Office
const folder = mkdtempSync(join(tmpdir(), 'minutes-'))
beforeAll(async () => void (office = await openOffice({ names: [] })))
afterAll(async () => await office?.close())

const minutes = 'Hadir: Nguyễn Thị Ánh dan Łukasz Şahin, PT Contoh.\n\nPerusahaan mengaku gaji dua bulan belum dibayar.'

/** What an address gives this tab, kept as a file; waits until it is of that type. */
async function fetched(tab: Tab, address: string, { type, name }: { type: string; name: string }): Promise<string> {
  const ask = async () => await tab.context.request.get(address, { maxRedirects: 0 })
  await expect.poll(async () => (await ask()).headers()['content-type'], { timeout: 20_000 }).toContain(type)
  const path = join(folder, name)
  await writeFile(path, await (await ask()).body())
  return path
}

async function checked(...asked: string[]): Promise<{ code: number; text: string }> {
  let text = ''
  const io = { out: (line: string) => void (text += line), err: (line: string) => void (text += line) }
  return { code: await runCommand([bundleCheck(), minutesCheck()], ['cases', ...asked], io), text }
}

describe.each([{ scripts: true }, { scripts: false }])('official minutes, scripts $scripts', ({ scripts }) => {
  it('are written, read, printed, taken to court with everything else, and checked by anybody', {
    timeout: 120_000,
  }, async () => {
    const { app, browsing, desk } = office
    const tab = await browsing.open({ width: 360, scripts })
    await tab.page.goto(`${app.url}/pengaduan`)
    await choose(tab, 'Gaji tidak dibayar')
    await tab.page.selectOption('[name=asal]', '35')
    await tab.page.fill('[name=cerita]', 'Gajiku dua bulan belum dibayar.')
    await press(tab, 'Kirim')
    await tab.page.waitForURL('**/tanda-terima')
    const [number = ''] = await tab.page.locator('main .figure').allInnerTexts()

    const officer = await desk({ scripts }, ratna)
    await officer.page.goto(`${app.url}/meja/aduan`)
    await follow(officer, number)
    await press(officer, 'Saya pegang')
    const fold = async (title: string) => {
      const form = officer.page.locator('details', { hasText: title }).first()
      if (!(await form.evaluate((one) => (one as HTMLDetailsElement).open))) await form.locator('summary').click()
    }
    await fold('Nyatakan lengkap')
    await press(officer, 'Nyatakan lengkap')
    await fold('Catat klarifikasi pertama')
    await officer.page.fill('[name=klarifikasi]', minutes)
    await press(officer, 'Catat klarifikasi pertama')
    const here = officer.page.url()

    await follow(officer, 'Klarifikasi pertama,')
    expect(await heading(officer)).toBe('Berita acara klarifikasi pertama')
    expect(await said(officer)).toContain('Perusahaan mengaku gaji dua bulan belum dibayar.')
    const page = officer.page.url()
    await expect
      .poll(
        async () => {
          await officer.page.goto(page)
          return await said(officer)
        },
        { timeout: 20_000 },
      )
      .toContain('Kode baca')
    if (scripts) expect(await officer.axe()).toEqual([])
    await picture(officer, `berita-acara-${scripts}`)
    await officer.page.setViewportSize({ width: 360, height: 780 })
    const isWide = async ({ page: shown }: Tab) =>
      await shown.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    expect(await isWide(officer)).toBe(false)
    await picture(officer, `berita-acara-360-${scripts}`)

    const keys = await fetched(tab, `${app.url}/log/kunci`, { type: 'text/plain', name: 'kunci.txt' })
    const pdf = await fetched(officer, `${page}/berita-acara.pdf`, { type: 'application/pdf', name: `${number}.pdf` })
    const signature = await fetched(officer, `${page}/tanda-tangan.txt`, { type: 'text/plain', name: `${number}.txt` })
    expect(await checked('minutes-check', pdf, '--signature', signature, '--keys', keys)).toMatchObject({ code: 0 })
    for (const [who, address] of [
      [officer, `${here}/bukti.zip`],
      [tab, `${tab.page.url().replace('/tanda-terima', '')}/bukti.zip`],
    ] as const) {
      const zip = await fetched(who, address, { type: 'application/zip', name: `${number}-${who === tab}.zip` })
      expect(await checked('bundle-check', zip, '--keys', keys)).toMatchObject({ code: 0 })
    }

    const code = /(?:[0-9A-F]{4}-){3}[0-9A-F]{4}/.exec(await said(officer))?.[0] ?? ''
    await tab.page.goto(`${app.url}/berita-acara`)
    await tab.page.fill('[name=nomor]', number)
    await tab.page.fill('[name=kode]', 'salah')
    await press(tab, 'Periksa')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('16 angka atau huruf')
    expect(await tab.page.inputValue('[name=kode]')).toBe('salah')
    await tab.page.fill('[name=kode]', code.toLowerCase().replaceAll('-', ''))
    await press(tab, 'Periksa')
    expect(await heading(tab)).toBe('Tercatat')
    expect(await said(tab)).not.toMatch(/PT Contoh|mengaku|Ratna/)
    expect(await isWide(tab)).toBe(false)
    if (scripts) expect(await tab.axe()).toEqual([])
    await picture(tab, `periksa-berita-acara-${scripts}`)
    await tab.page.goto(`${app.url}/berita-acara?nomor=${number}&kode=0000-0000-0000-0000`)
    expect(await heading(tab)).toBe('Tidak tercatat')
    await picture(tab, `periksa-berita-acara-tidak-${scripts}`)
    expect([...unexpected(tab), ...unexpected(officer)]).toEqual([])
  })
})
