import { cite } from '../../../kernel/citation.ts'
import { dayIn, type TimeZone } from '../../../kernel/time.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { journeyRoad } from '../../../platform/http/components/journey-road.ts'
import { appointment, nextStep } from '../../../platform/http/components/next-step.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { emptyState, holder, panel } from '../../../platform/http/components/panel.ts'
import { doneBox, type Task, taskList } from '../../../platform/http/components/task-list.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import { timeline } from '../../../platform/http/components/timeline.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { clock as clockTime, moment, nearDay, shortDay } from '../../../platform/i18n/dates.ts'
import { remedyOf, sentenceOf } from '../../../rules/explain.ts'
import { officeOf, reference, zoneOfArea } from '../../offices/index.ts'
import { waitsForWorker } from '../application.ts'
import { explainPromise } from '../promises.ts'
import { costsOf } from './costs.ts'
import type { JourneyStep, JourneyTask } from './tasks.ts'
import type { JourneyView } from './view.ts'
import { words } from './words.ts'

/** Somebody without an application: what to do first. */
export function noJourneyPage(web: Web): Page {
  const say = words(web.lang)
  return {
    title: say('empty.title'),
    current: 'journey',
    body: html`${pageTop({ greeting: say('hello', { name: web.session?.name ?? '' }), title: say('empty.title') })}<section>${emptyState({ title: say('empty.title'), note: say('empty.note'), action: linkButton({ href: '/lamar', text: say('empty.do'), iconAfter: 'arrow-right' }) })}${ownTiles(web)}</section>`,
  }
}

/** The journey: the road, the one next step, who has the file until when, what is to do, what is behind. */
export function journeyPage(web: Web, view: JourneyView): Page {
  const say = words(web.lang)
  const { application, journey } = view
  const country = reference().destinations.get(application.country)?.name[web.lang] ?? application.country
  const all = journey.steps.length
  const label = journey.now >= all ? say('step.done') : say('step', { now: journey.now + 1, all })
  return {
    title: say('title', { country }),
    current: 'journey',
    body: html`${pageTop({
      greeting: say('hello', { name: web.session?.name.split(' ')[0] ?? '' }),
      title: say('title', { country }),
      more: journeyRoad({
        steps: Math.min(Math.max(all, 1), 12),
        now: Math.min(journey.now + 1, 13),
        label,
        from: say('home'),
        to: country,
      }),
    })}${nextOf(web, view)}${holderOf(web, view)}${unmetOf(web, view)}${tasksOf(web, view)}${costOf(web, view)}<section>${ownTiles(web)}<p class="soft">${say('number', { number: application.number })}</p>${historyOf(web, view)}${withdrawLink(web, view)}</section>`,
  }
}

type Next = {
  readonly title: string
  readonly note?: string
  readonly body?: Html
  readonly link?: { readonly href: string; readonly text: string }
}

function nextOf(web: Web, view: JourneyView): Html {
  const say = words(web.lang)
  const { title, note, body, link } = whatNext(web, view)
  return nextStep({
    head: say('next'),
    title,
    body: html`${note === undefined ? nothing : html`<p>${note}</p>`}${body ?? nothing}`,
    buttons: link ? [linkButton({ href: link.href, text: link.text, kind: 'solid', iconAfter: 'arrow-right' })] : [],
  })
}

