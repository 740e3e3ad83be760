import type { LocalDate } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import type { Piece } from '../import/text.ts'
import { hrefOf } from '../instruments/law.ts'
import { type Article, articlesIn, nameOfArticle } from '../register/article.ts'
import type { AskedDay } from '../register/asked-day.ts'
import { dayForm, onDay, wrongDay } from '../register/day-form.ts'
import { differenceOf, type Stretch } from './difference.ts'
import { type Expression, linesOfArticle, standingOn, versionsOf } from './expression.ts'
import { words } from './words.ts'

export type ArticleOnDay = {
  readonly lang: Language
  readonly ruleSet: RuleSet
  readonly instrument: Instrument
  readonly article: Article
  readonly asked: AskedDay
  /** The day that is shown: the one asked, or today. */
  readonly on: LocalDate
  readonly expressions: readonly Expression[]
  /** Instruments that amend this one by that day, and of which no text has come in. */
  readonly unread: readonly Instrument[]
  /** How the instrument stands on that day, when it is not in force; nothing when it is. */
  readonly notInForce: string | undefined
  /** Whether whoever reads may bring a text in. */
  readonly mayBring?: boolean
}

/** An article as it stood on a day, and how it came to stand so. */
export function articleOnDayPage(shown: ArticleOnDay): Page {
  const { lang, instrument, article, asked } = shown
  const [name, wrong] = [nameOfArticle(article), wrongDay(asked, lang)]
  return {
    title: `${name}, ${nameOf(instrument)}`,
    failed: wrong !== undefined,
    body: html`${errorSummary(wrong === undefined ? {} : { pada: wrong }, lang)}<section>${backLink(hrefOf(instrument.id), lang)}<p class="eyebrow">${nameOf(instrument)}</p><h1>${name}</h1>${standing(shown)}</section><section>${dayForm(hrefOf(instrument.id, article), asked, lang)}${sourceOf(shown)}</section>${historyOf(shown)}${rulesOn(shown)}`,
  }
}

const nameIn = ({ ruleSet }: ArticleOnDay, id: string): string => {
  const known = ruleSet.instruments.get(id)
  return known === undefined ? id : nameOf(known)
}

function standing(shown: ArticleOnDay): Html {
  const { lang, on, expressions } = shown
  const say = words(lang)
  const versions = versionsOf(expressions)
  const [first] = versions
  if (first === undefined)
    return html`${shown.notInForce === undefined ? nothing : warningOf(shown)}${panel({ kind: 'info', lang, title: say('none'), body: say('none.note') })}${shown.mayBring === true ? linkButton({ href: `/pusat/naskah?peraturan=${shown.instrument.id}`, text: say('none.bring'), kind: 'outline', icon: 'file-text' }) : nothing}`
  const version = standingOn(versions, on)
  if (version === undefined)
    return panel({
      kind: 'info',
      lang,
      title: say('not-yet', { day: longDay(lang, on) }),
      body: say('not-yet.note', { day: longDay(lang, first.effectiveFrom) }),
    })
  const made = { day: longDay(lang, version.effectiveFrom), name: nameIn(shown, version.madeBy) }
  if (version.body === null) return panel({ kind: 'warning', lang, title: say('removed', made) })
  const warning = warningOf(shown)
  const next = versions.find(({ effectiveFrom }) => effectiveFrom > on)
  const { text, pieces } = version.body
  return html`${warning}<p class="soft">${say('stands', made)}${next === undefined ? nothing : ` ${say('ends', { day: longDay(lang, next.effectiveFrom) })}`}</p><div class="flow" lang="id">${text === '' ? nothing : html`<p>${text}</p>`}${piecesOf(pieces)}</div>`
}

