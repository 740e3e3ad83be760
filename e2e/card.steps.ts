import { decodeQR } from 'qr/decode.js'
import sharp from 'sharp'
import type { App } from './app.ts'
import type { Browsing, Tab } from './browser.ts'
import { follow, press } from './steps.ts'

/** What the drawing of the card's code says to a scanner. */
export async function scan({ page }: Tab): Promise<string> {
  const drawing = await page.locator('.card__qr svg').evaluate((svg) => svg.outerHTML)
  const picture = sharp(Buffer.from(drawing), { density: 300 }).resize(1_000).ensureAlpha().raw()
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  return decodeQR({ data, width: info.width, height: info.height })
}

/** Unfolds the card's text. @returns the address that holds the card */
export async function unfoldLink({ page }: Tab): Promise<string> {
  await page.getByText('Salin atau kirim kartu ini').click()
  return await page.getByLabel('Kartu sebagai teks').inputValue()
}

/** The word of the last check. */
export const verdictOf = async ({ page }: Tab): Promise<string> =>
  (await page.locator('[data-result] h1').first().textContent()) ?? ''

/** Somebody else gets the address of the card: it opens checked; without a script it is pasted on the page. */
export async function checkElsewhere(
  app: App,
  browsing: Browsing,
  { scripts, link }: { scripts: boolean; link: string },
): Promise<Tab> {
  const tab = await browsing.open({ scripts })
  if (scripts) {
    await tab.page.clock.setFixedTime(app.clock.now())
    await tab.page.goto(link)
    return tab
  }
  await tab.page.goto(app.url)
  await follow(tab, 'Periksa kartu PMI')
  await tab.page.fill('#kode', link)
  await press(tab, 'Periksa')
  return tab
}

/** The network goes away and the address is opened again. */
export async function checkOffline(tab: Tab, link: string): Promise<void> {
  const { page } = tab
  await page.waitForSelector('[data-saved]:not([hidden])')
  await page.reload()
  await page.waitForSelector('[data-ready]')
  await tab.goOffline()
  await page.goto('about:blank')
  await page.goto(link)
  await page.waitForSelector('[data-result] h1')
}
