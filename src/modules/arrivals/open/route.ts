import { isId } from '../../../kernel/ids.ts'
import { blank, type Form, readForm, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import type { Arrival } from '../arrival.ts'
import { deskPage } from '../desk.ts'
import { arrivalById, arrivalsOf } from '../store.ts'
import { isArrivalRefusal, sayRefusal, words } from '../words.ts'
import { openArrival } from './act.ts'
import { openForm } from './form.ts'
import { listBody, openBody } from './page.ts'

/** Sentences for fields that cannot be read. */
export const sayField =
  ({ lang }: Pick<Web, 'lang'>) =>
  (key: string): string =>
    words(lang)(key as 'long')

/** The id of the arrival an address names; empty when it is none. */
export const idIn = ({ params }: Pick<Web, 'params'>): string => (isId(params['id'] ?? '') ? (params['id'] ?? '') : '')

/** The arrival an address names, if whoever asks may see it. Its office is the subject of what is done there. */
export async function arrivalIn(web: Web): Promise<Arrival | undefined> {
  const id = idIn(web)
  return id === '' ? undefined : await web.read(async (tx) => await arrivalById(tx, id))
}

async function list(web: Web): Promise<Response> {
  const arrivals = await web.read(async (tx) => await arrivalsOf(tx, tx.actor.office))
  return await deskPage(web, { title: words(web.lang)('title'), body: listBody(web, arrivals) })
}

const show = async (web: Web, form: Form<unknown> = blank()): Promise<Response> =>
  await deskPage(web, {
    title: words(web.lang)('rail.new'),
    body: openBody(web, form),
    errors: form.errors,
    current: 'kedatangan-baru',
  })

const fieldOf: Readonly<Record<string, string>> = {
  'arrivals.no-place': 'tempat',
  'arrivals.no-carrier': 'naik',
  'arrivals.no-country': 'negara',
}

async function send(web: Web, { seal }: Tools): Promise<Response> {
  const form = readForm(await web.typed(), openForm, sayField(web))
  if (!form.ok) return await show(web, form)
  const { value, typed } = form
  const { office } = web.actor
  const decision = await web.perform({
    act: acts.open,
    key: oneOf(typed, '_key') ?? web.key,
    subject: async () => await Promise.resolve({ office }),
    work: async (tx) => await openArrival(tx, seal, value),
    entry: ([{ event }]) => ({
      act: acts.open.name,
      record: { kind: 'arrival', id: event },
      payload: { event, ...value },
    }),
  })
  if (decision.ok) return web.redirect(`/meja/kedatangan/${decision.events[0].event}`)
  const { refusal } = decision
  return isArrivalRefusal(refusal)
    ? await show(web, wrong(typed, { [fieldOf[refusal.code] ?? 'hari']: sayRefusal(web.lang, refusal) }))
    : await web.refuse(refusal)
}

const desk = { sees: null, limit: 'officer' } as const

export const openRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: '/meja/kedatangan', act: acts.see, handle: list },
  { ...desk, method: 'GET', path: '/meja/kedatangan/baru', act: acts.open, handle: async (web) => await show(web) },
  { ...desk, method: 'POST', path: '/meja/kedatangan/baru', act: acts.open, handle: send },
]
