import { isId } from '../../../kernel/ids.ts'
import { dayIn, plusDays } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { allValues } from '../../../platform/http/components/field.ts'
import { blank, type Form, type Typed, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { caseStandard, codeToHand } from '../../cases/index.ts'
import { officeOf } from '../../offices/index.ts'
import { currentApplication } from '../../placements/index.ts'
import { acts } from '../acts.ts'
import type { Arrival } from '../arrival.ts'
import { deskPage } from '../desk.ts'
import { toldOf } from '../enter/act.ts'
import { arrivalIn, idIn } from '../open/route.ts'
import { arrivalById, comingTo, type EntryRow, entriesById } from '../store.ts'
import { isArrivalRefusal, sayRefusal, words } from '../words.ts'
import { openCase, setHome } from './act.ts'
import { comingBody, oneBody, openedBody } from './page.ts'

const personIn = ({ params }: Pick<Web, 'params'>): string =>
  isId(params['orang'] ?? '') ? (params['orang'] ?? '') : ''

/** The file of a worker, when whoever looks may open it. */
async function fileOf(tx: Tx, { worker }: EntryRow) {
  const found = worker === null ? undefined : await currentApplication(tx, worker)
  return found && { id: found.id, number: found.number }
}

async function show(web: Web, { seal }: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const arrival = await arrivalIn(web)
  const id = personIn(web)
  if (!arrival || id === '') return await web.refuse({ code: 'edge.not-found' })
  const view = await web.read(async (tx) => {
    const [line] = await entriesById(tx, [id])
    if (line?.event !== arrival.id) return undefined
    return { line: { ...line, told: toldOf(seal, line) }, file: await fileOf(tx, line) }
  })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const isOurs = arrival.office === web.actor.office
  const body = oneBody(web, { arrival, ...view, isOurs, form })
  const back = `/meja/kedatangan/${arrival.id}/daftar`
  return await deskPage(web, { title: view.line.told.name, body, back, errors: form.errors })
}

const own = (web: Web) => async (tx: Tx) => (idIn(web) === '' ? undefined : await arrivalById(tx, idIn(web)))

type Refused = { readonly refusal: { readonly code: string }; readonly typed: Typed; readonly field: string }

async function again(web: Web, tools: Tools, { refusal, typed, field }: Refused): Promise<Response> {
  if (!isArrivalRefusal(refusal)) return await web.refuse(refusal)
  return await show(web, tools, wrong(typed, { [field]: sayRefusal(web.lang, refusal) }))
}

async function home(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const [event, entry] = [idIn(web), personIn(web)]
  const decision = await web.perform({
    act: acts.home,
    key: oneOf(typed, '_key') ?? web.key,
    subject: own(web),
    work: async (tx) => await setHome(tx, { event, entry, typed: oneOf(typed, 'asal') ?? '' }),
    entry: () => ({ act: acts.home.name, record: { kind: 'arrival', id: event }, payload: { entry } }),
  })
  if (decision.ok) return web.redirect(`/meja/kedatangan/${event}/orang/${entry}`)
  return await again(web, tools, { refusal: decision.refusal, typed, field: 'asal' })
}

async function complain(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const [event, entry] = [idIn(web), personIn(web)]
  const known = new Set(caseStandard().signs.map(({ code }) => code))
  const decision = await web.perform({
    act: acts.complain,
    key: oneOf(typed, '_key') ?? web.key,
    subject: own(web),
    work: async (tx) =>
      await openCase(tx, tools.seal, {
        event,
        entry,
        category: oneOf(typed, 'apa') ?? '',
        signs: allValues(typed['bahaya']).filter((code) => known.has(code)),
        story: (oneOf(typed, 'cerita') ?? '').trim().slice(0, 20_000),
      }),
    entry: ([filed]) => ({
      act: acts.complain.name,
      record: { kind: 'arrival', id: event },
      payload: { entry, case: filed.case },
    }),
  })
  if (!decision.ok) return await again(web, tools, { refusal: decision.refusal, typed, field: 'cerita' })
  const [filed] = decision.events
  const body = openedBody(web, { arrival: event, number: filed.number, code: codeToHand(tools.seal, filed) })
  return await deskPage(web, { title: filed.number, body, isHeaded: true })
}

/** Who is on the way to the officer's office: from yesterday on, since ships are late. */
async function coming(web: Web, { seal }: Tools): Promise<Response> {
  const office = web.actor.office === null ? undefined : officeOf(web.actor.office)
  if (!office) return await web.refuse({ code: 'access.not-your-role' })
  const lines = await web.read(async (tx) => {
    const rows = await comingTo(tx, office.id, plusDays(dayIn(tx.now, office.zone), -1))
    const arrivals = new Map<string, Arrival | undefined>()
    for (const { event } of rows) if (!arrivals.has(event)) arrivals.set(event, await arrivalById(tx, event))
    return rows.map((row) => ({ ...row, told: toldOf(seal, row), arrival: arrivals.get(row.event) }))
  })
  const title = words(web.lang)('coming.title')
  return await deskPage(web, { title, body: comingBody(web, { lines }), current: 'menuju' })
}

const desk = { limit: 'officer' } as const
const person = '/meja/kedatangan/:id/orang/:orang'

/** The list of who comes has a name of its own, and stands before those named after an arrival. */
export const comingRoutes: readonly Route[] = [
  {
    ...desk,
    method: 'GET',
    path: '/meja/kedatangan/menuju',
    act: acts.coming,
    sees: acts.coming.name,
    handle: coming,
  },
]

export const onwardRoutes: readonly Route[] = [
  {
    ...desk,
    method: 'GET',
    path: person,
    act: acts.names,
    sees: acts.names.name,
    handle: async (web, tools) => await show(web, tools),
  },
  { ...desk, method: 'POST', path: `${person}/asal`, act: acts.home, sees: null, handle: home },
  { ...desk, method: 'POST', path: `${person}/aduan`, act: acts.complain, sees: null, handle: complain },
]