/** The one thing to do now. Pure of everything but words. */
function whatNext(web: Web, view: JourneyView): Next {
  const say = words(web.lang)
  const { application, journey, decision, seat } = view
  const decisionLink = decision ? { href: `/putusan/${decision.id}`, text: say('do.decision') } : undefined
  switch (application.state) {
    case 'draft':
    case 'returned': {
      const returned = tasksIn(view, (task) => task.kind === 'document' && task.state === 'returned').length
      if (returned > 0)
        return {
          title: say('next.returned', { count: returned }),
          note: say('next.returned.note'),
          link: { href: '/berkas', text: say('do.documents') },
        }
      if (journey.ready)
        return {
          title: say('next.send'),
          note: say('next.send.note'),
          link: { href: '/perjalanan/kirim', text: say('do.send') },
        }
      const questions = tasksIn(view, (task) => task.kind === 'question')
      const [first] = questions
      if (first?.kind === 'question')
        return {
          title: say('next.questions', { count: questions.length }),
          link: { href: hrefOfFact(first.fact), text: say('do.questions') },
        }
      return {
        title: say('next.documents', {
          count: tasksIn(view, (task) => task.kind === 'document' && task.state === 'missing').length,
        }),
        link: { href: '/berkas', text: say('do.documents') },
      }
    }
    case 'held':
      return { title: say('next.held'), ...(decisionLink ? { link: decisionLink } : {}) }
    case 'verified':
      return needsOrientation(view)
        ? {
            title: say('next.seat'),
            note: say('next.seat.note'),
            link: { href: '/perjalanan/opp', text: say('do.seat') },
          }
        : { title: say('next.issue'), note: say('next.wait.note') }
    case 'scheduled':
      return { title: say('next.class'), ...(seat ? { body: seatBody(web, view, seat) } : {}) }
    case 'issued':
    case 'departed':
      return { title: say('next.card'), note: say('next.card.note'), link: { href: '/kartu', text: say('do.card') } }
    case 'withdrawn':
      return { title: say('next.new'), link: { href: '/lamar', text: say('do.apply') } }
    case 'refused':
    case 'revoked':
      return { title: say('next.refused'), ...(decisionLink ? { link: decisionLink } : {}) }
    case 'submitted':
    case 'oriented':
      return {
        title: application.state === 'oriented' ? say('next.issue') : say('next.wait'),
        note: say('next.wait.note'),
      }
  }
}

const needsOrientation = ({ journey }: JourneyView): boolean =>
  journey.steps.some(({ step }) => step.review === 'orientation')
const tasksIn = ({ journey }: JourneyView, wanted: (task: JourneyTask) => boolean): JourneyTask[] =>
  journey.steps.flatMap(({ tasks }) => tasks.filter(wanted))

function seatBody(
  { lang }: Web,
  { application }: JourneyView,
  { startsAt, place }: { startsAt: JourneyView['application']['since']; place: string },
): Html {
  const zone = zoneOfArea(application.village)
  const day = dayIn(startsAt, zone)
  return appointment({
    month: shortDay(lang, day).split(' ')[1] ?? '',
    date: String(Number(day.slice(8))),
    day: `${nearDay(lang, day)}, ${clockTime(lang, startsAt, zone)}`,
    place,
  })
}

/** Who has the file, since when, promised until when. */
function holderOf({ lang }: Web, { application, clock, ruleSet }: JourneyView): Html {
  const say = words(lang)
  const zone: TimeZone = zoneOfArea(application.village)
  const office = officeOf(application.office)?.name[lang] ?? application.office
  const mine = waitsForWorker(application)
  const running = clock && clock.stoppedAt === null ? clock : undefined
  const promise = running ? explainPromise(lang, running, { ruleSet, zone }) : mine ? '' : say('no-promise')
  const late = application.dueAt !== null && running !== undefined && running.pausedAt === null && running.escalated > 0
  return holder({
    who: mine ? say('who.you') : say('who.office', { office }),
    since: say('since', { since: moment(lang, application.since, zone) }),
    todo: late ? `${promise} ${say('late')}` : promise,
    late,
  })
}

/** What the law says no to, with its article and what remains possible. */
const unmetOf = ({ lang }: Web, { journey, ruleSet }: JourneyView): Html =>
  each(journey.unmet, (finding) =>
    panel({
      kind: 'danger',
      lang,
      title: sentenceOf(ruleSet, finding, lang),
      body: html`${remedyOf(ruleSet, finding, lang) ?? nothing} <a href="/peraturan/${finding.citation.instrument}/${finding.rule}">${cite(finding.citation)}</a>`,
    }),
  )

