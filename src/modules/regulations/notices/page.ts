import { WIB } from '../../../kernel/time.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { longDay, moment, shortDay } from '../../../platform/i18n/dates.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { hrefOf } from '../instruments/law.ts'
import type { Transition } from '../publish/transition.ts'
import { type FigureChange, figureTold } from './figures.ts'
import type { PublishedNotice, Reading } from './notice.ts'
import { words } from './words.ts'

/** Where a notice can be read. Permanent. */
export const noticeHref = ({ ruleSet }: Pick<PublishedNotice, 'ruleSet'>): string => `/pemberitahuan/${ruleSet}`

export type ListView = {
  readonly notices: readonly PublishedNotice[]
  /** What the officer who looks has not read; nothing for others. */
  readonly unread: readonly PublishedNotice[]
}

/** Every change of the rules, what an officer has not read first. */
export function listPage(web: Web, { notices, unread }: ListView): Page {
  const say = words(web.lang)
  const first =
    unread.length === 0
      ? nothing
      : html`<h2>${say('unread.title')}</h2><p>${say('unread.note')}</p>${listOf(web, unread)}<h2>${say('all.title')}</h2>`
  const all = notices.length === 0 ? emptyState({ title: say('title'), note: say('none') }) : listOf(web, notices)
  return {
    title: say('title'),
    feed: { href: '/pemberitahuan.atom', title: say('title') },
    body: html`<section><h1>${say('title')}</h1><p class="lead">${say('lead')}</p>${first}${all}<p><a href="/pemberitahuan.atom">${say('feed')}</a></p></section>`,
  }
}

const listOf = ({ lang }: Web, notices: readonly PublishedNotice[]): Html => {
  const say = words(lang)
  return html`<ul class="plain-list flow">${each(
    notices,
    (notice) =>
      html`<li><a${attributes({ href: noticeHref(notice) })}><b>${notice.title}</b></a><br>${notice.withdrawn ? say('withdrawn') : say('from', { from: longDay(lang, notice.effectiveFrom) })}</li>`,
  )}</ul>`
}

export type NoticeView = {
  readonly notice: PublishedNotice
  readonly transition: Transition | null
  readonly law: RuleSet
  /** Figures that are others than before. */
  readonly figures: readonly FigureChange[]
  /** For an officer: when they read it, `null` when they have not. `undefined` for who need not. */
  readonly reading: Reading | null | undefined
  /** How many officers have confirmed; only the centre is told. */
  readonly readers: number | undefined
  /** Where the reader came from. */
  readonly back: string
}

/** One change of the rules, in plain words, and the confirmation of an officer. */
export function noticePage(web: Web, view: NoticeView): Page {
  const { notice, transition, reading, readers, back } = view
  const { lang } = web
  const say = words(lang)
  const withdrawn = notice.withdrawn ? panel({ kind: 'warning', lang, title: say('withdrawn') }) : nothing
  return {
    title: notice.title,
    body: html`<section>${backLink(back, lang)}<h1>${notice.title}</h1><p class="lead">${say('from', { from: longDay(lang, notice.effectiveFrom) })}</p>${withdrawn}${each(notice.summary.split(/\n+/), (text) => html`<p>${text}</p>`)}<p>${keepsText(web, transition)}</p>${figuresPart(web, view)}<h2>${say('rules.title')}</h2>${rulesOf(web, view)}<p class="soft">${say('who')} ${say('published', { at: moment(lang, notice.publishedAt, WIB) })}.</p>${readers === undefined ? nothing : html`<p>${say('readers', { count: readers })}</p>`}${readingOf(web, notice, { reading, back })}</section>`,
  }
}

function keepsText({ lang }: Web, transition: Transition | null): string {
  const say = words(lang)
  if (!transition) return say('keeps.all')
  const { keeps, before, until } = transition
  const end = until === null ? say('keeps.to-the-end') : say('keeps.until', { until: shortDay(lang, until) })
  return `${say(`keeps.${keeps}`, { before: shortDay(lang, before) })} ${end} ${transition.reason[lang]}`
}

function figuresPart({ lang }: Web, { notice, figures }: NoticeView): Html {
  const say = words(lang)
  return figures.length === 0
    ? nothing
    : html`<h2>${say('figures.title')}</h2><ul>${each(figures, (figure) => html`<li>${figureTold(figure, notice.effectiveFrom, lang)}</li>`)}</ul>`
}

function rulesOf({ lang }: Web, { notice, law }: NoticeView): Html {
  const say = words(lang)
  if (notice.rules === null) return html`<p>${say('rules.all')}</p>`
  return html`<ul>${each(notice.rules, (id) => {
    const rule = law.rules.find((one) => one.id === id)
    return rule === undefined
      ? html`<li><code>${id}</code>: ${say('rules.gone')}</li>`
      : html`<li><a${attributes({ href: hrefOf(rule.instrument.id, id) })}>${rule.title[lang]}</a></li>`
  })}</ul>`
}

function readingOf(web: Web, notice: PublishedNotice, { reading, back }: Pick<NoticeView, 'reading' | 'back'>): Html {
  const say = words(web.lang)
  if (reading === undefined) return nothing
  if (reading !== null) return html`<p>${say('confirmed', { at: moment(web.lang, reading.at, WIB) })}</p>`
  return form({
    action: `${noticeHref(notice)}/baca`,
    session: web.session,
    key: web.key,
    body: html`<input type="hidden" name="kembali" value="${back}">${button({ text: say('confirm'), icon: 'check' })}`,
  })
}
