import { recentMessages } from '../src/platform/notify/outbox.ts'
import type { App } from './app.ts'
import type { Tab } from './browser.ts'

/** The newest message to a phone as it is typed, `0812 …`. @throws Error when nothing was sent to it */
export async function messageTo({ bekal }: Pick<App, 'bekal'>, phone: string): Promise<string> {
  const messages = await bekal.asSystem(async (tx) => await recentMessages(tx.db()))
  const end = phone.replaceAll(' ', '').replace(/^0/, '')
  const found = messages.find(({ to }) => to.endsWith(end))
  if (!found) throw new Error(`nothing was sent to ${phone}`)
  return found.text
}

/** The code in the newest message to a phone. */
export const codeTo = async (app: Pick<App, 'bekal'>, phone: string): Promise<string> =>
  /\b\d{6,8}\b/.exec(await messageTo(app, phone))?.[0] ?? ''

/** Presses the first button of this name. */
export const press = async ({ page }: Tab, text: string): Promise<void> =>
  await page.locator('main').getByRole('button', { name: text }).first().click()

/** Ticks the first choice whose words hold this text. */
export const choose = async ({ page }: Tab, text: string): Promise<void> =>
  await page.locator('main label', { hasText: text }).first().click()
