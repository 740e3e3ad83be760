import type { LocalDate } from '../../../kernel/time.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { button, buttonRow, linkButton } from '../../../platform/http/components/button.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { table } from '../../../platform/http/components/table.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { monthText, numberText } from '../../../platform/i18n/dates.ts'
import type { Rule } from '../../../rules/rule.ts'
import { officeOf } from '../../offices/index.ts'
import type { Agreement } from './index-of.ts'
import { bar, shareText } from './picture.part.ts'
import type { Watched } from './watch.ts'
import { words } from './words.ts'

/** Rules by their ids, as they stand today. */
export type Rules = ReadonlyMap<string, Rule>

export type ListView = {
  readonly month: LocalDate
  /** Months that can be chosen, newest first. */
  readonly months: readonly LocalDate[]
  readonly watched: readonly Watched[]
  readonly rules: Rules
}

/** A month in an address: `2026-10`. */
export const monthKey = (month: LocalDate): string => month.slice(0, 7)

export const ruleHref = (rule: string, month: LocalDate): string =>
  `/pusat/keseragaman/${encodeURIComponent(rule)}?bulan=${monthKey(month)}`

export const officeName = ({ lang }: Pick<Web, 'lang'>, office: string): string =>
  officeOf(office as never)?.name[lang] ?? office

/** What a rule is called, and where it stands; its id where it is no longer in force. */
export function ruleName({ lang }: Pick<Web, 'lang'>, id: string, rules: Rules): { title: string; at: string } {
  const rule = rules.get(id)
  return rule ? { title: rule.title[lang], at: `${rule.citation.name} ${rule.citation.at}` } : { title: id, at: '' }
}

/** How alike offices decided in a month, rule by rule; first what needs a direction. */
export function listBody(web: Web, { month, months, watched, rules }: ListView): Html {
  const say = words(web.lang)
  const picker = monthPicker(web, { action: '/pusat/keseragaman', month, months })
  if (watched.length === 0) return html`${picker}${emptyState({ title: say('none'), note: say('none.note') })}`
  const compared = watched.flatMap(({ index, ...one }) => (index === null ? [] : [{ ...one, index }]))
  const alone = watched.length - compared.length
  return html`${picker}${neededPart(web, { month, watched, rules })}${table({
    caption: say('rules'),
    columns: [
      { name: say('column.rule') },
      { name: say('column.index') },
      { name: say('column.before'), figures: true },
      { name: say('column.decisions'), figures: true },
      { name: say('column.apart') },
    ],
    rows: compared.map(({ rule, index, before, apart }) => [
      html`<a${attributes({ href: ruleHref(rule, month) })}>${ruleName(web, rule, rules).title}</a><br><span class="soft">${ruleName(web, rule, rules).at}</span>`,
      figurePart(web, index),
      before === null ? '–' : shareText(web.lang, before.value),
      numberText(web.lang, index.decisions),
      apart.length === 0 ? '–' : namesOf(web, apart),
    ]),
  })}${alone === 0 ? nothing : html`<p class="soft">${say('alone', { count: alone })}</p>`}${howPart(web)}`
}

/** A GET form: which month. */
export function monthPicker(
  { lang }: Pick<Web, 'lang'>,
  { action, month, months }: { readonly action: string } & Pick<ListView, 'month' | 'months'>,
): Html {
  const say = words(lang)
  const offered = months.includes(month) ? months : [...months, month].toSorted().toReversed()
  return askForm({
    action,
    label: say('month'),
    class: 'flow',
    body: html`${select({
      name: 'bulan',
      label: say('month'),
      value: monthKey(month),
      options: offered.map((one) => ({ value: monthKey(one), text: monthText(lang, one) })),
    })}${button({ text: say('month.show'), kind: 'outline', small: true })}`,
  })
}

/** A share with its picture and its range. */
const figurePart = ({ lang }: Pick<Web, 'lang'>, index: Agreement): Html =>
  html`<b>${shareText(lang, index.value)}</b> <span class="soft">(${words(lang)('range', { low: shareText(lang, index.low), high: shareText(lang, index.high) })})</span><br>${bar(index)}`

/** By name: never a ranking. */
const namesOf = (web: Pick<Web, 'lang'>, apart: Watched['apart']): string =>
  apart
    .map(({ office }) => officeName(web, office))
    .toSorted((a, b) => a.localeCompare(b, web.lang))
    .join(', ')

function neededPart(web: Web, { month, watched, rules }: Omit<ListView, 'months'>): Html {
  const { lang } = web
  const say = words(lang)
  const suggested = watched.filter((one) => one.suggested)
  if (suggested.length === 0) return panel({ kind: 'info', lang, title: say('calm'), body: say('calm.note') })
  return html`<section class="flow"><h2>${say('needed')}</h2><p>${say('needed.note')}</p>${each(
    suggested,
    ({ rule, index, apart }) =>
      panel({
        kind: 'info',
        lang,
        title: ruleName(web, rule, rules).title,
        body: html`<p>${index === null ? nothing : say('index', { value: shareText(lang, index.value) })}. ${say('named.offices', { offices: namesOf(web, apart) })}</p>${buttonRow(...askButton(web, rule, month), linkButton({ href: ruleHref(rule, month), text: say('look'), kind: 'outline', small: true }))}`,
      }),
  )}</section>`
}

/** The way to a request for direction: for the centre; an auditor only looks. */
export const askButton = ({ lang, actor }: Pick<Web, 'lang' | 'actor'>, rule: string, month: LocalDate): Html[] =>
  actor.role === 'centre'
    ? [
        linkButton({
          href: `/pusat/arahan/baru?aturan=${encodeURIComponent(rule)}&bulan=${monthKey(month)}`,
          text: words(lang)('ask'),
          kind: 'solid',
          small: true,
        }),
      ]
    : []

/** What the figures say and do not say. */
export function howPart({ lang }: Pick<Web, 'lang'>): Html {
  const say = words(lang)
  const lines = ['how.index', 'how.range', 'how.apart', 'how.limit'] as const
  return fold({ title: say('how'), body: html`<ul>${each(lines, (line) => html`<li>${say(line)}</li>`)}</ul>` })
}