/** That these words may not be what counts: the instrument is not in force, or somebody amended it and we have not read how. */
function warningOf({ lang, unread, notInForce }: ArticleOnDay): Html {
  const say = words(lang)
  if (notInForce !== undefined)
    return panel({
      kind: 'warning',
      lang,
      title: say('not-in-force'),
      body: say('not-in-force.note', { standing: notInForce }),
    })
  if (unread.length === 0) return nothing
  return panel({
    kind: 'warning',
    lang,
    title: say('unread'),
    body: say('unread.note', { names: unread.map(nameOf).join(', '), count: unread.length }),
  })
}

const piecesOf = (pieces: readonly Piece[]): Html =>
  pieces.length === 0
    ? nothing
    : html`<ul class="plain-list">${each(pieces, ({ mark, text, pieces: below }) => html`<li>${mark} ${text}${piecesOf(below)}</li>`)}</ul>`

/** Where these words were taken from, and where the instrument should be read. */
const sourceOf = (shown: ArticleOnDay): Html => html`${originOf(shown)}${registeredAt(shown)}`

function originOf({ lang, on, expressions }: ArticleOnDay): Html {
  const version = standingOn(expressions, on)
  if (version === undefined || version.body === null) return nothing
  const say = words(lang)
  return html`<p class="soft">${version.origin === null ? say('origin.unknown') : say('origin', { origin: version.origin })}</p>`
}

/** Only an address of the state is called official. */
function registeredAt({ lang, instrument: { source } }: ArticleOnDay): Html {
  const say = words(lang)
  if (!source?.startsWith('https://') || !URL.canParse(source))
    return html`<p class="soft">${source ?? say('none.no-source')}</p>`
  const { hostname: host } = new URL(source)
  return html`<p><a href="${source}" rel="noreferrer">${say(host.endsWith('.go.id') ? 'official' : 'source', { host })}</a></p>`
}

/** What changed when and by what, newest first. */
function historyOf(shown: ArticleOnDay): Html {
  const { lang, instrument, article, expressions } = shown
  const say = words(lang)
  const versions = versionsOf(expressions)
  if (versions.length === 0) return nothing
  const lines = versions.map((version, index) => {
    const before = versions[index - 1]
    const kind = version.body === null ? 'removed' : before === undefined ? 'new' : 'changed'
    const from = longDay(lang, version.effectiveFrom)
    return html`<li><b>${say(`history.${kind}`, { name: nameIn(shown, version.madeBy) })}</b><small>${from}</small><a href="${hrefOf(instrument.id, article)}?pada=${version.effectiveFrom}">${say('history.read')}</a>${before === undefined ? nothing : fold({ title: say('history.see'), body: changedFrom(before, version, lang) })}</li>`
  })
  return html`<section><h2>${say('history')}</h2><ul class="basis">${lines.toReversed()}</ul></section>`
}

function changedFrom(before: Expression, after: Expression, lang: Language): Html {
  const say = words(lang)
  const linesIn = ({ body }: Expression): readonly string[] => (body === null ? [] : linesOfArticle(body))
  const difference = differenceOf(linesIn(before), linesIn(after))
  return difference === undefined
    ? html`<p>${say('diff.long')}</p>`
    : html`<p class="soft">${say('diff.key')}</p><div lang="id">${each(difference, (line) => html`<p>${each(line, stretch)}</p>`)}</div>`
}

const stretch = ({ text, is }: Stretch): Html =>
  is === 'gone' ? html`<del>${text}</del>` : is === 'new' ? html`<ins>${text}</ins>` : html`${text}`

function rulesOn({ lang, ruleSet, instrument, article, asked }: ArticleOnDay): Html {
  const own = ruleSet.rules.filter(
    ({ instrument: { id }, citation }) => id === instrument.id && articlesIn(citation.at).includes(article),
  )
  return own.length === 0
    ? nothing
    : html`<section><h2>${words(lang)('rules')}</h2><ul class="basis">${each(
        own,
        ({ id, title, citation }) =>
          html`<li><a href="${onDay(hrefOf(instrument.id, id), asked)}">${title[lang]}</a><small>${citation.at}</small></li>`,
      )}</ul></section>`
}
