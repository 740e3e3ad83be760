import type { Decision } from '../../../kernel/decision.ts'
import { isId } from '../../../kernel/ids.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { deskPage } from '../desk/route.ts'
import { calendarFor, lawFor } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { caseById } from '../store.ts'
import { caseToRead } from '../ties/store.ts'
import { isCaseRefusal, sayRefusal } from '../words.ts'
import { answerReturn, findingsOnReturn, moveHomecoming, planHomecoming, type ReturnDone } from './act.ts'
import { askedOf, fieldOf, readFacts, readPlanning } from './form.ts'
import type { HomecomingMove } from './moves.ts'
import { returnBody } from './page.ts'
import { returnsOf, routeOf } from './store.ts'
import { words } from './words.ts'

const idIn = ({ params }: Web): string => (isId(params['id'] ?? '') ? (params['id'] ?? '') : '')
const subjectOf = (id: string) => async (tx: Tx) => {
  const one = id === '' ? undefined : await caseById(tx, id)
  return one && { office: one.office }
}

async function show(web: Web, { seal }: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const id = idIn(web)
  const view = await web.read(async (tx) => {
    const one = id === '' ? undefined : await caseToRead(tx, id)
    if (!one || one.office !== tx.actor.office) return undefined
    const last = (await returnsOf(tx, id)).at(-1)
    const now = last && last.state !== 'handed' && last.state !== 'cancelled' ? last : undefined
    return {
      one,
      now,
      route: now ? await routeOf(tx, seal, now.id) : '',
      ...(await findingsOnReturn(tx, one, now?.facts ?? {})),
      today: dayIn(tx.now, (await calendarFor(tx, one)).zone),
    }
  })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(form.errors).length > 0
  const page = deskPage(web, {
    title: `${words(web.lang)('title')} ${view.one.number}`,
    body: returnBody(web, view, form),
    failed,
  })
  return await web.page(page, failed ? 422 : 200)
}

type Work = (tx: Tx, tools: Tools, given: { readonly id: string; readonly typed: Form<unknown>['typed'] }) => Promise<Decision<ReturnDone, CaseRefusal>> // biome-ignore format: one line

const acting =
  (work: Work): Route['handle'] =>
  async (web, tools) => {
    const id = idIn(web)
    const typed = await web.typed()
    const decision = await web.perform({
      act: acts.bringHome,
      key: oneOf(typed, '_key') ?? web.key,
      subject: subjectOf(id),
      work: async (tx) => await work(tx, tools, { id, typed }),
      entry: ([{ did }]) => ({ act: acts.bringHome.name, record: { kind: 'case', id }, payload: { did } }),
    })
    if (decision.ok) return web.redirect(`/meja/aduan/${id}/pulang`)
    const { refusal } = decision
    if (!isCaseRefusal(refusal)) return await web.refuse(refusal)
    return await show(web, tools, wrong(typed, { [fieldOf(refusal)]: sayRefusal(web.lang, refusal) }))
  }

/** The law of the day, for the questions that were asked on the page. */
const askedNow = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const one = id === '' ? undefined : await caseById(tx, id)
  return one ? askedOf(await lawFor(tx, one)) : []
}

const move = (what: HomecomingMove): Route['handle'] =>
  acting(
    async (tx, { seal }, { id, typed }) =>
      await moveHomecoming(tx, seal, {
        case: id,
        move: what,
        seen: Number(oneOf(typed, 'versi')),
        why: (oneOf(typed, 'sebab') ?? '').trim().slice(0, 2_000),
      }),
  )

const desk = { sees: null, limit: 'officer', act: acts.bringHome } as const
const path = '/meja/aduan/:id/pulang'

/** How somebody comes home. */
export const homecomingRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path, handle: async (web, tools) => await show(web, tools) },
  {
    ...desk,
    method: 'POST',
    path,
    handle: acting(
      async (tx, { seal }, { id, typed }) =>
        await planHomecoming(tx, seal, { ...readPlanning(typed, await askedNow(tx, id)), case: id }),
    ),
  },
  {
    ...desk,
    method: 'POST',
    path: `${path}/jawaban`,
    handle: acting(
      async (tx, _, { id, typed }) =>
        await answerReturn(tx, { case: id, facts: readFacts(typed, await askedNow(tx, id)) }),
    ),
  },
  { ...desk, method: 'POST', path: `${path}/sahkan`, handle: move('confirm') },
  { ...desk, method: 'POST', path: `${path}/berangkat`, handle: move('depart') },
  { ...desk, method: 'POST', path: `${path}/tiba`, handle: move('arrive') },
  { ...desk, method: 'POST', path: `${path}/serah`, handle: move('hand') },
  { ...desk, method: 'POST', path: `${path}/batal`, handle: move('cancel') },
]
