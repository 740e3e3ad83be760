import { dayIn, plusDays, WIB } from '../../../kernel/time.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { workbenchPage } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { openQuestions, questionsSince } from '../ask/store.ts'
import { directorates } from '../directorates.ts'
import { words } from '../words.ts'
import { listBody, stageOf } from './list.page.ts'
import { repliesOf, rulesAskedAbout } from './reply.ts'
import { answersOf } from './store.ts'

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

/** What waits at the centre for an answer, and how the duty of reply is kept. */
export const listRoute: Route = {
  method: 'GET',
  path: '/pusat/arahan',
  act: acts.look,
  sees: null,
  limit: 'officer',
  handle: list,
}
