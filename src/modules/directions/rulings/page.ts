import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import { WIB } from '../../../kernel/time.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { askForm, form } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { longDay, moment } from '../../../platform/i18n/dates.ts'
import type { Rule, RuleSet } from '../../../rules/rule.ts'
import { codeNames } from '../../offices/index.ts'
import { factRows, hrefOf } from '../../regulations/index.ts'
import { directorateName } from '../directorates.ts'
import type { KnownRuling, RulingRead, Standing } from '../ruling.ts'
import { words } from '../words.ts'

/** A ruling with where it stands today. */
export type Stood = { readonly ruling: KnownRuling; readonly standing: Standing }

export const hrefOfRuling = ({ number }: Pick<KnownRuling, 'number'>): string => `/arahan/${number}`

const tones = {
  counts: 'leaf',
  'not-yet': 'amber',
  expired: 'plain',
  'rule-changed': 'brown',
  withdrawn: 'red',
} as const

export type ListView = {
  readonly found: readonly Stood[]
  readonly asked: string
  /** Only those on one rule; `null` for all. */
  readonly rule: Rule | null
  /** Rulings that the officer who looks has not read; nothing for others. */
  readonly unread: readonly Stood[]
}

/** The register of rulings, what an officer has not read first. */
export function listPage(web: Web, { found, asked, rule, unread }: ListView): Page {
  const say = words(web.lang)
  const first =
    unread.length === 0
      ? nothing
      : html`<h2>${say('rulings.unread')}</h2><p>${say('rulings.unread.note')}</p>${listOf(web, unread)}<h2>${say('rulings.all')}</h2>`
  const none =
    asked === ''
      ? emptyState({ title: say('rulings.none'), note: say('rulings.none.note') })
      : emptyState({
          title: say('rulings.not-found'),
          note: say('rulings.not-found.note'),
          action: linkButton({ href: '/arahan', text: say('rulings.all'), kind: 'outline' }),
        })
  const search = askForm({
    action: '/arahan',
    label: say('rulings.search'),
    class: 'flow',
    body: html`${textInput({ name: 'q', label: say('rulings.search'), value: asked })}${button({ text: say('rulings.search.go'), kind: 'solid', icon: 'search' })}`,
  })
  return {
    title: say('rulings.title'),
    feed: { href: '/pemberitahuan.atom', title: say('rulings.changes') },
    body: html`<section><h1>${say('rulings.title')}</h1><p class="lead">${say('rulings.lead')}</p>${rule === null ? nothing : html`<p>${say('rulings.on', { rule: rule.title[web.lang] })} <a href="/arahan">${say('rulings.all')}</a></p>`}${search}${first}${found.length === 0 ? none : listOf(web, found)}<p><a class="tap" href="/keseragaman">${say('rulings.uniformity')}</a> <a class="tap" href="/pemberitahuan">${say('rulings.changes')}</a></p></section>`,
  }
}

const listOf = ({ lang }: Web, rulings: readonly Stood[]): Html => {
  const say = words(lang)
  return html`<ul class="plain-list flow">${each(
    rulings,
    ({ ruling, standing }) =>
      html`<li><a${attributes({ href: hrefOfRuling(ruling) })}><b>${ruling.question}</b></a><br>${tag(say(`standing.${standing}`), tones[standing])} <span class="soft">${ruling.number} · ${ruling.citation} · ${longDay(lang, ruling.validFrom)}</span></li>`,
  )}</ul>`
}

export type RulingView = Stood & {
  readonly law: RuleSet
  /** For an officer: when they read it, `null` when they have not. `undefined` for who need not. */
  readonly reading: RulingRead | null | undefined
  readonly under: number
  /** The last of them; only who sees the country is told. */
  readonly decisions: readonly { readonly decision: string; readonly at: Instant }[]
  /** How many officers have confirmed; only the centre is told. */
  readonly readers: number | undefined
  /** Where the reader came from. */
  readonly back: string
  readonly isCentre: boolean
  /** Who wants it out of force, when somebody does; for the centre. */
  readonly asked: { readonly askedBy: PersonId; readonly reason: string } | undefined
  /** Who wants its words closed, when somebody does; for the centre. */
  readonly closing: { readonly askedBy: PersonId } | undefined
  /** Says that this page showed the text in this session. */
  readonly token: string
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
}

