import type { Decision } from '../../../kernel/decision.ts'
import { isId } from '../../../kernel/ids.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import type { Act } from '../../../platform/access/policy.ts'
import type { EdgeRefusal } from '../../../platform/db/performed.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { readForm, type Typed } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { ruleSetOn, workbenchPage } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import type { People } from '../ask/personal.ts'
import { type Asked, mergedInto, questionById } from '../ask/store.ts'
import { directorates } from '../directorates.ts'
import type { DirectionRefusal } from '../refusal.ts'
import { rulingById } from '../rulings/store.ts'
import { similarTo } from '../similar/find.ts'
import { isDirectionRefusal, sayRefusal, words } from '../words.ts'
import { assignQuestion, lawFor, reviewAnswer, sendAnswerBack, signRuling, writeAnswer } from './act.ts'
import { lapseQuestion, mergeQuestion } from './end.ts'
import { answerForm } from './form.ts'
import { listRoute } from './list.route.ts'
import { groundsPart, type OneView, oneBody } from './one.page.ts'
import { answerOf } from './store.ts'

/** Everything a page about one question shows; nothing when there is no such question. */
export async function oneViewOf(tx: Tx, id: string): Promise<Omit<OneView, 'typed' | 'errors' | 'back'> | undefined> {
  const question = await questionById(tx, id)
  if (!question) return undefined
  const answer = await answerOf(tx, id)
  return {
    question,
    answer,
    law: await lawFor(tx, question, answer),
    ruleSet: await ruleSetOn(tx, dayIn(tx.now, WIB)),
    ruling: question.ruling === null ? undefined : await rulingById(tx, question.ruling),
    into: question.mergedInto === null ? undefined : await questionById(tx, question.mergedInto),
    merged: await mergedInto(tx, id),
    similar: await similarTo(tx, { rule: question.rule, text: question.text, without: question.number }),
  }
}

const idIn = ({ params }: Web): string | undefined => {
  const id = params['id'] ?? ''
  return isId(id) ? id : undefined
}

type Typing = { readonly typed?: Typed; readonly errors?: Readonly<Record<string, string>> }

async function show(web: Web, { typed = {}, errors = {} }: Typing = {}): Promise<Response> {
  const id = idIn(web)
  const view = id === undefined ? undefined : await web.read(async (tx) => await oneViewOf(tx, id))
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const title = view.question.number
  const whole = { ...view, typed, errors, back: '/pusat/arahan' }
  return await workbenchPage(web, {
    title,
    current: 'directions',
    head: html`<h1>${title}</h1>`,
    body: oneBody(web, whole),
    aside: { label: words(web.lang)('one.grounds'), body: groundsPart(web, whole) },
    errors,
  })
}

type Done = { readonly type: string; readonly question: string }
type Doing = {
  readonly act: Act
  /** The field a refusal is told at, unless its code names another. */
  readonly field: string
  readonly work: (
    tx: Tx,
    given: { readonly id: string; readonly typed: Typed; readonly seal: Seal },
  ) => Promise<Decision<Done, DirectionRefusal>>
}

/** Where a refusal is told, when it is about one field. */
const fields: Readonly<Partial<Record<DirectionRefusal['code'], string>>> = {
  'directions.no-answer': 'jawaban',
  'directions.no-citation': 'dasar',
  'directions.wrong-period': 'mulai',
  'directions.contradicts': 'arti',
}

/** The people of the file a question came up with: whoever owns files says who they are. */
export type PeopleOf = (tx: Tx, seal: Seal, question: Asked) => Promise<People>

