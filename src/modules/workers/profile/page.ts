import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { progress } from '../../../platform/http/components/progress.ts'
import { type SummaryRow, summaryList } from '../../../platform/http/components/summary-list.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { addressOf } from '../../offices/index.ts'
import { pickVillage } from '../home/pick-village.ts'
import { searchVillages, fieldOf as villageField } from '../home/village.ts'
import { educations, maritalStatuses, type Worker } from '../worker.ts'
import { isAnswered, nextQuestion, type Profile, type Question, questionBefore, questions } from './questions.ts'
import { words } from './words.ts'

export type ProfileView = {
  readonly worker: Worker
  readonly profile: Profile
  readonly asked: readonly Question[]
  readonly facts: RuleSet['questions']
}

/** Everything that was answered, each with "Ubah" that comes back here; and the way on to what is still open. */
export function profilePage(web: Web, view: ProfileView): Page {
  const say = words(web.lang)
  const { worker, profile, asked } = view
  const left = asked.filter((question) => !isAnswered(profile, question)).length
  const next = nextQuestion(profile, asked)
  const fixed: SummaryRow[] = [
    { question: say('name'), answer: worker.name },
    { question: say('birth'), answer: shortDay(web.lang, worker.birthDate) },
    { question: say('nik'), answer: say('end', { last4: worker.nikLast4 }) },
    { question: say('phone'), answer: say('end', { last4: worker.phoneLast4 }) },
  ]
  const own = asked.map(
    (question): SummaryRow => ({
      question: question === 'photo' ? say('photo') : say(`${question}.short`),
      answer: answerOf(web, view, question),
      change: `/profil/${questions[question]}?dari=periksa`,
    }),
  )
  return {
    title: say('title'),
    current: 'journey',
    body: html`${pageTop({ title: say('title') })}<section><p class="lead">${next === null ? say('lead') : say('lead.open', { left })}</p>${summaryList([...fixed, ...own], web.lang)}<p class="soft">${say('name.note')}</p>${
      next === null
        ? html`${panel({ kind: 'success', lang: web.lang, title: say('done'), body: say('done.note') })}${linkButton({ href: '/perjalanan', text: say('journey'), iconAfter: 'arrow-right' })}`
        : linkButton({ href: `/profil/${questions[next]}`, text: say('start'), iconAfter: 'arrow-right' })
    }</section>`,
  }
}

function answerOf(web: Web, { worker, profile, facts }: ProfileView, question: Question): string | undefined {
  const say = words(web.lang)
  if (!isAnswered(profile, question)) return undefined
  if (question === 'photo') return say('photo.kept')
  if (question === 'address') return say('address.kept')
  if (question === 'village') return worker.village === null ? undefined : addressOf(worker.village)
  const value = worker[question] ?? undefined
  if (question === 'birthPlace' || value === undefined) return value
  return facts.get(`worker.${question}`)?.values[value]?.[web.lang] ?? value
}

export type AnswerPage = {
  readonly view: ProfileView
  readonly question: Exclude<Question, 'photo'>
  readonly form: Form<unknown>
}

/** One question. Back leads to the question before it, or to the list when "Ubah" led here. */
export function answerPage(web: Web, { view, question, form }: AnswerPage): Page {
  const say = words(web.lang)
  const changing = web.url.searchParams.get('dari') === 'periksa'
  const before = questionBefore(view.asked, question)
  const back = changing || before === null ? '/profil' : `/profil/${questions[before]}`
  const label = labelOf(web, view, question)
  const step = progress({
    label: say('step', { now: view.asked.indexOf(question) + 1, all: view.asked.length }),
    now: view.asked.indexOf(question) + 1,
    all: view.asked.length,
  })
  const action = `/profil/${questions[question]}`
  const search = searchVillages(web.url.searchParams)
  const body =
    question === 'village'
      ? html`<h1>${label}</h1>${pickVillage(web, {
          search,
          action,
          keep: changing ? { dari: 'periksa' } : {},
          now: view.worker.village,
          error: form.errors['village'],
        })}`
      : formOf({
          action: changing ? `${action}?dari=periksa` : action,
          session: web.session,
          key: web.key,
          body: html`${fieldOf(web, { view, question, form })}${button(changing ? { text: say('save') } : { text: say('go'), iconAfter: 'arrow-right' })}`,
        })
  const errors =
    question === 'village' && form.errors['village'] ? { [villageField(search)]: form.errors['village'] } : form.errors
  return {
    title: label,
    current: 'journey',
    failed: Object.keys(form.errors).length > 0,
    body: html`<section>${backLink(back, web.lang)}${errorSummary(errors, web.lang)}${step}${body}</section>`,
  }
}

function labelOf(web: Web, { facts }: ProfileView, question: AnswerPage['question']): string {
  const say = words(web.lang)
  if (question !== 'maritalStatus' && question !== 'education') return say(question)
  return facts.get(`worker.${question}`)?.question[web.lang] ?? say(`${question}.short`)
}

/** A rule set keeps its values by name; people read them in their own order. */
const ordered = { maritalStatus: maritalStatuses, education: educations } as const

function fieldOf(web: Web, { view, question, form }: AnswerPage): Html {
  const say = words(web.lang)
  const props = {
    name: question,
    label: labelOf(web, view, question),
    error: form.errors[question],
    value: form.typed[question],
    page: true,
  }
  if (question === 'birthPlace' || question === 'address')
    return textInput({ ...props, hint: say(question === 'address' ? 'address.hint' : 'birthPlace.hint') })
  if (question === 'village') return nothing
  const values = view.facts.get(`worker.${question}`)?.values ?? {}
  return radios({
    ...props,
    options: ordered[question].flatMap((value) => {
      const text = values[value]
      return text ? [{ value, text: text[web.lang] }] : []
    }),
  })
}
