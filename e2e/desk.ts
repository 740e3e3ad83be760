import { setTimeout as wait } from 'node:timers/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { ApplicationId } from '../src/kernel/ids.ts'
import { openSession } from '../src/modules/accounts/session.ts'
import type { Application } from '../src/modules/placements/application.ts'
import { addOfficers, type Ground, personNo, ratna, sendFile } from '../src/modules/placements/queue/files.examples.ts'
import { applicationById, changeApplication } from '../src/modules/placements/store.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { transact } from '../src/platform/db/perform.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Look, type Tab } from './browser.ts'

/** An office with officers and files that wait, and a browser to look at it. */
export type Office = {
  readonly app: App
  readonly browsing: Browsing
  /** The files, those promised soonest first. */
  readonly ids: readonly ApplicationId[]
  readonly file: (id: ApplicationId | undefined) => Promise<Application | undefined>
  /** A tab of somebody who is signed in; Ratna of the counter unless another is named. */
  readonly desk: (look?: Look, who?: Actor) => Promise<Tab>
  readonly close: () => Promise<void>
}

export type Files = {
  readonly names: readonly string[]
  /** What the automatic check found, by place; everything else matches. */
  readonly found?: Readonly<Record<number, 'differs' | 'unclear'>>
  /** Whose papers are PDFs of two pages, by place. */
  readonly pdfs?: readonly number[]
}

/** Starts an office whose workers have sent whole files; one promise ends each hour, the first ones did already. */
export async function openOffice({ names, found = {}, pdfs = [] }: Files): Promise<Office> {
  const [app, browsing] = await Promise.all([startApp(), browse()])
  const { bekal } = app
  const { world, tools } = bekal
  const ground: Ground = {
    seal: tools.seal,
    asSystem: bekal.asSystem,
    as: async (actor, work) => await transact(world, actor, work),
  }
  await addOfficers(ground)
  const picture = await keep(app, 'paspor.png', await aPicture())
  const pages = pdfs.length === 0 ? picture : await keep(app, 'paspor.pdf', await aPdf())
  const ids: ApplicationId[] = []
  for (const [index, name] of names.entries())
    ids.push(
      await sendFile(ground, {
        number: 0x100 + index,
        name,
        nik: `350599410596${String(index + 1).padStart(4, '0')}`,
        passport: `X90000${String(10 + index)}`,
        file: pdfs.includes(index) ? pages : picture,
        mime: pdfs.includes(index) ? 'application/pdf' : 'image/webp',
      }),
    )
  const file: Office['file'] = async (id) =>
    await bekal.asSystem(async (tx) => (id === undefined ? undefined : await applicationById(tx, id)))
  // The automatic check has run on every file before its outcome is set.
  for (let left = 200; left > 0; left -= 1) {
    if ((await Promise.all(ids.map(file))).every((one) => one?.clean !== 'unchecked')) break
    await wait(200)
  }
  await bekal.asSystem(async (tx) => {
    for (const [index, id] of ids.entries())
      await changeApplication(tx, id, {
        clean: found[index] ?? 'match',
        differences: found[index] === 'differs' ? 1 : 0,
        dueAt: new Date(Date.now() + (index - 3.5) * 3_600_000).toISOString() as never,
      })
  })
  return {
    app,
    browsing,
    ids,
    file,
    desk: async (look = {}, { person, role } = ratna) => {
      const tab = await browsing.open({ width: 1366, ...look })
      const set = await bekal.asSystem(
        async (tx) =>
          await openSession(tx, tools.seal, {
            account: person ?? personNo(0),
            kind: role === 'worker' ? 'own' : 'officer',
            secure: false,
          }),
      )
      const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? []
      await tab.context.addCookies([{ name, value, url: app.url }])
      return tab
    },
    close: async () => {
      await browsing.close()
      await app.close()
    },
  }
}

async function keep({ bekal }: App, name: string, bytes: Uint8Array): Promise<string> {
  const kept = await bekal.tools.files.accept(bytes, name)
  if (!kept.ok) throw new Error(kept.code)
  return kept.id
}

const aPicture = async (): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 900, height: 560, channels: 3, background: '#e9f0e6' } })
      .png()
      .toBuffer(),
  )

async function aPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const text of ['Halaman satu', 'Halaman dua'])
    document.addPage([400, 560]).drawText(text, { x: 40, y: 400, size: 40 })
  return await document.save()
}

/** Keeps a picture of a page when somebody asked for them. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}
