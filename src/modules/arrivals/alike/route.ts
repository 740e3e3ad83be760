import { day, isDay } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import type { Arrival } from '../arrival.ts'
import { deskPage } from '../desk.ts'
import { toldOf } from '../enter/act.ts'
import { handOverAll } from '../onward/act.ts'
import { homelessIn, toHandOver } from '../onward/decide.ts'
import { arrivalTitle } from '../open/page.ts'
import { arrivalIn, idIn } from '../open/route.ts'
import type { ArrivalRefusal } from '../refusal.ts'
import { arrivalById, entriesOf, verdictsOf } from '../store.ts'
import { isArrivalRefusal, sayRefusal } from '../words.ts'
import { comparable, judgePair } from './act.ts'
import { alikeIn, peopleIn } from './decide.ts'
import { type PeopleView, peopleBody } from './page.ts'

/** Everybody of an arrival that whoever looks may see. */
export async function peopleOf(tx: Tx, seal: Seal, arrival: Arrival): Promise<PeopleView> {
  const rows = await entriesOf(tx, arrival.id)
  const said = await verdictsOf(tx, arrival.id)
  const people = peopleIn(
    rows.map(({ id }) => id),
    said,
  )
  const going = toHandOver(rows, people)
  return {
    arrival,
    lines: rows.map((row) => ({ ...row, told: toldOf(seal, row) })),
    people,
    alike: alikeIn(rows.map(comparable), said),
    going: { people: going.length, offices: new Set(going.map(({ homeOffice }) => homeOffice)).size },
    homeless: homelessIn(rows, people),
    isOurs: arrival.office === tx.actor.office,
  }
}

async function show(web: Web, { seal }: Tools, errors: Readonly<Record<string, string>> = {}): Promise<Response> {
  const arrival = await arrivalIn(web)
  if (!arrival) return await web.refuse({ code: 'edge.not-found' })
  const view = await web.read(async (tx) => await peopleOf(tx, seal, arrival))
  return await deskPage(web, {
    title: arrivalTitle(web.lang, arrival),
    body: peopleBody(web, view),
    back: '/meja/kedatangan',
    errors,
  })
}

const back = (web: Web): Response => web.redirect(`/meja/kedatangan/${idIn(web)}/daftar`)

/** Shows the list again with why something was not done. */
async function again(web: Web, tools: Tools, refusal: { readonly code: string }, field: string): Promise<Response> {
  if (!isArrivalRefusal(refusal)) return await web.refuse(refusal)
  return await show(web, tools, { [field]: sayRefusal(web.lang, refusal as ArrivalRefusal) })
}

async function judge(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const event = idIn(web)
  const [one, other, said] = [oneOf(typed, 'satu') ?? '', oneOf(typed, 'lain') ?? '', oneOf(typed, 'jawab')]
  if (said !== 'sama' && said !== 'beda') return back(web)
  const decision = await web.perform({
    act: acts.judge,
    key: oneOf(typed, '_key') ?? web.key,
    subject: async (tx) => (event === '' ? undefined : await arrivalById(tx, event)),
    work: async (tx) => await judgePair(tx, event, { one, other, same: said === 'sama' }),
    entry: ([judged]) => ({
      act: acts.judge.name,
      record: { kind: 'arrival', id: event },
      payload: { one: judged.one, other: judged.other, same: judged.same },
    }),
  })
  return decision.ok ? back(web) : await again(web, tools, decision.refusal, 'jawab')
}

async function hand(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const event = idIn(web)
  const on = oneOf(typed, 'hari') ?? ''
  if (!isDay(on)) return await again(web, tools, { code: 'arrivals.too-far' }, 'hari')
  const decision = await web.perform({
    act: acts.hand,
    key: oneOf(typed, '_key') ?? web.key,
    subject: async (tx) => (event === '' ? undefined : await arrivalById(tx, event)),
    work: async (tx) => await handOverAll(tx, event, day(on)),
    entry: ([{ entries, offices, expectedOn }]) => ({
      act: acts.hand.name,
      record: { kind: 'arrival', id: event },
      payload: { people: entries.length, offices, expectedOn },
    }),
  })
  return decision.ok ? back(web) : await again(web, tools, decision.refusal, 'hari')
}

const desk = { limit: 'officer' } as const
const base = '/meja/kedatangan/:id'

export const peopleRoutes: readonly Route[] = [
  {
    ...desk,
    method: 'GET',
    path: `${base}/daftar`,
    act: acts.names,
    sees: acts.names.name,
    handle: async (web, tools) => await show(web, tools),
  },
  { ...desk, method: 'POST', path: `${base}/sama`, act: acts.judge, sees: null, handle: judge },
  { ...desk, method: 'POST', path: `${base}/serah`, act: acts.hand, sees: null, handle: hand },
]