/** One ruling: the question, the answer, what it stands on, and the confirmation of an officer. */
export function rulingPage(web: Web, view: RulingView): Page {
  const { ruling, standing, law, under, decisions, readers, back, errors } = view
  const { lang } = web
  const say = words(lang)
  const rule = law.rules.find(({ id }) => id === ruling.rule)
  const rows = [
    { question: say('ruling.basis'), answer: ruling.citation },
    {
      question: say('ruling.rule'),
      answer: rule ? html`<a href="${hrefOf(rule.instrument.id, rule.id)}">${rule.title[lang]}</a>` : ruling.rule,
    },
    { question: say('ruling.step'), answer: say(`step.${ruling.step}`) },
    { question: say('ruling.by'), answer: directorateName(ruling.directorate, lang) },
    { question: say('ruling.signed'), answer: moment(lang, ruling.signedAt, WIB) },
    { question: say('ruling.valid'), answer: validText(web, ruling) },
    { question: say('ruling.under'), answer: say('ruling.under.count', { count: under }) },
    { question: say('ruling.digest'), answer: html`<code>${ruling.digest}</code>` },
    ...(readers === undefined ? [] : [{ question: say('ruling.readers'), answer: String(readers) }]),
  ]
  const failed = Object.keys(errors).length > 0
  return {
    title: ruling.number,
    failed,
    body: html`<section>${backLink(back, lang)}${failed ? errorSummary(errors, lang) : nothing}<h1>${ruling.question}</h1><p>${tag(say(`standing.${standing}`), tones[standing])} ${ruling.effect === 'explains' ? nothing : tag(say(`effect.${ruling.effect}`), 'indigo')} <span class="soft">${ruling.number}</span></p>${notCounting(web, view)}${wordsOf(web, view)}${readingOf(web, view)}${summaryList(rows, lang)}${ruling.closedAt === null ? factsOf(web, view) : nothing}${decisions.length === 0 ? nothing : fold({ title: say('ruling.under'), body: html`<ul>${each(decisions, ({ decision, at: made }) => html`<li><a href="/putusan/${decision}">${moment(lang, made, WIB)}</a></li>`)}</ul>` })}${view.isCentre ? centreOf(web, view) : nothing}</section>`,
  }
}

/** Its answer; or that nobody reads it any more, and why. */
function wordsOf({ lang }: Web, { ruling: { answer, closedAt } }: RulingView): Html {
  const say = words(lang)
  return closedAt === null
    ? html`<h2>${say('ruling.answer')}</h2>${each(answer.split(/\n+/), (text) => html`<p>${text}</p>`)}`
    : panel({
        kind: 'info',
        lang,
        title: say('ruling.closed', { at: moment(lang, closedAt, WIB) }),
        body: say('ruling.closed.note'),
      })
}

const factsOf = ({ lang }: Web, { ruling, law }: RulingView): Html => {
  const say = words(lang)
  const rows = factRows(lang, ruling.facts, { ...law, named: codeNames(lang) })
  return fold({
    title: say('ruling.facts'),
    body: html`<p class="soft">${say('ruling.facts.note')}</p>${summaryList(rows, lang)}`,
  })
}

const validText = (
  { lang }: Web,
  { validFrom, validUntil }: { validFrom: LocalDate; validUntil: LocalDate | null },
): string =>
  validUntil === null
    ? words(lang)('ruling.valid.open', { from: longDay(lang, validFrom) })
    : words(lang)('ruling.valid.until', { from: longDay(lang, validFrom), until: longDay(lang, validUntil) })

