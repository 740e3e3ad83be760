import { isId } from '../../../kernel/ids.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { deskPage } from '../desk/route.ts'
import { calendarFor } from '../promises.ts'
import { caseById } from '../store.ts'
import { caseToRead } from '../ties/store.ts'
import { isCaseRefusal, sayRefusal } from '../words.ts'
import { askStay, changeHouse, doStay, openHouse } from './act.ts'
import { fieldOf, readAsking, readBeds, readMoving, readOpening } from './form.ts'
import type { StayMove } from './moves.ts'
import { askStayBody, bedsBody, housesBody, stayBody } from './page.ts'
import { housesPath } from './part.ts'
import { addressOfHouse, hostingOffices, housesHere, stayById, staysAt, textsOfStay } from './store.ts'
import { words } from './words.ts'

const idIn = ({ params }: Web, name: string): string => (isId(params[name] ?? '') ? (params[name] ?? '') : '')
const ownOffice = (web: Web) => async () => await Promise.resolve({ office: web.actor.office })

async function showHouses(web: Web, form: Form<unknown> = blank()): Promise<Response> {
  const { office } = web.actor
  if (office === null) return await web.refuse({ code: 'edge.not-found' })
  const seen = await web.read(async (tx) => {
    const { zone } = await calendarFor(tx, { office })
    return { houses: await housesHere(tx), stays: await staysAt(tx, office), today: dayIn(tx.now, zone), zone }
  })
  const failed = Object.keys(form.errors).length > 0
  const page = deskPage(web, { title: words(web.lang)('title'), body: housesBody(web, seen, form), failed })
  return await web.page(page, failed ? 422 : 200)
}

async function open(web: Web, { seal }: Tools): Promise<Response> {
  const typed = await web.typed()
  const decision = await web.perform({
    act: acts.openHouse,
    key: oneOf(typed, '_key') ?? web.key,
    subject: ownOffice(web),
    work: async (tx) => await openHouse(tx, seal, readOpening(typed)),
    entry: ([{ house }]) => ({ act: acts.openHouse.name, record: { kind: 'safe-house', id: house }, payload: {} }),
  })
  if (decision.ok) return web.redirect(housesPath)
  const { refusal } = decision
  if (!isCaseRefusal(refusal)) return await web.refuse(refusal)
  return await showHouses(web, wrong(typed, { [fieldOf(refusal, 'nama')]: sayRefusal(web.lang, refusal) }))
}

async function showBeds(web: Web, form: Form<unknown> = blank()): Promise<Response> {
  const house = (await web.read(housesHere)).find(({ id }) => id === idIn(web, 'rumah'))
  if (!house) return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(form.errors).length > 0
  const page = deskPage(web, { title: house.name, body: bedsBody(web, house, form), failed })
  return await web.page(page, failed ? 422 : 200)
}

/** Other beds; with none the house is closed. */
async function change(web: Web): Promise<Response> {
  const typed = await web.typed()
  const house = idIn(web, 'rumah')
  const decision = await web.perform({
    act: acts.openHouse,
    key: oneOf(typed, '_key') ?? web.key,
    subject: ownOffice(web),
    work: async (tx) => await changeHouse(tx, { ...readBeds(typed), house }),
    entry: ([{ isClosed }]) => ({
      act: acts.openHouse.name,
      record: { kind: 'safe-house', id: house },
      payload: { isClosed },
    }),
  })
  if (decision.ok) return web.redirect(housesPath)
  const { refusal } = decision
  if (!isCaseRefusal(refusal)) return await web.refuse(refusal)
  return await showBeds(web, wrong(typed, { [fieldOf(refusal, 'perempuan')]: sayRefusal(web.lang, refusal) }))
}

async function showAsking(web: Web, form: Form<unknown> = blank()): Promise<Response> {
  const id = idIn(web, 'id')
  const view = await web.read(async (tx) => {
    const one = id === '' ? undefined : await caseToRead(tx, id)
    return one && one.office === tx.actor.office ? { one, hosts: await hostingOffices(tx) } : undefined
  })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(form.errors).length > 0
  const page = deskPage(web, { title: view.one.number, body: askStayBody(web, view, form), failed })
  return await web.page(page, failed ? 422 : 200)
}

const caseSubject = (id: string) => async (tx: Tx) => {
  const one = id === '' ? undefined : await caseById(tx, id)
  return one && { office: one.office }
}

