import type { Decision } from '../../../kernel/decision.ts'
import { isId } from '../../../kernel/ids.ts'
import { dayIn, plusDays, WIB } from '../../../kernel/time.ts'
import type { Act } from '../../../platform/access/policy.ts'
import type { EdgeRefusal } from '../../../platform/db/performed.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { readForm, type Typed } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { ruleSetOn, workbenchPage } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { mergedInto, openQuestions, questionById, questionsSince } from '../ask/store.ts'
import { directorates } from '../directorates.ts'
import type { DirectionRefusal } from '../refusal.ts'
import { rulingById } from '../rulings/store.ts'
import { similarTo } from '../similar/find.ts'
import { isDirectionRefusal, sayRefusal, words } from '../words.ts'
import {
  assignQuestion,
  lapseQuestion,
  lawFor,
  mergeQuestion,
  reviewAnswer,
  sendAnswerBack,
  signRuling,
  writeAnswer,
} from './act.ts'
import { answerForm } from './form.ts'
import { listBody, stageOf } from './list.page.ts'
import { groundsPart, type OneView, oneBody } from './one.page.ts'
import { repliesOf, rulesAskedAbout } from './reply.ts'
import { answerOf, answersOf } from './store.ts'

async function list(web: Web): Promise<Response> {
  const asked = web.url.searchParams.get('unit') ?? ''
  const unit = directorates().some(({ id }) => id === asked) ? asked : ''
  const view = await web.read(async (tx) => {
    const open = (await openQuestions(tx)).filter(({ directorate }) => unit === '' || directorate === unit)
    const ids = open.map(({ id }) => id)
    const answers = await answersOf(tx, ids)
    const questions = open.map((question) => ({ ...question, stage: stageOf(question, answers.get(question.id)) }))
    const recent = await questionsSince(tx, plusDays(dayIn(tx.now, WIB), -lookedBack))
    return { questions, replies: repliesOf(recent, tx.now), rules: rulesAskedAbout(recent), now: tx.now }
  })
  const say = words(web.lang)
  return await workbenchPage(web, {
    title: say('centre.title'),
    current: 'directions',
    head: html`<h1>${say('centre.title')}</h1><p>${say('centre.lead')}</p>`,
    body: listBody(web, { ...view, unit }),
  })
}

/** So many days the duty of reply is looked back on. */
const lookedBack = 90

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
    given: { readonly id: string; readonly typed: Typed },
  ) => Promise<Decision<Done, DirectionRefusal>>
}

/** Where a refusal is told, when it is about one field. */
const fields: Readonly<Partial<Record<DirectionRefusal['code'], string>>> = {
  'directions.no-answer': 'jawaban',
  'directions.no-citation': 'dasar',
  'directions.wrong-period': 'mulai',
  'directions.contradicts': 'arti',
}

/** Does one thing to the question of this address, once however often its form is sent. */
const acting = (path: string, { act, field, work }: Doing): Route => ({
  method: 'POST',
  path: `/pusat/arahan/:id/${path}`,
  act,
  sees: null,
  limit: 'officer',
  handle: async (web) => {
    const id = idIn(web)
    if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
    const typed = await web.typed()
    const decision = await performed(web, { act, id, work: async (tx) => await work(tx, { id, typed }) })
    if (decision.ok) return web.redirect(`/pusat/arahan/${id}`)
    if (!isDirectionRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    const { refusal } = decision
    return await show(web, { typed, errors: { [fields[refusal.code] ?? field]: sayRefusal(web.lang, refusal) } })
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
async function write(web: Web): Promise<Response> {
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
  const work: Work = async (tx) => await writeAnswer(tx, id, { ...text, version: versi })
  const decision = await performed(web, { act: acts.write, id, work })
  if (decision.ok) return web.redirect(`/pusat/arahan/${id}`)
  if (!isDirectionRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  const { refusal } = decision
  return await show(web, { typed, errors: { [fields[refusal.code] ?? 'jawaban']: sayRefusal(web.lang, refusal) } })
}

const look = { method: 'GET', act: acts.look, sees: null, limit: 'officer' } as const

/** The centre's work on questions. */
export const answerRoutes: readonly Route[] = [
  { ...look, path: '/pusat/arahan', handle: list },
  { ...look, path: '/pusat/arahan/:id', handle: async (web) => await show(web) },
  { method: 'POST', path: '/pusat/arahan/:id/jawaban', act: acts.write, sees: null, limit: 'officer', handle: write },
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
    work: async (tx, { id, typed }) => await reviewAnswer(tx, id, versionIn(typed)),
  }),
  acting('kembalikan', {
    act: acts.sendBack,
    field: 'sebab',
    work: async (tx, { id, typed }) => await sendAnswerBack(tx, id, oneOf(typed, 'sebab') ?? ''),
  }),
  acting('tanda-tangan', {
    act: acts.sign,
    field: 'jawaban',
    work: async (tx, { id, typed }) => await signRuling(tx, id, versionIn(typed)),
  }),
  acting('gabung', {
    act: acts.merge,
    field: 'nomor',
    work: async (tx, { id, typed }) => await mergeQuestion(tx, id, oneOf(typed, 'nomor')?.trim() ?? ''),
  }),
  acting('gugur', {
    act: acts.lapse,
    field: 'gugur',
    work: async (tx, { id, typed }) => await lapseQuestion(tx, id, oneOf(typed, 'gugur') ?? ''),
  }),
]
