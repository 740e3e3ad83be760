import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { becomeSomebody, type Somebody } from './sign-in.ts'

let app: App
let browsing: Browsing
beforeAll(async () => void ([app, browsing] = await Promise.all([startApp({ files: 40 }), browse()])))
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const KB = 1_024

/** What a page may cost: bytes as the network sees them, compressed and with headers. */
type Budget = Readonly<
  Record<'first' | 'requests' | 'document' | 'script' | 'font' | 'again' | 'nodes' | 'shift', number>
>

/**
 * What `npm run check` holds every kind of page to. A public page that has not changed is not sent twice; pages of a
 * signed-in person are never kept on the phone, which may be shared, so they come again whole.
 */
const budgets = {
  public: { first: 20 * KB, requests: 3, document: 10 * KB, script: 3 * KB, font: 8 * KB, again: 6 * KB, nodes: 450, shift: 0.02 }, // biome-ignore format: a table
  form: { first: 16 * KB, requests: 3, document: 8 * KB, script: 3 * KB, font: 8 * KB, again: 8 * KB, nodes: 200, shift: 0.02 }, // biome-ignore format: a table
  journey: { first: 20 * KB, requests: 3, document: 10 * KB, script: 6 * KB, font: 8 * KB, again: 10 * KB, nodes: 450, shift: 0.02 }, // biome-ignore format: a table
  console: { first: 90 * KB, requests: 6, document: 14 * KB, script: 45 * KB, font: 13 * KB, again: 14 * KB, nodes: 1_500, shift: 0.05 }, // biome-ignore format: a table
} as const satisfies Readonly<Record<string, Budget>>

type Priced = { readonly kind: keyof typeof budgets; readonly path: string; readonly as?: Somebody }

/** The longest page of each kind among them. */
const pages: readonly Priced[] = [
  ...[
    '/',
    '/syarat',
    '/syarat?ke=TW&kerja=elderly-carer',
    '/syarat?ke=SA&kerja=domestic-worker',
    '/syarat?ke=KR&kerja=factory-worker',
    '/syarat?ke=ZZ&kerja=nurse&jalur=p2p',
    '/syarat/dokumen/passport?ke=TW&kerja=elderly-carer',
    '/peraturan',
    '/peraturan?q=surat%20ijin%20suami',
    '/peraturan?q=qqqq',
    '/peraturan?pada=2020-01-01',
    '/peraturan/hubungan',
    '/peraturan/cakupan',
    '/peraturan/cakupan/uu-18-2017',
    '/peraturan/uu-18-2017',
    '/peraturan/uu-18-2017/uu-18-2017.pasal-5.a',
    '/kantor',
    '/kantor?q=udanawu%20blitar',
    '/cek',
    '/cek?q=maju',
    '/darurat',
    '/krisis',
    '/bantuan',
    '/status',
    '/log',
  ].map((path): Priced => ({ kind: 'public', path })),
  { kind: 'form', path: '/masuk' },
  { kind: 'form', path: '/petugas/masuk' },
  { kind: 'form', path: '/pengaduan/masuk' },
  { kind: 'form', path: '/pengaduan/resi' },
  { kind: 'form', path: '/krisis/pesan' },
  { kind: 'journey', path: '/pengaduan' },
  { kind: 'form', path: '/profil/tempat-lahir', as: 'draft' },
  { kind: 'form', path: '/berkas/passport', as: 'draft' },
  { kind: 'journey', path: '/perjalanan', as: 'draft' },
  { kind: 'journey', path: '/perjalanan', as: 'returned' },
  { kind: 'journey', path: '/perjalanan', as: 'issued' },
  { kind: 'journey', path: '/berkas', as: 'submitted' },
  { kind: 'console', path: '/meja', as: 'officer' },
]

/** A page in an empty browser; whoever must sign in did so before, and what that fetched is forgotten. */
async function visit({ path, as }: Priced): Promise<Tab> {
  const tab = await browsing.open({ width: as === 'officer' ? 1366 : 360 })
  if (as !== undefined) await becomeSomebody(tab.page, app, as)
  const fresh = as === undefined ? tab : await browsing.open({ width: as === 'officer' ? 1366 : 360 })
  if (as !== undefined) await fresh.context.addCookies(await tab.context.cookies())
  const answer = await fresh.page.goto(app.url + path, { waitUntil: 'load' })
  expect(answer?.status()).toBe(200)
  expect(new URL(fresh.page.url()).pathname).toBe(new URL(app.url + path).pathname)
  expect(answer?.headers()['content-encoding']).toBe('br')
  return fresh
}

describe.each(pages.map((page) => ({ who: page.as ?? 'anybody', ...page })))(
  'the $kind page $path for $who',
  (priced) => {
    // A busy machine may paint between two frames that belong together: what is really too much is so twice.
    it('is within its budget: bytes, requests, nodes, nothing moves, and little the second time', {
      retry: 1,
    }, async () => {
      const budget = budgets[priced.kind]
      const { page, wire, nodes, paints, complaints } = await visit(priced)
      const spent: Budget = {
        first: wire.bytes(),
        requests: wire.requests(),
        document: wire.bytes('Document'),
        script: wire.bytes('Script'),
        font: wire.bytes('Font'),
        nodes: await nodes(),
        shift: (await paints()).shift,
        again: 0,
      }
      expect(wire.urls().filter((url) => !url.startsWith(app.url))).toEqual([])
      wire.forget()
      await page.goto(page.url(), { waitUntil: 'load' })
      const over = Object.entries({ ...spent, again: wire.bytes() }).filter(
        ([what, amount]) => amount > budget[what as keyof Budget],
      )
      expect(over).toEqual([])
      expect(complaints).toEqual([])
    })
  },
)

describe('a page whose letters come late', () => {
  it.each(['/', '/krisis', '/darurat', '/pengaduan'])('moves nothing when they do: %s', { retry: 1 }, async (path) => {
    const { page, paints } = await browsing.open()
    await page.route('**/*.woff2', async (route) => {
      await new Promise((later) => setTimeout(later, 700))
      await route.continue()
    })
    const font = page.waitForResponse('**/*.woff2')
    await page.goto(app.url + path)
    await (await font).finished()
    await page.evaluate(async () => await document.fonts.ready)
    expect((await paints()).shift).toBeLessThanOrEqual(0.02)
  })
})