async function ask(web: Web, { seal }: Tools): Promise<Response> {
  const id = idIn(web, 'id')
  const typed = await web.typed()
  const decision = await web.perform({
    act: acts.askStay,
    key: oneOf(typed, '_key') ?? web.key,
    subject: caseSubject(id),
    work: async (tx) => await askStay(tx, seal, { ...readAsking(typed), case: id }),
    entry: ([{ stay }]) => ({ act: acts.askStay.name, record: { kind: 'case', id }, payload: { stay } }),
  })
  if (decision.ok) return web.redirect(`/meja/aduan/${id}`)
  const { refusal } = decision
  if (!isCaseRefusal(refusal)) return await web.refuse(refusal)
  return await showAsking(web, wrong(typed, { [fieldOf(refusal, 'perlu')]: sayRefusal(web.lang, refusal) }))
}

async function showStay(web: Web, { seal }: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const id = idIn(web, 'tempat')
  const view = await web.read(async (tx) => {
    const stay = id === '' ? undefined : await stayById(tx, id)
    if (!stay) return undefined
    const isHost = stay.toOffice === tx.actor.office
    await tx.record({ act: acts.seeStays.name, record: { kind: 'case', id: stay.case }, payload: { stay: id } })
    return {
      stay,
      ...(await textsOfStay(tx, seal, id)),
      houses: isHost ? await housesHere(tx) : [],
      here: isHost ? await staysAt(tx, stay.toOffice) : [],
      address: isHost && stay.house !== null ? await addressOfHouse(tx, seal, stay.house) : '',
      zone: (await calendarFor(tx, { office: stay.toOffice })).zone,
      isHost,
    }
  })
  if (!view || web.actor.role === 'auditor') return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(form.errors).length > 0
  const page = deskPage(web, { title: view.stay.number, body: stayBody(web, view, form), failed })
  return await web.page(page, failed ? 422 : 200)
}

/** Something an office does to a stay; back to where it came from. */
const moving =
  (move: StayMove): Route['handle'] =>
  async (web, tools) => {
    const typed = await web.typed()
    const isHost = move !== 'withdraw'
    const stay = isHost ? idIn(web, 'tempat') : (oneOf(typed, 'tempat') ?? '')
    if (!isId(stay)) return await web.refuse({ code: 'edge.not-found' })
    const act = isHost ? acts.hostStay : acts.askStay
    const decision = await web.perform({
      act,
      key: oneOf(typed, '_key') ?? web.key,
      subject: isHost ? ownOffice(web) : caseSubject(idIn(web, 'id')),
      work: async (tx) => await doStay(tx, tools.seal, { ...readMoving(typed), stay, move }),
      entry: ([done]) => ({ act: act.name, record: { kind: 'case', id: done.case }, payload: { stay, did: done.did } }),
    })
    if (decision.ok) return web.redirect(isHost ? `${housesPath}/${stay}` : `/meja/aduan/${decision.events[0].case}`)
    const { refusal } = decision
    if (!isCaseRefusal(refusal) || !isHost) return await web.refuse(refusal)
    return await showStay(web, tools, wrong(typed, { [fieldOf(refusal, 'sebab')]: sayRefusal(web.lang, refusal) }))
  }

const desk = { sees: null, limit: 'officer' } as const
const ofCase = '/meja/aduan/:id/tempat'
const one = `${housesPath}/:tempat`
const paths = { terima: 'keep', tolak: 'refuse', datang: 'begin', 'tidak-datang': 'miss', lanjut: 'renew', keluar: 'end' } as const // biome-ignore format: a table

/** Places in safe houses: asked for by whoever has a case, and kept by the office that has a house. */
export const safeHouseRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: housesPath, act: acts.seeStays, handle: async (web) => await showHouses(web) },
  { ...desk, method: 'POST', path: housesPath, act: acts.openHouse, handle: open },
  {
    ...desk,
    method: 'GET',
    path: `${housesPath}/rumah/:rumah`,
    act: acts.openHouse,
    handle: async (web) => await showBeds(web),
  },
  { ...desk, method: 'POST', path: `${housesPath}/rumah/:rumah`, act: acts.openHouse, handle: change },
  { ...desk, method: 'GET', path: ofCase, act: acts.askStay, handle: async (web) => await showAsking(web) },
  { ...desk, method: 'POST', path: ofCase, act: acts.askStay, handle: ask },
  { ...desk, method: 'POST', path: `${ofCase}/tarik`, act: acts.askStay, handle: moving('withdraw') },
  { ...desk, method: 'GET', path: one, act: acts.seeStays, handle: async (web, tools) => await showStay(web, tools) },
  ...Object.entries(paths).map(
    ([path, move]): Route => ({
      ...desk,
      method: 'POST',
      path: `${one}/${path}`,
      act: acts.hostStay,
      handle: moving(move),
    }),
  ),
]
