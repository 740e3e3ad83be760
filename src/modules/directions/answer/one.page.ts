import { WIB } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay, moment } from '../../../platform/i18n/dates.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { codeNames } from '../../offices/index.ts'
import { factRows, hrefOf } from '../../regulations/index.ts'
import type { Asked } from '../ask/store.ts'
import { directorateName, directorates } from '../directorates.ts'
import { effects, type KnownRuling } from '../ruling.ts'
import type { Similar } from '../similar/find.ts'
import { similarList } from '../similar/part.ts'
import { words } from '../words.ts'
import type { Answer, Law } from './decide.ts'
import { askerName } from './list.page.ts'

export type OneView = {
  readonly question: Asked
  readonly answer: Answer | undefined
  /** What the law of today says of it, and whether its rule is what it was when it was asked. */
  readonly law: Law
  readonly ruleSet: RuleSet
  readonly ruling: KnownRuling | undefined
  readonly into: Asked | undefined
  readonly merged: readonly Asked[]
  readonly similar: readonly Similar[]
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
  /** Where the list of questions is. */
  readonly back: string
}

/** What was asked, by whom and when, and what came of it. */
export function questionPart(web: Web, view: OneView): Html {
  const { question, merged } = view
  const { lang } = web
  const say = words(lang)
  const asked = say('one.asked', { office: askerName(web, question.asker), at: moment(lang, question.askedAt, WIB) })
  const promised = question.dueAt === null ? '' : `${say('one.promised', { due: moment(lang, question.dueAt, WIB) })}.`
  const others =
    merged.length === 0
      ? nothing
      : html`<h2>${say('one.merged')}</h2><ul>${each(merged, ({ number, text }) => html`<li>${number}: ${text}</li>`)}</ul>`
  return html`<blockquote>${each(question.text.split(/\n+/), (text) => html`<p>${text}</p>`)}</blockquote><p>${tag(say(`state.${question.state}`), question.state === 'open' ? 'amber' : 'plain')} ${question.urgent ? tag(say('urgent'), 'red', 'flag') : nothing} <span class="soft">${asked}. ${promised}</span></p>${cameOf(web, view)}${others}`
}

/** What it stands on: the rule, the facts, and what was asked and answered before. */
export function groundsPart({ lang }: Web, { question, law, ruleSet, similar }: OneView): Html {
  const say = words(lang)
  const rule = ruleSet.rules.find(({ id }) => id === question.rule)
  const named = rule ? html`<a href="${hrefOf(rule.instrument.id, rule.id)}">${rule.title[lang]}</a>` : question.rule
  const rows = [
    { question: say('one.rule'), answer: html`${named}<br>${question.citation}` },
    { question: say('ruling.step'), answer: say(`step.${question.step}`) },
    { question: say('column.unit'), answer: directorateName(question.directorate, lang) },
    { question: say('one.found'), answer: say(law.finding ? `found.${law.finding.outcome}` : 'found.gone') },
  ]
  const facts = summaryList(factRows(lang, question.facts, { ...ruleSet, named: codeNames(lang) }), lang)
  return html`${summaryList(rows, lang)}<h2>${say('one.facts')}</h2><p class="soft">${say('ruling.facts.note')}</p>${facts}<h2>${say('one.similar')}</h2>${similarList(lang, similar)}`
}

/** What became of a question that is closed, and a rule that changed under it. */
function cameOf(web: Web, { question, law, ruling, into }: OneView): Html {
  const { lang } = web
  const say = words(lang)
  const told = (title: string, body?: Html): Html =>
    panel({ kind: 'info', lang, title, ...(body === undefined ? {} : { body }) })
  if (ruling)
    return told(
      say('one.answered', { number: ruling.number }),
      html`<a href="/arahan/${ruling.number}">${ruling.question}</a>`,
    )
  if (into) return told(say('one.merged.into', { number: into.number }))
  if (question.state === 'lapsed') return told(say('one.lapsed', { reason: question.closedWhy ?? '' }))
  if (question.state === 'withdrawn') return told(say('one.withdrawn'))
  return law.sameAsAsked ? nothing : panel({ kind: 'warning', lang, title: say('one.changed') })
}

/** One question at the centre: everything to answer it with. */
export function oneBody(web: Web, view: OneView): Html {
  const { question, answer, back } = view
  const isOpen = question.state === 'open' && web.actor.role === 'centre'
  const acting = isOpen
    ? html`${assignPart(web, view)}${writePart(web, view)}${answer ? reviewPart(web, view, answer) : nothing}${answer ? signPart(web, view, answer) : nothing}${closePart(web, view)}`
    : nothing
  return html`${backLink(back, web.lang)}${questionPart(web, view)}${acting}`
}

const at = ({ question }: OneView, path: string): string => `/pusat/arahan/${question.id}/${path}`
const plain = (web: Web, letter: string) =>
  ({ session: web.session, key: `${web.key}${letter}`, class: 'flow' }) as const

function assignPart(web: Web, view: OneView): Html {
  const say = words(web.lang)
  const { assignedTo, directorate } = view.question
  const who = assignedTo === null ? 'assign.nobody' : assignedTo === web.actor.person ? 'assign.mine' : 'assign.other'
  const take =
    assignedTo === web.actor.person
      ? nothing
      : form({
          ...plain(web, 't'),
          action: at(view, 'ambil'),
          body: button({ text: say('assign.me'), kind: 'outline', icon: 'user-check' }),
        })
  const move = form({
    ...plain(web, 'u'),
    action: at(view, 'unit'),
    body: html`${select({ name: 'unit', label: say('assign.unit'), value: directorate, options: directorates().map(({ id, name }) => ({ value: id, text: name[web.lang] })) })}${button({ text: say('assign.move'), kind: 'outline', small: true })}`,
  })
  return html`<h2>${say('assign.title')}</h2><p>${say(who)}</p>${take}${fold({ title: say('assign.unit'), body: move })}`
}

