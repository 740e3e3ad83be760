import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../src/kernel/time.ts'
import { draftRaisedAge } from '../src/modules/regulations/publish/raised-age.examples.ts'
import { thePublic } from '../src/platform/access/actor.ts'
import { transact } from '../src/platform/db/perform.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { signInOfficer } from './sign-in.ts'
import { picture, press, said, typeDay } from './steps.ts'

const from = day(`${new Date().getUTCFullYear() + 1}-03-01`)

let app: App
let browsing: Browsing
let draft: string
let session: Awaited<ReturnType<Tab['context']['cookies']>>
beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp({ files: 40 }), browse()])
  draft = await draftOfForty()
  const { page, context } = await browsing.open()
  await signInOfficer(page, app, centre().officerNumber)
  await page.waitForURL('**/pusat')
  session = await context.cookies()
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const centre = () => {
  const [somebody] = app.demonstration?.staff.filter(({ role }) => role === 'centre') ?? []
  if (!somebody) throw new Error('nobody is at the centre')
  return somebody
}

/** A draft that raises the minimum age to 40, which few have reached. */
async function draftOfForty(): Promise<string> {
  const actor = { ...thePublic, role: 'centre', person: centre().id } as const
  return await transact(app.bekal.world, actor, async (tx) => await draftRaisedAge(tx, { from, years: 40 }))
}

describe.each([true, false])('a change of the rules is tried out, scripts %s', (scripts) => {
  it('on a period that exists; it says how far it is and whom it would touch', async () => {
    const tab = await browsing.open({ width: 1366, scripts })
    await tab.context.addCookies(session)
    await tab.page.goto(`${app.url}/pusat/simulasi?draf=${draft}`)
    await typeDay(tab, 'first', '2026-02-30')
    await typeDay(tab, 'last', '2026-12-31')
    await press(tab, 'Mulai uji coba')
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('Tulis tanggal')
    expect(await tab.page.inputValue('[name="last-year"]')).toBe('2026')
    await typeDay(tab, 'first', '2024-01-01')
    await press(tab, 'Mulai uji coba')
    await tab.page.waitForURL('**/pusat/simulasi/*')
    await expect
      .poll(async () => (await tab.page.reload(), await said(tab)), { timeout: 30_000 })
      .not.toContain('Hentikan')
    const told = await said(tab)
    expect(told).toMatch(/Terhalang: ada yang tidak terpenuhi\s+[1-9]/)
    expect(told).toContain('BP3MI')
    expect(told).toContain('Umur paling muda')
    expect(told).not.toMatch(/\bp2p\b/)
    for (const width of [1366, 768, 360] as const) {
      const other = await browsing.open({ width, dark: width === 768 })
      await other.context.addCookies(session)
      for (const path of ['/pusat', `/pusat/simulasi?draf=${draft}`, new URL(tab.page.url()).pathname]) {
        await other.page.goto(app.url + path)
        await picture(other, `pusat-${path.split('/').length}-${path.includes('draf')}-${width}`)
        expect(await other.axe(), `${path} at ${width}`).toEqual([])
        expect(await other.sideways(), `${path} at ${width}`).toBeLessThanOrEqual(0)
      }
    }
  })
})