/** Does one thing to the question of this address, once however often its form is sent. */
const acting = (path: string, { act, field, work }: Doing): Route => ({
  method: 'POST',
  path: `/pusat/arahan/:id/${path}`,
  act,
  sees: null,
  limit: 'officer',
  handle: async (web, { seal }) => {
    const id = idIn(web)
    if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
    const typed = await web.typed()
    const decision = await performed(web, { act, id, work: async (tx) => await work(tx, { id, typed, seal }) })
    if (decision.ok) return web.redirect(`/pusat/arahan/${id}`)
    if (!isDirectionRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    const { refusal } = decision
    const masked = refusal.code === 'directions.personal' ? { [field]: refusal.masked } : {}
    return await show(web, {
      typed: { ...typed, ...masked },
      errors: { [fields[refusal.code] ?? field]: sayRefusal(web.lang, refusal) },
    })
  },
})

type Work = (tx: Tx) => Promise<Decision<Done, DirectionRefusal>>

const performed = async (
  web: Web,
  { act, id, work }: { readonly act: Act; readonly id: string; readonly work: Work },
): Promise<Decision<Done, DirectionRefusal | EdgeRefusal>> =>
  await web.perform({
    act,
    key: oneOf(await web.typed(), '_key') ?? web.key,
    subject: async (tx) => ((await questionById(tx, id)) ? {} : undefined),
    work,
    entry: ([event]) => ({ act: act.name, record: { kind: 'question', id }, payload: { ...event } }),
  })

const versionIn = (typed: Typed): number => {
  const version = Number(oneOf(typed, 'versi'))
  return Number.isSafeInteger(version) ? version : -1
}

/** Writes an answer: every field that cannot be is told at once. */
async function write(web: Web, seal: Seal, peopleOf: PeopleOf): Promise<Response> {
  const id = idIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const read = readForm(typed, answerForm, (key) => words(web.lang)(key as 'refusal.directions.no-answer'))
  if (!read.ok) return await show(web, { typed, errors: read.errors })
  const { pertanyaan, jawaban, dasar, arti, mulai, sampai, versi } = read.value
  const text = {
    wording: pertanyaan,
    answer: jawaban,
    citation: dasar,
    effect: arti,
    validFrom: mulai,
    validUntil: sampai,
  }
  const work: Work = async (tx) =>
    await writeAnswer(tx, id, { ...text, version: versi }, await peopleIn(tx, seal, { id, peopleOf }))
  const decision = await performed(web, { act: acts.write, id, work })
  if (decision.ok) return web.redirect(`/pusat/arahan/${id}`)
  if (!isDirectionRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  const { refusal } = decision
  const masked =
    refusal.code === 'directions.personal' ? { jawaban: refusal.masked, pertanyaan: refusal.wording ?? '' } : {}
  const errors = { [fields[refusal.code] ?? 'jawaban']: sayRefusal(web.lang, refusal) }
  return await show(web, { typed: { ...typed, ...masked }, errors })
}

/** Everybody on the files that wait for the answer of a question: those of merged questions among them. */
async function peopleIn(
  tx: Tx,
  seal: Seal,
  { id, peopleOf }: { readonly id: string; readonly peopleOf: PeopleOf },
): Promise<People> {
  const question = await questionById(tx, id)
  const waiting = question ? [question, ...(await mergedInto(tx, id))] : []
  const people: People[] = []
  for (const one of waiting) people.push(await peopleOf(tx, seal, one))
  return {
    names: people.flatMap(({ names }) => names),
    births: people.flatMap(({ births = [] }) => births),
    places: people.flatMap(({ places = [] }) => places),
  }
}

const look = { method: 'GET', act: acts.look, sees: null, limit: 'officer' } as const

/** The centre's work on questions. */
export const answerRoutes = (peopleOf: PeopleOf): readonly Route[] => [
  listRoute,
  { ...look, path: '/pusat/arahan/:id', handle: async (web) => await show(web) },
  {
    method: 'POST',
    path: '/pusat/arahan/:id/jawaban',
    act: acts.write,
    sees: null,
    limit: 'officer',
    handle: async (web, { seal }) => await write(web, seal, peopleOf),
  },
  acting('ambil', {
    act: acts.assign,
    field: 'jawaban',
    work: async (tx, { id }) => await assignQuestion(tx, id, { assignedTo: tx.actor.person }),
  }),
  acting('unit', {
    act: acts.assign,
    field: 'unit',
    work: async (tx, { id, typed }) => {
      const unit = directorates().find((one) => one.id === oneOf(typed, 'unit'))
      return await assignQuestion(tx, id, unit ? { directorate: unit.id, assignedTo: null } : {})
    },
  }),
  acting('periksa', {
    act: acts.review,
    field: 'jawaban',
    work: async (tx, { id, typed, seal }) =>
      await reviewAnswer(tx, id, versionIn(typed), await peopleIn(tx, seal, { id, peopleOf })),
  }),
  acting('kembalikan', {
    act: acts.sendBack,
    field: 'sebab',
    work: async (tx, { id, typed, seal }) =>
      await sendAnswerBack(tx, id, oneOf(typed, 'sebab') ?? '', await peopleIn(tx, seal, { id, peopleOf })),
  }),
  acting('tanda-tangan', {
    act: acts.sign,
    field: 'jawaban',
    work: async (tx, { id, typed, seal }) =>
      await signRuling(tx, id, versionIn(typed), await peopleIn(tx, seal, { id, peopleOf })),
  }),
  acting('gabung', {
    act: acts.merge,
    field: 'nomor',
    work: async (tx, { id, typed }) => await mergeQuestion(tx, id, oneOf(typed, 'nomor')?.trim() ?? ''),
  }),
  acting('gugur', {
    act: acts.lapse,
    field: 'gugur',
    work: async (tx, { id, typed, seal }) =>
      await lapseQuestion(tx, id, oneOf(typed, 'gugur') ?? '', await peopleIn(tx, seal, { id, peopleOf })),
  }),
]
