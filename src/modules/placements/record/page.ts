import { cite } from '../../../kernel/citation.ts'
import type { TimeZone } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment, shortDay } from '../../../platform/i18n/dates.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { officeOf } from '../../offices/index.ts'
import type { DecisionRecord } from '../decision-record.ts'
import type { Replayed } from '../decisions.ts'
import { words } from '../journey/words.ts'
import { blocking } from '../weigh.ts'

export type RecordView = {
  readonly record: DecisionRecord
  readonly ruleSet: RuleSet
  readonly replayed: Replayed | null
  readonly zone: TimeZone
  readonly back: string
}

/** A decision with all it stands on, article by article; and the same computed again, here and now. */
export function recordPage(web: Web, { record, ruleSet, replayed, zone, back }: RecordView): Page {
  const say = words(web.lang)
  const { lang } = web
  const office = officeOf(record.office)?.name[lang] ?? record.office
  const findings = record.findings as unknown as readonly Finding[]
  return {
    title: say('decision.title'),
    current: 'journey',
    body: html`<section>${backLink(back, lang)}<h1>${say('decision.title')}</h1><p class="lead">${say('decision.lead', { outcome: say(`decision.${record.outcome}`), office, when: moment(lang, record.at, zone) })}</p>${itemsOf(web, record)}<p>${record.outcome === 'refused' ? say('decision.object.refused', { office }) : say('decision.object')}</p>${againOf(web, record, replayed)}<h2>${say('decision.rules')}</h2>${rulesOf(web, record, { findings, ruleSet })}<p class="soft">${say('decision.set', { digest: record.ruleSet.slice(0, 12), on: shortDay(lang, record.decidedOn) })}</p></section>`,
  }
}

/** What stood in the way stands open; what is met, and what this decision did not hang on, is counted and folded away. */
function rulesOf(web: Web, { kind }: DecisionRecord, { findings, ruleSet }: Found): Html {
  const say = words(web.lang)
  const list = (some: readonly Finding[]): Html =>
    html`<ul class="plain-list flow">${each(some, (finding) => rowOf(web, finding, ruleSet))}</ul>`
  const folded = (title: string, some: readonly Finding[]): Html =>
    some.length === 0 ? nothing : fold({ title, body: list(some) })
  const met = findings.filter(({ outcome }) => outcome === 'met')
  const inTheWay = blocking(findings, kind === 'card' ? 'card' : 'verification')
  const others = findings.filter((finding) => finding.outcome !== 'met' && !inTheWay.includes(finding))
  return html`${inTheWay.length === 0 ? nothing : list(inTheWay)}${folded(say('decision.met.count', { count: met.length }), met)}${folded(say('decision.others.count', { count: others.length }), others)}`
}

type Found = { readonly findings: readonly Finding[]; readonly ruleSet: RuleSet }

function itemsOf(web: Web, { items, outcome }: DecisionRecord): Html {
  if (items.length === 0) return nothing
  const say = words(web.lang)
  return html`<h2>${say(outcome === 'refused' || outcome === 'revoked' ? 'decision.items.refused' : 'decision.items')}</h2>${each(items, ({ text, citation }) => panel({ kind: 'warning', lang: web.lang, title: text, body: citation }))}`
}

function againOf(web: Web, { id }: DecisionRecord, replayed: Replayed | null): Html {
  const say = words(web.lang)
  if (replayed === null)
    return html`<p class="soft">${say('decision.again.note')}</p>${linkButton({ href: `/putusan/${id}?ulang=ya`, text: say('decision.again'), kind: 'outline', icon: 'refresh-cw' })}`
  const { same, findings, differences } = replayed
  if (same) return panel({ kind: 'success', lang: web.lang, title: say('decision.same', { count: findings.length }) })
  const title =
    differences.length === 0 ? say('decision.altered') : say('decision.differs', { count: differences.length })
  return panel({ kind: 'danger', lang: web.lang, title })
}

const tones = { met: 'leaf', unmet: 'red', unknown: 'plain' } as const

function rowOf(web: Web, { rule, citation, outcome, applied }: Finding, { rules }: RuleSet): Html {
  const say = words(web.lang)
  const title = rules.find(({ id }) => id === rule)?.title[web.lang] ?? rule
  return html`<li>${tag(say(`decision.${outcome}`), tones[outcome])} ${title} · <a href="/peraturan/${citation.instrument}/${rule}">${cite(citation)}</a>${applied ? nothing : html` <small>${say('decision.conflict')}</small>`}</li>`
}
