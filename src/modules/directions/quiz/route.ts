import { type Decision, happened } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { dayIn, plusDays, WIB } from '../../../kernel/time.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { lawOf, ruleSetOn, workbenchPage } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { questionsSince } from '../ask/store.ts'
import { standingOf } from '../ruling.ts'
import { rulingsStanding } from '../rulings/store.ts'
import { type Exercise, exercisesOf, nextExercise } from './exercise.ts'
import { askPage, donePage, resultsPage, toldPage, totalsPart } from './page.ts'
import { forgetAnswers, keepAnswer, practisedBy, totalsByRule } from './store.ts'
import { words } from './words.ts'

const officer = { 'counter-officer': 'national', 'head-of-office': 'national' } as const
const practise = act('directions.practise', officer)
const forget = act('directions.forget-practice', officer)

/** Questions of so many days say which rules are in doubt. */
const lookedBack = 90

type Today = { readonly ruleSet: RuleSet; readonly exercises: readonly Exercise[] }

/** Every exercise of today. */
async function todayIn(tx: Tx): Promise<Today> {
  const today = dayIn(tx.now, WIB)
  const ruleSet = await ruleSetOn(tx, today)
  const rulings = (await rulingsStanding(tx, today)).filter(
    (ruling) => standingOf(ruling, today, lawOf(ruleSet, ruling.rule)) === 'counts',
  )
  return { ruleSet, exercises: exercisesOf(ruleSet, { rulings, today }) }
}

/** Who practises. @throws Error when the route let nobody through */
function practising({ actor }: Pick<Web, 'actor'>): PersonId {
  if (actor.person === null) throw new Error('nobody practises without a name')
  return actor.person
}

async function next(web: Web): Promise<Response> {
  const person = practising(web)
  const found = await web.read(async (tx) => {
    const { ruleSet, exercises } = await todayIn(tx)
    const questions = await questionsSince(tx, plusDays(dayIn(tx.now, WIB), -lookedBack))
    const asked = new Map([...Map.groupBy(questions, ({ rule }) => rule)].map(([rule, some]) => [rule, some.length]))
    const exercise = nextExercise(exercises, { done: await practisedBy(tx, person), asked, person })
    return exercise && { exercise, ruleSet }
  })
  return await web.page(found ? askPage(web, found.exercise, found) : donePage(web))
}

const exerciseIn = async (web: Web): Promise<(Pick<Today, 'ruleSet'> & { exercise: Exercise }) | undefined> =>
  await web.read(async (tx) => {
    const { ruleSet, exercises } = await todayIn(tx)
    const exercise = exercises.find(({ id }) => id === web.params['id'])
    return exercise && { ruleSet, exercise }
  })

/** An exercise of an address: told, when it was answered. */
async function show(web: Web): Promise<Response> {
  const found = await exerciseIn(web)
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const own = await web.read(async (tx) => await practisedBy(tx, practising(web)))
  const answered = own.find(({ exercise }) => exercise === found.exercise.id)
  return await web.page(
    answered ? toldPage(web, found.exercise, { ...found, ...answered }) : askPage(web, found.exercise, found),
  )
}

async function answer(web: Web): Promise<Response> {
  const found = await exerciseIn(web)
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const said = oneOf(typed, 'jawaban')
  const { exercise } = found
  if (said !== 'ya' && said !== 'tidak')
    return await web.page(askPage(web, exercise, { ...found, error: words(web.lang)('wrong.none') }), 422)
  const isRight = (said === 'ya') === exercise.isMet
  const person = practising(web)
  const decision = await web.perform({
    act: practise,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx): Promise<Decision<{ readonly type: string }, never>> => {
      await keepAnswer(tx, { person, exercise: exercise.id, rule: exercise.rule.id, isRight })
      return happened({ type: 'directions.practised', exercise: exercise.id })
    },
    // That somebody practised is known; whether they were right is theirs.
    entry: () => ({ act: practise.name, record: { kind: 'exercise', id: exercise.id }, payload: {} }),
  })
  return decision.ok ? web.redirect(`/meja/latihan/${exercise.id}`) : await web.refuse(decision.refusal)
}

const results = async (web: Web): Promise<Response> =>
  await web.page(resultsPage(web, await web.read(async (tx) => await practisedBy(tx, practising(web)))))

async function forgetAll(web: Web): Promise<Response> {
  const person = practising(web)
  const decision = await web.perform({
    act: forget,
    key: oneOf(await web.typed(), '_key') ?? web.key,
    work: async (tx): Promise<Decision<{ readonly type: string }, never>> => {
      await forgetAnswers(tx, person)
      return happened({ type: 'directions.practice-forgotten' })
    },
    entry: () => ({ act: forget.name, record: { kind: 'person', id: person }, payload: {} }),
  })
  return decision.ok ? web.redirect('/meja/latihan/hasil') : await web.refuse(decision.refusal)
}

async function totals(web: Web): Promise<Response> {
  const say = words(web.lang)
  const view = await web.read(async (tx) => ({
    ruleSet: await ruleSetOn(tx, dayIn(tx.now, WIB)),
    totals: await totalsByRule(tx),
  }))
  return await workbenchPage(web, {
    title: say('totals.title'),
    current: 'directions',
    head: html`<h1>${say('totals.title')}</h1>`,
    body: totalsPart(web, view.totals, view),
  })
}

const own = { sees: null, limit: 'officer', act: practise } as const

/** Exercises for officers, what they answered, and what the centre learns of it. */
export const quizRoutes: readonly Route[] = [
  { ...own, method: 'GET', path: '/meja/latihan', handle: next },
  { ...own, method: 'GET', path: '/meja/latihan/hasil', handle: results },
  { ...own, method: 'POST', path: '/meja/latihan/hapus', act: forget, handle: forgetAll },
  { ...own, method: 'GET', path: '/meja/latihan/:id', handle: show },
  { ...own, method: 'POST', path: '/meja/latihan/:id', handle: answer },
  { ...own, method: 'GET', path: '/pusat/latihan', act: acts.look, handle: totals },
]
