import { cite } from '../../../kernel/citation.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { each, html } from '../../../platform/http/html.ts'
import type { Page, Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Question } from '../../../rules/rule.ts'
import { acts } from '../acts.ts'
import { subjectOf, withOwn } from '../journey/route.ts'
import { viewOf } from '../journey/view.ts'
import { words } from '../journey/words.ts'
import { keepAnswer } from './act.ts'
import { readAnswer } from './answer.ts'

type Asking = {
  readonly question: Question
  readonly because: readonly Finding[]
  readonly typed?: string | undefined
  readonly problem?: string
}

/** One question a page, with the rules that make us ask it. */
function answerPage(web: Web, { question, because, typed, problem }: Asking): Page {
  const say = words(web.lang)
  const { lang } = web
  const field = {
    name: 'jawaban',
    label: question.question[lang],
    page: true,
    value: typed,
    ...(problem === undefined ? {} : { error: problem }),
  }
  const choices =
    question.type === 'bool'
      ? [
          { value: 'true', text: say('yes') },
          { value: 'false', text: say('no') },
        ]
      : Object.entries(question.values).map(([value, text]) => ({ value, text: text[lang] }))
  const control =
    choices.length > 0
      ? radios({ ...field, options: choices, two: question.type === 'bool' })
      : textInput({ ...field, kind: question.type === 'int' ? 'figures' : 'text' })
  return {
    title: question.question[lang],
    current: 'journey',
    failed: problem !== undefined,
    body: html`<section>${backLink('/perjalanan', lang)}${errorSummary(problem === undefined ? {} : { jawaban: problem }, lang)}${form({ action: `/perjalanan/jawab/${question.path}`, session: web.session, key: web.key, body: html`${control}<details><summary>${say('answer.why')}</summary><ul>${each(because, ({ citation, rule }) => html`<li><a href="/peraturan/${citation.instrument}/${rule}">${cite(citation)}</a></li>`)}</ul></details>${button({ text: say('answer.go'), iconAfter: 'arrow-right' })}` })}</section>`,
  }
}

/** Which rules of this file ask a fact. */
const askedBy = (findings: readonly Finding[], path: string): Finding[] =>
  findings.filter(({ needs }) => needs.includes(path)).slice(0, 4)

const show = async (web: Web): Promise<Response> =>
  await withOwn(web, async (tx, application) => {
    const view = await viewOf(tx, application)
    const question = view.ruleSet.questions.get(web.params['fact'] ?? '')
    if (!question || !isOurs(question)) return async () => await web.refuse({ code: 'edge.not-found' })
    const typed = application.answers[question.path]
    return async () =>
      await web.page(
        answerPage(web, {
          question,
          because: askedBy(view.findings, question.path),
          typed: typed === undefined ? undefined : String(typed),
        }),
      )
  })

/** Only what a worker may say about themself or their contract; never what an office or a register knows better. */
const isOurs = ({ path, asks }: Question): boolean =>
  asks === 'worker' &&
  /^(history|worker|placement|card)\./.test(path) &&
  !/^(worker\.(birthDate|sex|maritalStatus|education)|placement\.(scheme|country|job|sector|employer|purpose))$/.test(
    path,
  )

/** The longest contract a file can say, in months. */
const longestContract = 120
const isTooLong = ({ path }: Question, given: string): boolean =>
  path === 'placement.contractMonths' && !(Number(given) >= 1 && Number(given) <= longestContract)

const keep = async (web: Web): Promise<Response> => {
  const typed = await web.typed()
  return await withOwn(web, async (tx, application) => {
    const view = await viewOf(tx, application)
    const question = view.ruleSet.questions.get(web.params['fact'] ?? '')
    if (!question || !isOurs(question)) return async () => await web.refuse({ code: 'edge.not-found' })
    const given = oneOf(typed, 'jawaban') ?? ''
    const read = isTooLong(question, given) ? undefined : readAnswer(question, given)
    const say = words(web.lang)
    if (read === undefined)
      return async () =>
        await web.page(
          answerPage(web, {
            question,
            because: askedBy(view.findings, question.path),
            typed: given,
            problem: say(question.type === 'int' ? 'answer.number' : 'answer.choose'),
          }),
          422,
        )
    return async () => {
      const decision = await web.perform({
        act: acts.answer,
        key: oneOf(typed, '_key') ?? web.key,
        subject: subjectOf(application.id),
        work: async (tx) => await keepAnswer(tx, application.id, { path: question.path, value: read }),
        entry: ([answered]) => ({
          act: acts.answer.name,
          record: { kind: 'application', id: application.id },
          payload: { fact: answered.fact },
        }),
      })
      return decision.ok ? web.redirect('/perjalanan') : await web.refuse(decision.refusal)
    }
  })
}

export const answerRoutes: readonly Route[] = [
  { method: 'GET', path: '/perjalanan/jawab/:fact', act: acts.answer, sees: null, limit: 'citizen', handle: show },
  { method: 'POST', path: '/perjalanan/jawab/:fact', act: acts.answer, sees: null, limit: 'citizen', handle: keep },
]
