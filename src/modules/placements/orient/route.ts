import { type ApplicationId, isId } from '../../../kernel/ids.ts'
import { plusMinutes } from '../../../kernel/time.ts'
import { readForm, type Typed } from '../../../platform/http/form.ts'
import { consolePage } from '../../../platform/http/frame/desk.ts'
import { type Html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { deskFacts, deskOfOfficer } from '../queue/desk.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { fileSubject, keyIn } from '../review/entry.ts'
import { sayRefusal } from '../review/say.ts'
import { takeSeat } from '../seat/take.ts'
import { applicationById } from '../store.ts'
import { attend, cancel, makeClass } from './act.ts'
import { classForm, momentsOf } from './form.ts'
import { classesPage, classPage } from './page.ts'
import { classById, classesFrom, seatedIn } from './store.ts'
import { words } from './words.ts'

/** Classes of the last week are still listed: attendance may be noted late. */
const weekInMinutes = 7 * 24 * 60

async function page(web: Web, officer: Officer, { body, failed }: { body: Html; failed: boolean }): Promise<Response> {
  const { facts, now } = await web.read(async (tx) => ({ facts: await deskFacts(tx, officer), now: tx.now }))
  const shown = consolePage({
    title: words(web.lang)('classes.title'),
    current: 'opp',
    failed,
    scripts: ['console.js', 'console-help.js'],
    styles: ['button'],
    body,
    desk: deskOfOfficer(web, officer, { ...facts, now }),
  })
  return await web.page(shown, failed ? 422 : 200)
}

type Typing = { readonly typed?: Typed; readonly errors?: Readonly<Record<string, string>> }

async function list(web: Web, officer: Officer, { typed = {}, errors = {} }: Typing = {}): Promise<Response> {
  const asked = web.url.searchParams.get('berkas') ?? ''
  const { classes, giving } = await web.read(async (tx) => {
    const application = isId(asked) ? await applicationById(tx, asked as ApplicationId) : undefined
    return {
      classes: await classesFrom(tx, officer.office.id, plusMinutes(tx.now, -weekInMinutes)),
      giving: application?.state === 'verified' ? application : null,
    }
  })
  const failed = Object.keys(errors).length > 0
  return await page(web, officer, { body: classesPage(web, { officer, classes, giving, typed, errors }), failed })
}

async function make(web: Web, _tools: Tools, officer: Officer): Promise<Response> {
  const typed = await web.typed()
  const say = words(web.lang)
  const form = readForm(typed, classForm, (key) => say(key as 'class.day.wrong'))
  if (!form.ok) return await list(web, officer, { typed, errors: form.errors })
  const { id: office, zone } = officer.office
  const decision = await web.perform({
    act: acts.orient,
    key: await keyIn(web),
    subject: async () => ({ office }),
    work: async (tx) =>
      await makeClass(tx, {
        ...momentsOf(form.value, zone),
        office,
        place: form.value.place,
        capacity: form.value.capacity,
      }),
    entry: ([{ orientation }]) => ({
      act: acts.orient.name,
      record: { kind: 'orientation', id: orientation },
      payload: { capacity: form.value.capacity },
    }),
  })
  if (decision.ok) return web.redirect(`/meja/opp/${decision.events[0].orientation}`)
  return decision.refusal.code === 'placements.session-over'
    ? await list(web, officer, { typed, errors: { tanggal: say('class.ahead.wrong') } })
    : await web.refuse(decision.refusal)
}

const classIn = ({ params }: Web): string => params['kelas'] ?? ''

async function show(web: Web, officer: Officer, problem: string | null = null): Promise<Response> {
  const id = classIn(web)
  const read = await web.read(async (tx) => {
    const held = isId(id) ? await classById(tx, id) : undefined
    return held?.office === officer.office.id
      ? { held, seated: await seatedIn(tx, id), begun: held.startsAt <= tx.now }
      : undefined
  })
  if (!read) return await web.refuse({ code: 'edge.not-found' })
  return await page(web, officer, { body: classPage(web, { ...read, officer, problem }), failed: problem !== null })
}

async function give(web: Web, _tools: Tools, officer: Officer): Promise<Response> {
  const asked = oneOf(await web.typed(), 'berkas') ?? ''
  const id = isId(asked) ? (asked as ApplicationId) : undefined
  if (id === undefined || !isId(classIn(web))) return await web.refuse({ code: 'edge.not-found' })
  const decision = await web.perform({
    act: acts.takeSeat,
    key: await keyIn(web),
    subject: fileSubject(id),
    work: async (tx) => await takeSeat(tx, id, classIn(web)),
    entry: ([{ orientation }]) => ({
      act: acts.takeSeat.name,
      record: { kind: 'application', id },
      payload: { orientation },
    }),
  })
  if (decision.ok) return web.redirect(`/meja/opp/${classIn(web)}`)
  return decision.refusal.code.startsWith('placements.')
    ? await show(web, officer, sayRefusal(web.lang, decision.refusal))
    : await web.refuse(decision.refusal)
}

async function note(web: Web, _tools: Tools, officer: Officer): Promise<Response> {
  const typed = await web.typed()
  const asked = oneOf(typed, 'berkas') ?? ''
  const id = isId(asked) ? (asked as ApplicationId) : undefined
  if (id === undefined || !isId(classIn(web))) return await web.refuse({ code: 'edge.not-found' })
  const came = oneOf(typed, 'hasil') === 'hadir'
  const decision = await web.perform({
    act: acts.orient,
    key: await keyIn(web),
    subject: fileSubject(id),
    work: async (tx) => await attend(tx, id, { orientation: classIn(web), came }),
    entry: ([noted]) => ({
      act: acts.orient.name,
      record: { kind: 'application', id },
      payload: { orientation: noted.orientation, came },
    }),
  })
  if (decision.ok) return web.redirect(`/meja/opp/${classIn(web)}`)
  return decision.refusal.code.startsWith('placements.')
    ? await show(web, officer, sayRefusal(web.lang, decision.refusal))
    : await web.refuse(decision.refusal)
}

async function stop(web: Web, _tools: Tools, officer: Officer): Promise<Response> {
  const id = classIn(web)
  const decision = await web.perform({
    act: acts.orient,
    key: await keyIn(web),
    subject: async (tx) => {
      const held = isId(id) ? await classById(tx, id) : undefined
      return held && { office: held.office }
    },
    work: async (tx) => await cancel(tx, id),
    entry: ([{ freed }]) => ({
      act: acts.orient.name,
      record: { kind: 'orientation', id },
      payload: { cancelled: true, freed: [...freed] },
    }),
  })
  if (decision.ok) return web.redirect(`/meja/opp/${id}`)
  return decision.refusal.code.startsWith('placements.')
    ? await show(web, officer, sayRefusal(web.lang, decision.refusal))
    : await web.refuse(decision.refusal)
}

export const orientRoutes: readonly Route[] = [
  deskRoute(['GET', '/meja/opp'], acts.orient, async (web, _tools, officer) => await list(web, officer)),
  deskRoute(['POST', '/meja/opp'], acts.orient, make),
  deskRoute(['GET', '/meja/opp/:kelas'], acts.orient, async (web, _tools, officer) => await show(web, officer)),
  deskRoute(['POST', '/meja/opp/:kelas/beri'], acts.takeSeat, give),
  deskRoute(['POST', '/meja/opp/:kelas/hadir'], acts.orient, note),
  deskRoute(['POST', '/meja/opp/:kelas/batal'], acts.orient, stop),
]
