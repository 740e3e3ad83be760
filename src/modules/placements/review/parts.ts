import { cite } from '../../../kernel/citation.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { type Moment, timeline } from '../../../platform/http/components/timeline.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment, numberText, shortDay } from '../../../platform/i18n/dates.ts'
import { sentenceOf } from '../../../rules/explain.ts'
import type { Instrument } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { addressOf, areaOf, provincesServedBy, reference, zoneOfArea } from '../../offices/index.ts'
import { guidesAt } from '../guides.ts'
import { explainPromise } from '../promises.ts'
import { recordLink } from '../record-link.ts'
import { decisionIn } from '../verify/act.ts'
import type { FileView } from './view.ts'
import { words } from './words.ts'

type Zone = ReturnType<typeof zoneOfArea>
const zoneOf = ({ application }: FileView): Zone => zoneOfArea(application.village)

/** Who the person is, with what is hidden masked. */
export function personPart(web: Web, view: FileView): Html {
  const say = words(web.lang)
  const { worker, application } = view
  return html`<div class="pad">${summaryList(
    [
      { question: say('person.name'), answer: worker.name },
      { question: say('person.nik'), answer: masked(worker.nikLast4) },
      { question: say('person.born'), answer: `${worker.birthPlace ?? '–'}, ${shortDay(web.lang, worker.birthDate)}` },
      { question: say('person.sex'), answer: say(`sex.${worker.sex}`) },
      {
        question: say('person.marital'),
        answer: worker.maritalStatus === null ? undefined : say(`marital.${worker.maritalStatus}`),
      },
      { question: say('person.village'), answer: addressOf(application.village) },
      { question: say('person.phone'), answer: `•••• ${worker.phoneLast4}` },
    ],
    web.lang,
  )}</div>`
}

/** `•••• •••• •••• 0004` */
export const masked = (last4: string): string => `•••• •••• •••• ${last4}`

/** What the placement is: where, as what, with whom, for how long. */
export function agreementPart(web: Web, view: FileView): Html {
  const say = words(web.lang)
  const { application, ruleSet } = view
  const { destinations, jobs } = reference()
  return html`<div class="pad">${summaryList(
    [
      { question: say('agreement.scheme'), answer: ruleSet.schemes.get(application.scheme)?.title[web.lang] },
      {
        question: say('agreement.country'),
        answer: destinations.get(application.country)?.name[web.lang] ?? application.country,
      },
      { question: say('agreement.job'), answer: jobs.get(application.job)?.name[web.lang] ?? application.job },
      { question: say('agreement.employer'), answer: application.employerName ?? undefined },
      { question: say('agreement.kind'), answer: say(`employer.${application.employer}`) },
      {
        question: say('agreement.months'),
        answer:
          application.contractMonths === null
            ? undefined
            : say('agreement.months.value', { months: numberText(web.lang, application.contractMonths) }),
      },
    ],
    web.lang,
  )}</div>${rulesOf(web, view)}`
}

/** What the rules say of the file: what stands in the way, each with its article. */
export function rulesOf(web: Web, { grounds, ruleSet }: FileView): Html {
  const say = words(web.lang)
  if (grounds.length === 0) return html`<div class="why"><p>${tag(say('rules.clear'), 'leaf', 'check')}</p></div>`
  return html`<div class="why"><h3>${say('rules.blocking', { count: grounds.length })}</h3><ul>${each(
    grounds,
    (finding) =>
      html`<li>${finding.outcome === 'unknown' ? say('rules.unknown', { what: sentenceOf(ruleSet, finding, web.lang) }) : sentenceOf(ruleSet, finding, web.lang)} <a href="/peraturan/${finding.citation.instrument}/${finding.rule}">${cite(finding.citation)}</a></li>`,
  )}</ul></div>`
}

/** Procedures and guides for what is done next, each with its version and its day. */
export function guidesPart({ lang }: Web, { ruleSet, application: { state, office }, on }: FileView): Html {
  const guides = guidesAt(ruleSet, { state, on, serves: provincesServedBy(office) })
  if (guides.length === 0) return nothing
  const say = words(lang)
  const since = ({ inForce, issued, year }: Instrument): string => {
    const from = inForce ?? issued
    return from === null
      ? say('guides.year', { year: String(year ?? '–') })
      : say('guides.since', { from: shortDay(lang, from) })
  }
  return html`<div class="why"><h3>${say('guides.title')}</h3><ul>${each(
    guides,
    (guide) =>
      html`<li><a href="/peraturan/${guide.id}">${nameOf(guide)}</a> · ${since(guide)}<br><small>${guide.summary}</small></li>`,
  )}</ul></div>`
}

