import type { Decision } from '../../../../kernel/decision.ts'
import { isId, type PersonId } from '../../../../kernel/ids.ts'
import type { Act } from '../../../../platform/access/policy.ts'
import type { EdgeRefusal } from '../../../../platform/db/performed.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import { whyNot } from '../../../../platform/files/words.ts'
import type { Typed } from '../../../../platform/http/form.ts'
import { html } from '../../../../platform/http/html.ts'
import type { Route, Web } from '../../../../platform/http/route.ts'
import { oneOf } from '../../../../platform/http/typed.ts'
import { nameOf } from '../../../../rules/source/name.ts'
import { todayOf } from '../../instruments/law.ts'
import { ruleSetOn } from '../../store.ts'
import { isWriter, workbenchPage } from '../../workbench/frame.ts'
import {
  type Entered,
  enter,
  previewOf,
  type SentBack,
  sendBack,
  type TakenIn,
  type TextRefusal,
  takeIn,
  textActs,
} from '../act.ts'
import { sourcesOf } from '../store.ts'
import { readBrought } from './form.ts'
import { listBody, previewBody } from './page.ts'
import { isTextRefusal, sayRefusal, words } from './words.ts'

/** What people are called; whoever the actor may not see is left out. */
export type NamesOf = (tx: Tx, people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>

type Wrong = { readonly isFile: boolean; readonly typed: Typed; readonly errors: Readonly<Record<string, string>> }

async function list(web: Web, namesOf: NamesOf, wrong?: Wrong): Promise<Response> {
  const say = words(web.lang)
  const view = await web.read(async (tx) => {
    const sources = await sourcesOf(tx)
    const people = [...new Set(sources.map(({ importedBy }) => importedBy))]
    return { sources, names: await namesOf(tx, people), ruleSet: await ruleSetOn(tx, todayOf(web)) }
  })
  const { isFile = web.url.searchParams.get('cara') === 'berkas', typed = askedIn(web), errors = {} } = wrong ?? {}
  return await workbenchPage(web, {
    title: say('title'),
    current: 'texts',
    head: html`<h1>${say('title')}</h1><p>${say('lead')}</p>`,
    body: listBody(web, { ...view, isFile, isWriter: isWriter(web), typed, errors }),
    errors,
  })
}

/** The instrument whose page led here. */
const askedIn = ({ url }: Web): Typed => ({ peraturan: (url.searchParams.get('peraturan') ?? '').slice(0, 200) })

/** Takes a text in, pasted or as a file; what is wrong is told with everything typed still there. */
async function bring(web: Web, namesOf: NamesOf, isFile: boolean): Promise<Response> {
  const say = words(web.lang)
  const sent = isFile ? await web.posted() : { ok: true as const, typed: await web.typed(), file: null }
  if (!sent.ok) return await list(web, namesOf, { isFile, typed: {}, errors: { berkas: whyNot(web.lang, sent) } })
  const ruleSet = await web.read(async (tx) => await ruleSetOn(tx, todayOf(web)))
  const file = sent.file?.bytes ?? null
  const read = readBrought(sent.typed, { ruleSet, file, isFile }, (key) => say(key))
  if (!read.ok) return await list(web, namesOf, { isFile, typed: sent.typed, errors: read.errors })
  const decision = await doing<TakenIn>(web, {
    act: textActs.takeIn,
    key: oneOf(sent.typed, '_key') ?? web.key,
    work: async (tx) => await takeIn(tx, read.value),
  })
  if (decision.ok) return web.redirect(`/pusat/naskah/${decision.events[0].source}`)
  if (!isTextRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  const field = isFile ? 'berkas' : 'naskah'
  return await list(web, namesOf, {
    isFile,
    typed: sent.typed,
    errors: { [field]: sayRefusal(web.lang, decision.refusal) },
  })
}

type Doing<Event> = {
  readonly act: Act
  readonly key: string
  readonly work: (tx: Tx) => Promise<Decision<Event, TextRefusal>>
}

const doing = async <Event extends TakenIn | Entered | SentBack>(
  web: Web,
  { act, key, work }: Doing<Event>,
): Promise<Decision<Event, TextRefusal | EdgeRefusal>> =>
  await web.perform({
    act,
    key,
    subject: async () => ({}),
    work,
    entry: ([event]) => ({
      act: act.name,
      record: { kind: 'text', id: 'source' in event ? event.source : event.digest },
      payload: { ...event },
    }),
  })

const idIn = ({ params }: Web): string | undefined => {
  const id = params['id'] ?? ''
  return isId(id) ? id : undefined
}

type Refused = { readonly field: 'catat' | 'sebab'; readonly error: string; readonly typed: Typed }

async function preview(web: Web, namesOf: NamesOf, refused?: Refused): Promise<Response> {
  const id = idIn(web)
  const view =
    id === undefined
      ? undefined
      : await web.read(async (tx) => {
          const found = await previewOf(tx, id)
          if (!found) return undefined
          const by = found.source.returned?.returnedBy
          const returnedBy = by === undefined ? undefined : (await namesOf(tx, [by])).get(by)
          return { ...found, returnedBy, ruleSet: await ruleSetOn(tx, todayOf(web)) }
        })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const instrument = view.ruleSet.instruments.get(view.source.instrument)
  const title = words(web.lang)('preview.title', { name: instrument ? nameOf(instrument) : view.source.instrument })
  return await workbenchPage(web, {
    title,
    current: 'texts',
    head: html`<h1>${title}</h1>`,
    body: previewBody(web, { ...view, isWriter: isWriter(web), error: refused?.error, typed: refused?.typed ?? {} }),
    errors: refused === undefined ? {} : { [refused.field]: refused.error },
  })
}

async function note(web: Web, namesOf: NamesOf): Promise<Response> {
  const id = idIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const decision = await doing<Entered>(web, {
    act: textActs.enter,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await enter(tx, id, oneOf(typed, 'dilihat') ?? ''),
  })
  if (decision.ok) return web.redirect(`/pusat/naskah/${id}`)
  if (!isTextRefusal(decision.refusal) || decision.refusal.code === 'texts.none')
    return await web.refuse({ code: 'edge.not-found' })
  return await preview(web, namesOf, { field: 'catat', error: sayRefusal(web.lang, decision.refusal), typed: {} })
}

async function returnIt(web: Web, namesOf: NamesOf): Promise<Response> {
  const id = idIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const decision = await doing<SentBack>(web, {
    act: textActs.sendBack,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await sendBack(tx, id, oneOf(typed, 'sebab') ?? ''),
  })
  if (decision.ok) return web.redirect(`/pusat/naskah/${id}`)
  if (!isTextRefusal(decision.refusal) || decision.refusal.code === 'texts.none')
    return await web.refuse({ code: 'edge.not-found' })
  return await preview(web, namesOf, { field: 'sebab', error: sayRefusal(web.lang, decision.refusal), typed })
}

const officer = { sees: null, limit: 'officer' } as const
/** Room for the largest text as a form sends it. */
const roomForText = 8 * 1024 * 1024

/** Where the centre brings texts in: what came, the next one, what it makes, and entering it. */
export const bringRoutes = (namesOf: NamesOf): readonly Route[] => [
  {
    ...officer,
    method: 'GET',
    path: '/pusat/naskah',
    act: textActs.look,
    handle: async (web) => await list(web, namesOf),
  },
  {
    ...officer,
    method: 'POST',
    path: '/pusat/naskah',
    act: textActs.takeIn,
    body: roomForText,
    handle: async (web) => await bring(web, namesOf, false),
  },
  {
    ...officer,
    method: 'POST',
    path: '/pusat/naskah/berkas',
    act: textActs.takeIn,
    body: roomForText,
    handle: async (web) => await bring(web, namesOf, true),
  },
  {
    ...officer,
    method: 'GET',
    path: '/pusat/naskah/:id',
    act: textActs.look,
    handle: async (web) => await preview(web, namesOf),
  },
  {
    ...officer,
    method: 'POST',
    path: '/pusat/naskah/:id/catat',
    act: textActs.enter,
    handle: async (web) => await note(web, namesOf),
  },
  {
    ...officer,
    method: 'POST',
    path: '/pusat/naskah/:id/kembalikan',
    act: textActs.sendBack,
    handle: async (web) => await returnIt(web, namesOf),
  },
]
