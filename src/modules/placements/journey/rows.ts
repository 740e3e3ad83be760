import { doneBox, type Task, taskList } from '../../../platform/http/components/task-list.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { sentenceOf } from '../../../rules/explain.ts'
import { hrefOfDocument, hrefOfFact, noteOfFact } from './facts.ts'
import type { JourneyStep, JourneyTask } from './tasks.ts'
import type { JourneyView } from './view.ts'
import { words } from './words.ts'

/** What is to do now, what is locked and why, and what is behind. */
export function tasksOf(web: Web, view: JourneyView): Html {
  const say = words(web.lang)
  const { steps } = view.journey
  const now = steps
    .filter(({ state }) => state === 'now')
    .flatMap(({ tasks }) => tasks.map((task) => rowOf(web, view, task)))
    .filter((task) => task !== undefined)
    .toSorted((a, b) => order[a.state] - order[b.state])
  const later = steps.filter(({ state }) => state === 'locked').map((step) => lockedRow(web, view, step))
  const done = steps.filter(({ state }) => state === 'done')
  const open = now.filter(({ state }) => state !== 'done').length
  return html`${open > 0 ? html`<section aria-labelledby="kini"><h2 id="kini">${say('now.title')}</h2><p class="soft">${say('now.count', { count: open })}</p>${taskList(now)}</section>` : nothing}${later.length > 0 ? html`<section aria-labelledby="nanti"><h2 id="nanti">${say('later.title')}</h2>${taskList(later)}</section>` : nothing}${done.length > 0 ? html`<section>${doneBox({ title: say('done.title', { count: done.length }), items: done.map(({ step }) => ({ name: step.name[web.lang], on: '' })) })}</section>` : nothing}`
}

/** What needs the person comes before what is here already. */
const order = { return: 0, now: 1, later: 2, done: 3 } as const

function rowOf(web: Web, { ruleSet }: JourneyView, task: JourneyTask): Task | undefined {
  const say = words(web.lang)
  if (task.kind === 'question') {
    const question = ruleSet.questions.get(task.fact)
    return {
      name: question?.question[web.lang] ?? task.fact,
      state: 'now',
      href: hrefOfFact(task.fact),
      note: say(noteOfFact(task.fact)),
      icon: 'circle-question-mark',
    }
  }
  if (task.state === 'verified') return undefined
  const document = ruleSet.documents.get(task.code)
  const look = { missing: ['now', 'sea'], shown: ['done', 'plain'], returned: ['return', 'red'] } as const
  const [state, tone] = look[task.state]
  return {
    name: document?.everyday[web.lang] ?? task.code,
    state,
    href: hrefOfDocument(ruleSet, task.code),
    note: task.reason ?? (task.state === 'missing' ? (document?.where[web.lang] ?? '') : ''),
    status: { text: say(`document.${task.state}`), tone },
    icon: 'file-text',
  }
}

function lockedRow({ lang }: Web, { ruleSet }: JourneyView, { step, locked }: JourneyStep): Task {
  const [first] = locked
  return { name: step.name[lang], state: 'later', note: first ? sentenceOf(ruleSet, first, lang) : '' }
}