function writePart(web: Web, view: OneView): Html {
  const { question, answer, law, typed, errors } = view
  const say = words(web.lang)
  const value = (name: string, before: string): Typed[string] => typed[name] ?? before
  const sentBack =
    answer?.sentBack == null
      ? nothing
      : panel({ kind: 'warning', lang: web.lang, title: say('write.sent-back'), body: answer.sentBack })
  const fields = html`${textArea({ name: 'pertanyaan', label: say('write.wording'), rows: 3, value: value('pertanyaan', answer?.wording ?? question.text), error: errors['pertanyaan'] })}${textArea({ name: 'jawaban', label: say('write.answer'), hint: say('write.answer.hint'), rows: 7, value: value('jawaban', answer?.answer ?? ''), error: errors['jawaban'] })}${radios({ name: 'arti', label: say('write.effect'), hint: say('write.effect.hint'), value: value('arti', answer?.effect ?? 'explains'), error: errors['arti'], options: effects.map((effect) => ({ value: effect, text: say(`effect.${effect}`) })) })}${textInput({ name: 'dasar', label: say('write.citation'), value: value('dasar', answer?.citation ?? question.citation), error: errors['dasar'] })}${textInput({ name: 'mulai', kind: 'date', label: say('write.from'), value: value('mulai', answer?.validFrom ?? law.on), error: errors['mulai'] })}${textInput({ name: 'sampai', kind: 'date', label: say('write.until'), hint: say('write.until.hint'), value: value('sampai', answer?.validUntil ?? ''), error: errors['sampai'] })}`
  return html`<h2>${say('write.title')}</h2>${sentBack}${form({
    ...plain(web, 'w'),
    action: at(view, 'jawaban'),
    label: say('write.title'),
    body: html`<input type="hidden" name="versi" value="${answer?.version ?? 0}">${fields}${button({ text: say('write.save'), kind: answer ? 'outline' : 'solid', icon: 'check' })}`,
  })}`
}

function reviewPart(web: Web, view: OneView, answer: Answer): Html {
  const say = words(web.lang)
  const { errors, typed } = view
  const version = html`<input type="hidden" name="versi" value="${answer.version}">`
  const doing =
    answer.reviewedBy !== null
      ? html`<p>${say('review.done')}</p>`
      : web.actor.person === answer.draftedBy
        ? html`<p>${say('review.own')}</p>`
        : form({
            ...plain(web, 'r'),
            action: at(view, 'periksa'),
            body: html`${version}${button({ text: say('review.go'), kind: 'solid', icon: 'shield-check' })}`,
          })
  const back = form({
    ...plain(web, 'b'),
    action: at(view, 'kembalikan'),
    body: html`${textArea({ name: 'sebab', label: say('review.back.reason'), rows: 3, value: typed['sebab'], error: errors['sebab'] })}${button({ text: say('review.back'), kind: 'return', icon: 'corner-up-left' })}`,
  })
  return html`<h2>${say('review.title')}</h2><p>${say('review.lead')}</p>${doing}${fold({ title: say('review.back'), body: back, open: errors['sebab'] !== undefined })}`
}

/** The answer as it is kept: what is signed, whatever stands in a field above. */
function asKept({ lang }: Web, { wording, answer, effect, citation, validFrom, validUntil }: Answer): Html {
  const say = words(lang)
  return summaryList(
    [
      { question: say('write.wording'), answer: wording },
      { question: say('write.answer'), answer },
      { question: say('write.effect'), answer: say(`effect.${effect}`) },
      { question: say('write.citation'), answer: citation },
      { question: say('write.from'), answer: longDay(lang, validFrom) },
      { question: say('write.until'), answer: validUntil === null ? '–' : longDay(lang, validUntil) },
    ],
    lang,
  )
}

function signPart(web: Web, view: OneView, answer: Answer): Html {
  const say = words(web.lang)
  if (answer.reviewedBy === null) return nothing
  const own = web.actor.person === answer.draftedBy || web.actor.person === answer.reviewedBy
  return html`<h2>${say('sign.title')}</h2><p>${say('sign.lead')}</p>${asKept(web, answer)}${
    own
      ? html`<p>${say('sign.own')}</p>`
      : form({
          ...plain(web, 's'),
          action: at(view, 'tanda-tangan'),
          body: html`<input type="hidden" name="versi" value="${answer.version}">${button({ text: say('sign.go'), icon: 'check' })}`,
        })
  }`
}

/** Ends without an answer of its own: another question is answered for both, or nothing is left to answer. */
function closePart(web: Web, view: OneView): Html {
  const say = words(web.lang)
  const { errors, typed, law } = view
  const merging = form({
    ...plain(web, 'm'),
    action: at(view, 'gabung'),
    body: html`${textInput({ name: 'nomor', label: say('merge.label'), hint: say('merge.hint'), value: typed['nomor'], error: errors['nomor'] })}${button({ text: say('merge.go'), kind: 'outline' })}`,
  })
  const lapsing = form({
    ...plain(web, 'l'),
    action: at(view, 'gugur'),
    body: html`${textArea({ name: 'gugur', label: say('lapse.reason'), rows: 3, value: typed['gugur'], error: errors['gugur'] })}${button({ text: say('lapse.go'), kind: 'danger' })}`,
  })
  return html`${fold({ title: say('merge.title'), body: merging, open: errors['nomor'] !== undefined })}${law.finding ? nothing : fold({ title: say('lapse.title'), body: lapsing, open: true })}`
}