/** The same by name alone, where there is room for a line. */
export function guidesLine({ lang }: Web, { ruleSet, application: { state, office }, on }: FileView): Html {
  const guides = guidesAt(ruleSet, { state, on, serves: provincesServedBy(office) })
  if (guides.length === 0) return nothing
  const links = each(
    guides,
    (guide, index) => html`${index === 0 ? ' ' : ' · '}<a href="/peraturan/${guide.id}">${nameOf(guide)}</a>`,
  )
  return html`<p class="pad soft"><small>${words(lang)('guides.title')}:${links}</small></p>`
}

/** What happened to the file, newest first, and the promise that runs. */
export function historyPart(web: Web, view: FileView): Html {
  const say = words(web.lang)
  const zone = zoneOf(view)
  const { clock, ruleSet, history } = view
  const moments: Moment[] = history.map(({ at, type, role, data }) => ({
    what: isEvent(type) ? say(`event.${type}`) : say('event.other'),
    who: isRole(role) ? say(`role.${role}`) : say('role.system'),
    when: moment(web.lang, at, zone),
    ...(decided.some((one) => one === type) && decisionIn(data) !== undefined
      ? { note: html`<a href="/putusan/${decisionIn(data) ?? ''}">${say('event.decision')}</a>` }
      : {}),
    tone:
      type.endsWith('returned') || type.endsWith('held') || type.endsWith('refused') || type.endsWith('overdue')
        ? 'red'
        : 'indigo',
  }))
  const promise =
    clock && clock.stoppedAt === null
      ? html`<p class="soft">${explainPromise(web.lang, clock, { ruleSet, zone })}</p>`
      : nothing
  return html`<div class="pad">${promise}${timeline(moments)}${recordLink(web, view.application)}</div>`
}

const events = [
  'placements.begun', 'placements.submitted', 'placements.compared', 'placements.checked-by-hand', 'placements.approved',
  'placements.returned', 'placements.held', 'placements.refused', 'placements.released', 'placements.undone', 'placements.settled',
  'placements.assigned', 'placements.seat-given', 'placements.attended', 'placements.missed', 'placements.card-issued',
  'placements.withdrawn', 'placements.slip-printed', 'placements.warning', 'placements.overdue', 'placements.departed',
  'placements.card-revoked', 'placements.class-cancelled', 'placements.asked', 'placements.direction-given',
  'placements.question-closed',
] as const // biome-ignore format: a list
const isEvent = (type: string): type is (typeof events)[number] => events.some((event) => event === type)
/** Each has a record of a decision that can be read. */
const decided = [
  'placements.approved', 'placements.returned', 'placements.held', 'placements.released', 'placements.refused',
  'placements.card-issued', 'placements.card-revoked',
] as const // biome-ignore format: a list
const roles = ['worker', 'counter-officer', 'head-of-office', 'airport-desk', 'system'] as const
const isRole = (role: string): role is (typeof roles)[number] => roles.some((known) => known === role)

/** Who of the family was asked, and what they said; refusals stay between them and Bekal. */
export function familyPart(web: Web, view: FileView): Html {
  const say = words(web.lang)
  const { family } = view
  if (family.length === 0)
    return html`<div class="pad">${emptyState({ title: say('family.none.title'), note: say('family.none.note') })}</div>`
  return html`<div class="pad">${each(family, ({ name, relation, answer, witnessedAt, village, endedAt }) =>
    summaryList(
      [
        { question: say('family.name'), answer: `${name} · ${say(`relation.${relation}`)}` },
        { question: say('family.village'), answer: areaOf(village)?.name ?? village },
        {
          question: say('family.answer'),
          answer:
            endedAt !== null || answer !== 'permits'
              ? tag(say('family.waiting'), 'amber', 'hourglass')
              : witnessedAt === null
                ? tag(say('family.unseen'), 'amber', 'eye')
                : tag(say('family.confirmed'), 'leaf', 'check'),
        },
      ],
      web.lang,
    ),
  )}</div>`
}