function tasksOf(web: Web, view: JourneyView): Html {
  const say = words(web.lang)
  const { steps } = view.journey
  const now = steps
    .filter(({ state }) => state === 'now')
    .flatMap(({ tasks }) => tasks.map((task) => rowOf(web, view, task)))
    .filter((task) => task !== undefined)
  const later = steps.filter(({ state }) => state === 'locked').map((step) => lockedRow(web, view, step))
  const done = steps.filter(({ state }) => state === 'done')
  return html`<section aria-labelledby="kini"><h2 id="kini">${say('now.title')}</h2><p class="soft">${say('now.count', { count: now.length })}</p>${now.length > 0 ? taskList(now) : nothing}</section>${later.length > 0 ? html`<section aria-labelledby="nanti"><h2 id="nanti">${say('later.title')}</h2>${taskList(later)}</section>` : nothing}${done.length > 0 ? html`<section>${doneBox({ title: say('done.title', { count: done.length }), items: done.map(({ step }) => ({ name: step.name[web.lang], on: '' })) })}</section>` : nothing}`
}

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
  const look = { missing: ['now', 'sea'], shown: ['now', 'amber'], returned: ['return', 'red'] } as const
  const [state, tone] = look[task.state]
  const href = document?.comes === 'family-confirmation' ? '/keluarga' : `/berkas/${task.code}`
  return {
    name: document?.everyday[web.lang] ?? task.code,
    state,
    href,
    note: task.reason ?? document?.where[web.lang] ?? '',
    status: { text: say(`document.${task.state}`), tone },
    icon: 'file-text',
  }
}

/** Where a fact is answered. */
export const hrefOfFact = (fact: string): string =>
  fact.startsWith('worker.birth') ||
  fact === 'worker.maritalStatus' ||
  fact === 'worker.education' ||
  fact === 'worker.sex'
    ? '/profil'
    : fact.startsWith('family.')
      ? '/keluarga'
      : `/perjalanan/jawab/${fact}`

const noteOfFact = (fact: string) =>
  hrefOfFact(fact) === '/profil'
    ? 'question.profile'
    : hrefOfFact(fact) === '/keluarga'
      ? 'question.family'
      : 'question.other'

function lockedRow({ lang }: Web, { ruleSet }: JourneyView, { step, locked }: JourneyStep): Task {
  const [first] = locked
  return { name: step.name[lang], state: 'later', note: first ? sentenceOf(ruleSet, first, lang) : '' }
}

function costOf({ lang }: Web, view: JourneyView): Html {
  const say = words(lang)
  const { known, complete } = costsOf(view.findings)
  const { country, job, scheme } = view.application
  return html`<section aria-labelledby="uang"><h2 id="uang">${say('cost.title')}</h2><div class="money"><p>${say('cost.known')}</p><b class="figure">${known}</b>${complete ? nothing : html`<p>${say('cost.none')}</p>`}<p><a href="/syarat?ke=${country}&amp;kerja=${job}&amp;jalur=${scheme}#biaya">${say('cost.more')}</a></p></div></section>`
}

function ownTiles({ lang }: Web): Html {
  const say = words(lang)
  return tiles([
    { href: '/berkas', title: say('documents'), note: say('documents.note'), icon: 'folder-open', tone: 'indigo' },
    { href: '/keluarga', title: say('family'), note: say('family.note'), icon: 'users', tone: 'leaf' },
    { href: '/siapa-melihat', title: say('looked'), note: say('looked.note'), icon: 'eye', tone: 'sea' },
  ])
}

const known = new Set([
  'begun',
  'submitted',
  'returned',
  'approved',
  'held',
  'released',
  'seat-given',
  'attended',
  'missed',
  'card-issued',
  'card-revoked',
  'withdrawn',
  'departed',
  'reopened',
])

function historyOf({ lang }: Web, { history, application }: JourneyView): Html {
  const say = words(lang)
  const zone = zoneOfArea(application.village)
  const word = (type: string): string => {
    const name = type.replace('placements.', '')
    return say((known.has(name) ? `event.${name}` : 'event.other') as 'event.other')
  }
  return html`<h2>${say('history')}</h2>${timeline(history.map(({ type, at, office }) => ({ what: word(type), who: office ? (officeOf(office)?.name[lang] ?? office) : application.workerName, when: moment(lang, at, zone), tone: 'indigo' })))}`
}

const withdrawLink = ({ lang }: Web, { application }: JourneyView): Html =>
  ['issued', 'departed', 'withdrawn', 'refused', 'revoked'].includes(application.state)
    ? nothing
    : html`<p><a href="/perjalanan/batal">${words(lang)('withdraw')}</a></p>`
