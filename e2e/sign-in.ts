import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { DemoFile } from '../src/app/demo/file.ts'
import { busiestOffice } from '../src/app/demo/load.ts'
import type { App } from './app.ts'

type Letterbox = { 'outbox.message': { text: string; at: string; id: string } }

/** The code in the newest message, as somebody would read it on their phone. @throws when none comes in five seconds */
export async function codeOnThePhone({ bekal }: App, after = ''): Promise<string> {
  for (let left = 100; left > 0; left -= 1) {
    const code = await newestCode(bekal)
    if (code !== undefined && code !== after) return code
    await wait(50)
  }
  throw new Error('no code came to the phone')
}

/** The code in the newest message of all, if there is one. */
async function newestCode(bekal: App['bekal']): Promise<string | undefined> {
  const newest = await bekal.asSystem(
    async (tx) =>
      await tx
        .db<Letterbox>()
        .selectFrom('outbox.message')
        .select(['text', 'id'])
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirst(),
  )
  return /(?<!\d)\d{6,8}(?!\d)/.exec(newest?.text ?? '')?.[0]
}

/** Signs a worker in, or registers one: NIK, phone, and the code that comes to it. Works without scripts too. */
export async function signIn(page: Page, app: App, { nik, phone }: { nik: string; phone: string }): Promise<void> {
  await page.goto(`${app.url}/masuk`)
  await page.fill('[name=nik]', nik)
  await page.fill('main [name=phone]', phone)
  await enter(page, app)
}

/** Signs an officer in by their number. */
export async function signInOfficer(page: Page, app: App, number: string): Promise<void> {
  await page.goto(`${app.url}/petugas/masuk`)
  await page.fill('main [name=number]', number)
  await enter(page, app)
}

async function enter(page: Page, app: App): Promise<void> {
  const before = await newestCode(app.bekal)
  await page.click('main form [type=submit], main form button')
  await page.fill('main [name=code]', await codeOnThePhone(app, before))
  await page.click('main form [type=submit], main form button')
}

/** A worker of the demonstration by where their file is, or an officer of the counter. */
export type Somebody = DemoFile['state'] | 'officer'

/**
 * Signs in as the last worker with a file in this state, or as a counter officer of the busiest office.
 *
 * @throws Error when the demonstration was started without such a file
 */
export async function becomeSomebody(page: Page, app: App, as: Somebody): Promise<void> {
  const { people, files, staff } = app.demonstration ?? { people: [], files: [], staff: [] }
  const file = files.findLast(({ state }) => state === (as === 'officer' ? 'submitted' : as))
  const person = people.find(({ key }) => key === file?.person)
  const officer = staff.find(({ role, office }) => role === 'counter-officer' && office === busiestOffice(files))
  if (!person || !officer) throw new Error(`the demonstration has nobody who is ${as}`)
  if (as === 'officer') await signInOfficer(page, app, officer.officerNumber)
  else await signIn(page, app, person)
  await page.waitForURL(({ pathname }) => !pathname.endsWith('/kode'))
}
