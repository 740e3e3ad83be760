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

/** The address in the newest message to a phone. */
export const linkTo = async (app: Pick<App, 'bekal'>, phone: string): Promise<string> =>
  /http[^\s]+?(?=[.,]?(\s|$))/.exec(await messageTo(app, phone))?.[0] ?? ''

/** Words that begin with this text: "Menikah" is not "Belum menikah", "Masuk" is not "tanpa masuk". */
const beginning = (text: string): RegExp => new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

/** Presses the first button of this name. */
export const press = async ({ page }: Tab, text: string): Promise<void> =>
  await page
    .locator('main')
    .getByRole('button', { name: beginning(text) })
    .first()
    .click()

/** A day is typed in three fields. */
export async function typeDay({ page }: Tab, name: string, on: string): Promise<void> {
  const [year = '', month = '', date = ''] = on.split('-')
  for (const [part, value] of Object.entries({ day: date, month, year }))
    await page.fill(`[name="${name}-${part}"]`, value)
}

/** Ticks the first choice of this name. */
export const choose = async ({ page }: Tab, text: string): Promise<void> =>
  await page
    .locator('main label')
    .filter({ hasText: beginning(text) })
    .first()
    .click()

/** Follows the first link of this name: in the main part, or where every page has its way elsewhere. */
export async function follow({ page }: Tab, text: string): Promise<void> {
  const here = page.locator('main').getByRole('link', { name: beginning(text) })
  const anywhere = page.getByRole('link', { name: beginning(text) })
  await ((await here.count()) > 0 ? here : anywhere).first().click()
}

/** What the page says in its main part. */
export const said = async ({ page }: Tab): Promise<string> => await page.innerText('main')

/** The heading of the page. */
export const heading = async ({ page }: Tab): Promise<string> => await page.innerText('main h1')

/** What a page complained about, but that it asked to sign in first or told what to correct. */
export const unexpected = ({ complaints }: Tab): readonly string[] =>
  complaints.filter((complaint) => !/ status of (401|422) /.test(complaint))

/** A picture of the page for whoever looks with their own eyes: `SHOTS` names the folder; without it, none is taken. */
export async function picture({ page }: Tab, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