function notCounting({ lang }: Web, { ruling: { withdrawn, closedAt }, standing }: Stood): Html {
  const say = words(lang)
  const told = (body: string): Html => panel({ kind: 'warning', lang, title: say('ruling.not-counting'), body })
  // That its words are closed says so, and why: the reason of the withdrawal is closed with them.
  if (closedAt !== null) return nothing
  if (withdrawn !== null)
    return told(say('ruling.withdrawn', { at: moment(lang, withdrawn.at, WIB), reason: withdrawn.reason }))
  return standing === 'rule-changed' ? told(say('ruling.rule-changed')) : nothing
}

function readingOf(web: Web, { ruling, reading, standing, back, token }: RulingView): Html {
  const say = words(web.lang)
  if (reading === undefined) return nothing
  if (reading !== null) return html`<p>${say('ruling.confirmed', { at: moment(web.lang, at(reading), WIB) })}</p>`
  if (standing !== 'counts' && standing !== 'not-yet') return nothing
  return form({
    action: `${hrefOfRuling(ruling)}/baca`,
    session: web.session,
    key: web.key,
    body: html`<input type="hidden" name="kembali" value="${back}"><input type="hidden" name="dibuka" value="${token}">${button({ text: say('ruling.confirm'), icon: 'check' })}`,
  })
}

const at = ({ at: read }: RulingRead): Instant => read

/** What the centre can still do: an example for the machine, and taking it out of force. */
function centreOf(web: Web, view: RulingView): Html {
  const { ruling, standing, errors, asked } = view
  const say = words(web.lang)
  if (ruling.withdrawn !== null) return ruling.closedAt === null ? closingOf(web, view) : nothing
  const plain = { session: web.session, class: 'flow' } as const
  const example =
    ruling.effect === 'explains' || standing === 'rule-changed'
      ? nothing
      : form({
          ...plain,
          key: `${web.key}c`,
          action: `${hrefOfRuling(ruling)}/contoh`,
          body: html`<p class="soft">${say('ruling.example.note')}</p>${button({ text: say('ruling.example'), kind: 'outline', icon: 'plus' })}`,
        })
  const withdrawing = form({
    ...plain,
    key: web.key,
    action: `${hrefOfRuling(ruling)}/cabut`,
    label: say('ruling.withdraw'),
    body: withdrawingOf(web, view),
  })
  return html`${example}${fold({ title: say('ruling.withdraw'), body: withdrawing, open: errors['sebab'] !== undefined || asked !== undefined })}`
}

/** Who asks says why; who does it after them sees the reason. Nobody does both. */
function withdrawingOf(web: Web, { asked, typed, errors }: RulingView): Html {
  const say = words(web.lang)
  if (asked === undefined)
    return html`${textArea({ name: 'sebab', label: say('ruling.withdraw.reason'), hint: say('ruling.withdraw.hint'), rows: 3, value: typed['sebab'], error: errors['sebab'] })}${button({ text: say('ruling.withdraw.ask'), kind: 'danger', icon: 'ban' })}`
  const reason = html`<p>${say('ruling.withdraw.asked', { reason: asked.reason })}</p>`
  if (asked.askedBy === web.actor.person) return html`${reason}<p class="soft">${say('ruling.withdraw.other')}</p>`
  return html`${reason}${button({ text: say('ruling.withdraw'), kind: 'danger', icon: 'ban' })}`
}

/** Closing the words of a withdrawn ruling that names somebody: one asks, another does it. */
function closingOf(web: Web, { ruling, closing }: RulingView): Html {
  const say = words(web.lang)
  const isOwn = closing?.askedBy === web.actor.person
  const go = isOwn
    ? html`<p class="soft">${say('ruling.close.other')}</p>`
    : form({
        session: web.session,
        key: `${web.key}t`,
        action: `${hrefOfRuling(ruling)}/tutup`,
        label: say('ruling.close'),
        body: button({
          text: say(closing === undefined ? 'ruling.close.ask' : 'ruling.close'),
          kind: 'danger',
          icon: 'ban',
        }),
      })
  return fold({
    title: say('ruling.close'),
    open: closing !== undefined,
    body: html`<p class="soft">${say('ruling.close.note')}</p>${go}`,
  })
}
