import { cite } from '../../../kernel/citation.ts'
import type { TimeZone } from '../../../kernel/time.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { journeyRoad } from '../../../platform/http/components/journey-road.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { emptyState, holder, panel } from '../../../platform/http/components/panel.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { remedyOf, sentenceOf } from '../../../rules/explain.ts'
import { officeOf, reference, zoneOfArea } from '../../offices/index.ts'
import { isClosed, waitsForWorker } from '../application.ts'
import { explainPromise } from '../promises.ts'
import { costsOf } from './costs.ts'
import { historyPart } from './history.ts'
import { nextOf } from './next.ts'
import { tasksOf } from './rows.ts'
import { sparedPart } from './spared.ts'
import type { JourneyView } from './view.ts'
import { words } from './words.ts'

/** Somebody without an application: what to do first. */
export function noJourneyPage(web: Web, above: Html = nothing): Page {
  const say = words(web.lang)
  return {
    title: say('empty.title'),
    current: 'journey',
    body: html`${pageTop({ greeting: say('hello', { name: web.session?.name ?? '' }), title: say('empty.title') })}${above}<section>${emptyState({ title: say('empty.title'), note: say('empty.note'), action: linkButton({ href: '/lamar', text: say('empty.do'), iconAfter: 'arrow-right' }) })}${ownTiles(web)}</section>`,
  }
}

/** The journey: the road, the one next step, who has the file until when, what is to do, what is behind. */
export function journeyPage(web: Web, view: JourneyView, above: Html = nothing): Page {
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
    })}${above}${nextOf(web, view)}${holderOf(web, view)}${askedOf(web, view)}${sparedPart(web, view)}${unmetOf(web, view)}${isClosed(application) ? nothing : html`${tasksOf(web, view)}${costOf(web, view)}`}<section>${ownTiles(web)}<p class="soft">${say('number', { number: application.number })}. <a href="/status">${say('number.status')}</a></p>${historyPart(web, view)}${withdrawLink(web, view)}</section>`,
  }
}

/** Who has the file, since when, promised until when; nobody, when nothing more is to be done with it. */
function holderOf({ lang }: Web, { application, clock, ruleSet }: JourneyView): Html {
  if (isClosed(application) || application.state === 'issued' || application.state === 'departed') return nothing
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

/** That the centre was asked, since when, and until when an answer is promised. */
function askedOf({ lang }: Web, { questions, application }: JourneyView): Html {
  const [first] = questions
  if (!first || isClosed(application)) return nothing
  const say = words(lang)
  const zone = zoneOfArea(application.village)
  const since = moment(lang, first.since, zone)
  const body =
    first.dueAt === null
      ? say('asked.since', { since })
      : say('asked.promised', { since, due: moment(lang, first.dueAt, zone) })
  return panel({ kind: 'info', lang, title: say('asked.title'), body })
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

function costOf({ lang }: Web, view: JourneyView): Html {
  const say = words(lang)
  const { known, complete } = costsOf(view.findings)
  const { country, job, scheme } = view.application
  return html`<section aria-labelledby="uang"><h2 id="uang">${say('cost.title')}</h2><div class="money"><p>${say('cost.known')}</p><b class="figure">${known}</b>${complete ? nothing : html`<p>${say('cost.none')}</p>`}<p><a href="/syarat?ke=${country}&amp;kerja=${job}&amp;jalur=${scheme}#biaya">${say('cost.more')}</a></p></div></section>`
}

function ownTiles({ lang }: Web): Html {
  const say = words(lang)
  return tiles([
    { href: '/profil', title: say('profile'), note: say('profile.note'), icon: 'user', tone: 'indigo' },
    { href: '/berkas', title: say('documents'), note: say('documents.note'), icon: 'folder-open', tone: 'indigo' },
    { href: '/keluarga', title: say('family'), note: say('family.note'), icon: 'users', tone: 'leaf' },
    { href: '/siapa-melihat', title: say('looked'), note: say('looked.note'), icon: 'eye', tone: 'sea' },
  ])
}

const withdrawLink = ({ lang }: Web, { application }: JourneyView): Html =>
  ['issued', 'departed', 'withdrawn', 'refused', 'revoked'].includes(application.state)
    ? nothing
    : html`<p><a href="/perjalanan/batal">${words(lang)('withdraw')}</a></p>`
