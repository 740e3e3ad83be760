import { cite } from '../../../kernel/citation.ts'
import { type TimeZone, WIB } from '../../../kernel/time.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment, shortDay } from '../../../platform/i18n/dates.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { officeOf } from '../../offices/index.ts'
import type { DecisionRecord, Outcome } from '../decision-record.ts'
import type { Replayed } from '../decisions.ts'
import { words } from '../journey/words.ts'
import { blocking } from '../weigh.ts'
import { codesPart, type HandedOn } from './codes.part.ts'
import { factsPart } from './facts.part.ts'

export type RecordView = {
  readonly record: DecisionRecord
  readonly ruleSet: RuleSet
  readonly replayed: Replayed | null
  readonly zone: TimeZone
  /** Where the reader came from; `null` for who reads it by a code. */
  readonly back: string | null
  /** The code it is read by, which links from here must carry on; `null` for who may see it anyway. */
  readonly code: string | null
  /** For the worker it is about: the codes they gave. */
  readonly codes: readonly HandedOn[] | null
}

/** A decision with all it stands on, article by article; and the same computed again, here and now. */
export function recordPage(web: Web, view: RecordView): Page {
  const { record, ruleSet, zone, back, codes } = view
  const say = words(web.lang)
  const { lang } = web
  const office = officeOf(record.office)?.name[lang] ?? record.office
  const isOwn = web.actor.role === 'worker' && view.code === null
  const title = say(isOwn ? 'decision.title' : 'decision.title.other')
  const findings = record.findings as unknown as readonly Finding[]
  return {
    title,
    current: 'journey',
    body: html`<section>${back === null ? nothing : backLink(back, lang)}<h1>${title}</h1><p class="lead">${say('decision.lead', { outcome: say(`decision.${record.outcome}`), office, when: moment(lang, record.at, zone) })}</p>${itemsOf(web, record)}${isOwn ? html`<p>${record.outcome === 'refused' ? say('decision.object.refused', { office }) : say('decision.object')}</p>` : nothing}${againOf(web, view)}<h2>${say('decision.rules')}</h2>${rulesOf(web, record, { findings, ruleSet })}${readPart(web, record)}${factsPart(web, record.facts as Facts, ruleSet)}${codes === null ? nothing : codesPart(web, record, { codes, zone })}<p class="soft">${say('decision.set', { digest: record.ruleSet.slice(0, 12), on: shortDay(lang, record.decidedOn) })}</p><p><a class="tap" href="/arahan">${say('decision.rulings')}</a> <a class="tap" href="/pemberitahuan">${say('decision.changes')}</a></p></section>`,
  }
}

/** The changes of the rules, and the rulings, that the officer had read. */
function readPart(web: Web, { read = [], rulings = [] }: DecisionRecord): Html {
  const say = words(web.lang)
  const had = [
    ...read.map(({ ruleSet, at }) => ({ at, href: `/pemberitahuan/${ruleSet}`, what: say('decision.read.what') })),
    ...rulings.map(({ ruling, at }) => ({ at, href: `/arahan/${ruling}`, what: say('decision.read.ruling') })),
  ]
  return each(
    had,
    ({ at, href, what }) =>
      html`<p class="soft">${say('decision.read', { at: moment(web.lang, at, WIB) })} <a href="${href}">${what}</a></p>`,
  )
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

/** What the decision names, under what it names it for. */
function itemsOf(web: Web, { items, outcome }: DecisionRecord): Html {
  if (items.length === 0) return nothing
  const say = words(web.lang)
  const kind = isGood(outcome) ? 'info' : 'warning'
  const title = isGood(outcome) ? 'decision.items.noted' : isEnd(outcome) ? 'decision.items.refused' : 'decision.items'
  return html`<h2>${say(title)}</h2>${each(items, ({ text, citation }) => panel({ kind, lang: web.lang, title: text, body: citation }))}`
}

const isGood = (outcome: Outcome): boolean => outcome === 'approved' || outcome === 'issued' || outcome === 'released'
const isEnd = (outcome: Outcome): boolean => outcome === 'refused' || outcome === 'revoked'

function againOf(web: Web, { record: { id }, replayed, code }: RecordView): Html {
  const say = words(web.lang)
  const key = code === null ? '' : `kode=${encodeURIComponent(code)}`
  const away = html`<p>${say('decision.file.note')} <a${attributes({ href: `/putusan/${id}/berkas${key && `?${key}`}` })}>${say('decision.file')}</a></p>`
  if (replayed === null)
    return html`<p class="soft">${say('decision.again.note')}</p>${linkButton({ href: `/putusan/${id}?ulang=ya${key && `&${key}`}`, text: say('decision.again'), kind: 'outline', icon: 'refresh-cw' })}${away}`
  const { same, findings, differences } = replayed
  if (same)
    return html`${panel({ kind: 'success', lang: web.lang, title: say('decision.same', { count: findings.length }) })}${away}`
  const title =
    differences.length === 0 ? say('decision.altered') : say('decision.differs', { count: differences.length })
  return html`${panel({ kind: 'danger', lang: web.lang, title })}${away}`
}

const tones = { met: 'leaf', unmet: 'red', unknown: 'plain' } as const

function rowOf(web: Web, { rule, citation, outcome, applied }: Finding, { rules }: RuleSet): Html {
  const say = words(web.lang)
  const title = rules.find(({ id }) => id === rule)?.title[web.lang] ?? rule
  return html`<li>${tag(say(`decision.${outcome}`), tones[outcome])} ${title} · <a href="/peraturan/${citation.instrument}/${rule}">${cite(citation)}</a>${applied ? nothing : html` <small>${say('decision.conflict')}</small>`}</li>`
}
