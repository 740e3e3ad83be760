import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PersonId, uuidV7 } from '../src/kernel/ids.ts'
import { openSession } from '../src/modules/accounts/session.ts'
import { thePublic } from '../src/platform/access/actor.ts'
import { transact } from '../src/platform/db/perform.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'

let app: App
let browsing: Browsing
const newId = (): string => uuidV7(Date.now(), randomBytes(10))
const siti = newId() as PersonId
const file = newId()
const foreign = newId()

/** As the superuser, with every check switched off: what somebody with the whole database could do. */
async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...app.bekal.source.owner })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await work(client)
  await client.end()
}

async function signIn(tab: Tab): Promise<void> {
  const kept = await app.bekal.asSystem(
    async (tx) => await openSession(tx, app.bekal.tools.seal, { account: siti, kind: 'own', secure: false }),
  )
  const [name = '', value = ''] = (kept.split(';')[0] ?? '').split('=')
  await tab.context.addCookies([{ name, value, url: app.url }])
}

beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  await asAdministrator(async (client) => {
    await client.query(
      `insert into accounts.account (id, kind, name, nik_index, phone_hidden, phone_index, phone_last4, created_at)
       values ($1, 'citizen', 'Siti', '\\x01', '\\x01', '\\x01', '0000', now())`,
      [siti],
    )
    for (const [id, worker, number] of [
      [file, siti, 'JTM-26-900001'],
      [foreign, newId(), 'JTM-26-900002'],
    ])
      await client.query(
        `insert into placements.application (id, number, worker, worker_name, name_key, phone_last4, scheme, country, job, sector, employer, province, village, office, state, since, created_at, submitted_at)
         values ($1, $2, $3, 'Siti', 'siti', '0000', 'p2p', 'TW', 'x', 'x', 'household', '35', '3505012001', 'bp3mi-jawa-timur', 'submitted', now(), now(), now())`,
        [id, number, worker],
      )
  })
  const worker = { ...thePublic, role: 'worker', person: siti } as const
  for (const act of ['placements.apply', 'placements.submit'])
    await transact(app.bekal.world, worker, async (tx) => {
      await tx.record({ act, record: { kind: 'application', id: file }, payload: {} })
    })
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

/** Waits until the page, which reloads by itself, shows every entry sealed; gives the first receipt. */
async function receiptOf(tab: Tab): Promise<string> {
  await tab.page.goto(`${app.url}/log/berkas/${file}`)
  await expect.poll(async () => await tab.page.locator('a[download]').count(), { timeout: 30_000 }).toBe(2)
  const path = await tab.page.getAttribute('a[download]', 'href')
  return await (await tab.context.request.get(`${app.url}${path}`)).text()
}

async function paste(tab: Tab, text: string): Promise<string> {
  await tab.page.goto(`${app.url}/log/bukti`)
  await tab.page.fill('#bukti', text)
  await tab.page.click('button:has-text("Periksa")')
  return (await tab.page.textContent('.verdict h1')) ?? ''
}

describe('the public log', () => {
  it.each([
    { width: 360 as const, dark: false },
    { width: 1366 as const, dark: true },
  ])('is read by anybody at $width', async (look) => {
    const tab = await browsing.open(look)
    for (const path of ['/log', '/log/bukti']) {
      await tab.page.goto(`${app.url}${path}`)
      expect(await tab.axe()).toEqual([])
      expect(await tab.sideways()).toBeLessThanOrEqual(0)
      expect(await tab.nodes()).toBeLessThan(450)
    }
  })

  it('answers for machines, which may ask whether it changed', async () => {
    const first = await fetch(`${app.url}/kartu/kunci.json`)
    const again = await fetch(`${app.url}/kartu/kunci.json`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect([first.status, again.status]).toEqual([200, 304])
    expect((await fetch(`${app.url}/log/tile/0/999`)).status).toBe(404)
  })
})

describe('the record of a file', () => {
  it('asks to sign in, and is nobody else’s', async () => {
    const tab = await browsing.open()
    expect((await tab.page.goto(`${app.url}/log/berkas/${file}`))?.status()).toBe(401)
    await signIn(tab)
    expect((await tab.page.goto(`${app.url}/log/berkas/${foreign}`))?.status()).toBe(404)
    expect((await tab.page.goto(`${app.url}/log/berkas/${file}/${newId()}`))?.status()).toBe(404)
  })

  it('gives receipts that a stranger checks, without JavaScript; an altered one does not hold', async () => {
    const own = await browsing.open({ scripts: true })
    await signIn(own)
    const receipt = await receiptOf(own)
    expect(await own.axe()).toEqual([])
    const stranger = await browsing.open({ scripts: false })
    expect(await paste(stranger, receipt)).toBe('Bukti ini benar')
    expect(await paste(stranger, receipt.replace('placements.apply', 'placements.submit'))).toBe(
      'Bukti ini tidak cocok',
    )
    await stranger.page.fill('#bukti', '{"entry":')
    await stranger.page.click('button:has-text("Periksa")')
    expect(await stranger.page.title()).toContain('Salah:')
  })

  it('no longer holds once somebody with the whole database has changed an entry', async () => {
    const tab = await browsing.open()
    await signIn(tab)
    await receiptOf(tab)
    await asAdministrator(
      async (client) => await client.query(`update ledger.entry set ground = 'Pasal 1' where record_id = $1`, [file]),
    )
    expect(await paste(tab, await receiptOf(tab))).toBe('Bukti ini tidak cocok')
  })
})
