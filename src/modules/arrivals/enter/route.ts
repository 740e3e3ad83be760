import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { isId, uuidV7 } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { blank, type Form, readForm, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import type { Arrival, Batch, Line } from '../arrival.ts'
import { arrivalIn, idIn, sayField } from '../open/route.ts'
import { arrivalById, countOf, entriesById, lockArrival } from '../store.ts'
import { words } from '../words.ts'
import { keepLines, keptEntry, toldOf } from './act.ts'
import { boxOf } from './box.ts'
import { lineForm } from './form.ts'
import { enterPage, shellPage } from './page.ts'

const isOurs = ({ actor }: Pick<Web, 'actor'>, { office }: Pick<Arrival, 'office'>): boolean => actor.office === office

/** Whoever was written down by the form before this page, by name. */
async function savedIn(web: Web, tx: Tx, seal: Tools['seal']): Promise<string | undefined> {
  const id = web.url.searchParams.get('tersimpan') ?? ''
  const [row] = isId(id) ? await entriesById(tx, [id]) : []
  return row && words(web.lang)('enter.saved', { name: toldOf(seal, row).name })
}

async function show(web: Web, { seal }: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const arrival = await arrivalIn(web)
  if (!arrival) return await web.refuse({ code: 'edge.not-found' })
  if (!isOurs(web, arrival)) return web.redirect(`/meja/kedatangan/${arrival.id}/daftar`)
  const { total, done } = await web.read(async (tx) => ({
    total: await countOf(tx, arrival.id),
    done: await savedIn(web, tx, seal),
  }))
  const id = oneOf(form.typed, 'id') ?? uuidV7(Date.parse(web.now()), randomBytes(10))
  const page = enterPage(web, { arrival, total, form, id, done })
  return await web.page(page, Object.keys(form.errors).length > 0 ? 422 : 200)
}

type Keeping = {
  readonly event: string
  readonly via: Batch['via']
  readonly lines: readonly Line[]
  readonly key: string
}

/** Keeps lines of an arrival of the officer's office: policy, one batch, one ledger entry. */
export const keep = async (web: Web, { seal }: Tools, { event, via, lines, key }: Keeping) =>
  await web.perform({
    act: acts.enter,
    key,
    subject: async (tx) => await lockArrival(tx, event),
    work: async (tx) => await keepLines(tx, seal, { event, via, lines }),
    entry: ([kept]) => keptEntry(kept),
  })

/** One person, without a script. */
async function send(web: Web, tools: Tools): Promise<Response> {
  const form = readForm(await web.typed(), lineForm(web.now()), sayField(web))
  if (!form.ok) return await show(web, tools, form)
  const { value, typed } = form
  const decision = await keep(web, tools, {
    event: idIn(web),
    via: 'page',
    lines: [value],
    key: oneOf(typed, '_key') ?? web.key,
  })
  const saved = `/meja/kedatangan/${idIn(web)}?tersimpan=${value.id}`
  if (decision.ok) return web.redirect(saved)
  const { refusal } = decision
  if (refusal.code !== 'arrivals.nothing-new') return await web.refuse(refusal)
  const isOther = 'differs' in refusal && refusal.differs.length > 0
  return isOther
    ? await show(web, tools, wrong({ ...typed, id: undefined }, { nama: words(web.lang)('id.wrong') }))
    : web.redirect(saved)
}

const answer = (data: Readonly<Record<string, unknown>>, status = 200): Response =>
  Response.json(data, { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } })

/** Who is at the device now, for one that has lines to send: the token of their forms, and how many there are. */
async function whoSends(web: Web): Promise<Response> {
  const id = idIn(web)
  const found = await web.read(async (tx) => {
    const arrival = id === '' ? undefined : await arrivalById(tx, id)
    return arrival && isOurs(web, arrival) ? await countOf(tx, id) : undefined
  })
  if (found === undefined || web.session === null) return await web.refuse({ code: 'edge.not-found' })
  return answer({ token: web.session.csrf, total: found })
}

/** Most lines of one batch of a device. */
const mostLines = 60

const batchForm = z.object({
  _key: z.string().regex(/^[\w-]{16,64}$/),
  baris: z.union([z.string(), z.array(z.string()).max(mostLines)]).transform((rows) => [rows].flat()),
})

/**
 * Lines that were closed on a device, each as `<id> <JWE>`. The answer names those the device may forget, and those that
 * cannot be taken. Sent again, cut off or sent by two tabs, each is kept once.
 */
async function take(web: Web, tools: Tools): Promise<Response> {
  const read = batchForm.safeParse(await web.typed())
  const event = idIn(web)
  if (!read.success || event === '') return answer({ kept: [], refused: [] }, 422)
  const open = await web.read(async (tx) => await boxOf(tx, tools.seal, event))
  if (!open) return await web.refuse({ code: 'edge.not-found' })
  const form = lineForm(web.now())
  const lines: Line[] = []
  const refused: string[] = []
  for (const row of read.data.baris) {
    const [id = '', closed = ''] = row.split(' ', 2)
    const typed = await open(closed)
    const line = typed === undefined ? undefined : form.safeParse(typed)
    if (line?.success && line.data.id === id) lines.push(line.data)
    else refused.push(id)
  }
  if (lines.length === 0) return answer({ kept: [], refused })
  const decision = await keep(web, tools, { event, via: 'device', lines, key: read.data._key })
  const told = decision.ok ? decision.events[0] : decision.refusal
  if ('kept' in told) return answer({ kept: told.kept, refused: [...refused, ...told.differs] })
  return await web.refuse(told as { code: string })
}

const desk = { sees: null, limit: 'officer' } as const
const base = '/meja/kedatangan/:id'

/** The shell belongs to nobody, so that a device may keep it: no name, no token, no arrival. */
export const shellRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/meja/kedatangan/luring',
    act: acts.shell,
    sees: null,
    limit: 'public',
    handle: async (web) => await web.page(shellPage(web)),
  },
]

export const enterRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: base, act: acts.see, handle: async (web, tools) => await show(web, tools) },
  { ...desk, method: 'POST', path: base, act: acts.enter, handle: send },
  { ...desk, method: 'GET', path: `${base}/kiriman`, act: acts.enter, handle: whoSends },
  { ...desk, method: 'POST', path: `${base}/kiriman`, act: acts.enter, body: 262_144, handle: take },
]
