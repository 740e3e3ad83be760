import { expect } from 'vitest'
import type { Tab } from './browser.ts'
import { follow, press } from './steps.ts'
import { fillProfile, showPaper } from './worker.steps.ts'

/** The first question: Taiwan, as a carer, through a company. */
export async function chooseOnFirstPage(tab: Tab): Promise<void> {
  const { page } = tab
  await page.getByLabel('Saya mau kerja di').selectOption('TW')
  await page.getByLabel('sebagai').selectOption('elderly-carer')
  await press(tab, 'Lihat yang perlu disiapkan')
}

/** Applies for what was chosen on the first page; a slip is said, and the company that was chosen stays. */
export async function apply(tab: Tab): Promise<void> {
  const { page } = tab
  const company = page.locator('#perusahaan')
  await company.selectOption({ index: 1 })
  const chosen = await company.inputValue()
  await page.fill('#majikan', 'Keluarga Lin')
  await page.fill('#bulan', 'dua tahun')
  await press(tab, 'Mulai')
  expect(await page.innerText('.errors')).toContain('Tulis bulan dengan angka')
  expect([await company.inputValue(), await page.inputValue('#majikan')]).toEqual([chosen, 'Keluarga Lin'])
  await page.fill('#bulan', '24')
  await press(tab, 'Mulai')
}

/** Words of a good answer where "no" or the first choice would not be one. */
const answers: Readonly<Record<string, string>> = {
  'worker.health': 'fit',
  'worker.colourVision': 'normal',
  'worker.pregnant': 'false',
}

/** Does the first thing the journey asks, again and again, until only the family is left. */
export async function answerAll(tab: Tab, shot: (name: string) => Promise<void>): Promise<void> {
  const { page } = tab
  for (let left = 60; left > 0; left -= 1) {
    await follow(tab, 'Perjalanan')
    await page.waitForURL('**/perjalanan')
    const next = page.locator('main .task:not(:has-text("Sudah ada")) a:not([href="/keluarga"])').first()
    if ((await next.count()) === 0) return
    const path = (await next.getAttribute('href')) ?? ''
    await next.click()
    await page.waitForURL(`**${path}`)
    await shot(`06-${60 - left}${path.replaceAll('/', '-')}`)
    if (path === '/profil') await fillProfile(tab)
    if (path.startsWith('/perjalanan/jawab/')) await answer(tab, path)
    else await showPaper(tab)
  }
  throw new Error('the journey asks without end')
}

async function answer(tab: Tab, path: string): Promise<void> {
  const { page } = tab
  const wanted = answers[path.split('/').at(-1) ?? '']
  const radios = page.locator('main input[name=jawaban][type=radio]')
  if ((await radios.count()) === 0) await page.fill('main [name=jawaban]', '24')
  else if (wanted === undefined) await radios.first().check({ force: true })
  else await page.locator(`main input[name=jawaban][value="${wanted}"]`).check({ force: true })
  await press(tab, 'Simpan')
  await page.waitForURL('**/perjalanan')
}
