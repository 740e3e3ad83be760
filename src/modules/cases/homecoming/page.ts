import { cite } from '../../../kernel/citation.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { checkbox } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import type { Case } from '../case.ts'
import { type Homecoming, type Payers, payersAmong } from './decide.ts'
import { askedOf, fieldOfFact } from './form.ts'
import { type HomecomingMove, homecomingAfter } from './moves.ts'
import { words } from './words.ts'

export type ReturnView = {
  readonly one: Case
  /** The return that is not over; `undefined`: none yet. */
  readonly now: Homecoming | undefined
  readonly route: string
  readonly law: RuleSet
  readonly findings: readonly Finding[]
  readonly today: LocalDate
}

const paths = { confirm: 'sahkan', depart: 'berangkat', arrive: 'tiba', hand: 'serah' } as const

/** A return: where it is, who pays, what the law asks still, the plan, and what may be done now. */
export function returnBody(web: Web, view: ReturnView, form: Form<unknown>): Html {
  const { lang } = web
  const say = words(lang)
  const { one, now, law, findings } = view
  const head = html`${backLink(`/meja/aduan/${one.id}`, lang)}${errorSummary(form.errors, lang)}<h1>${say('title')} ${one.number}</h1><p class="lead">${say('lead')}</p>`
  const standing = now
    ? panel({
        kind: 'info',
        lang,
        title: say(`state.${now.state}`),
        body: say('on', { day: longDay(lang, now.travelsOn) }),
      })
    : nothing
  const isOnTheWay = now?.state === 'departed' || now?.state === 'arrived'
  return html`${head}${standing}<h2>${say('payers')}</h2>${payersList(lang, now?.payers ?? payersAmong(findings, law))}${now ? html`<h2>${say('law')}</h2>${lawList(lang, { law, findings })}${actsPart(web, now, form)}` : nothing}${isOnTheWay ? answerForm(web, view, form) : planForm(web, view, form)}`
}

/** Who pays which part, with the article; said where it is not sure. */
export function payersList(lang: Language, payers: Payers): Html {
  const say = words(lang)
  if (payers.length === 0) return html`<p>${say('payers.none')}</p>`
  return html`<ul class="plain-list flow">${each(
    payers,
    ({ part, payer, citation, confidence }) =>
      html`<li>${part[lang]}: <b>${say(`payer.${payer ?? 'unknown'}`)}</b> ${confidence === 'verified' ? nothing : tag(say('to-confirm'), 'amber')}<br><span class="soft">${citation}</span></li>`,
  )}</ul>`
}

function lawList(lang: Language, { law, findings }: Pick<ReturnView, 'law' | 'findings'>): Html {
  const say = words(lang)
  const open = findings.filter(({ kind, applied, outcome }) => kind === 'requirement' && applied && outcome !== 'met')
  if (open.length === 0) return html`<p>${say('law.none')}</p>`
  const titleOf = (id: string): string => law.rules.find((rule) => rule.id === id)?.title[lang] ?? id
  return html`<ul>${each(
    open,
    ({ rule, outcome, citation }) =>
      html`<li>${titleOf(rule)} <span class="soft">(${cite(citation)}, ${say(outcome === 'unmet' ? 'law.unmet' : 'law.unknown')})</span></li>`,
  )}</ul>`
}

function actsPart(web: Web, now: Homecoming, { typed, errors }: Form<unknown>): Html {
  const say = words(web.lang)
  const act = (path: string, label: string, fields: Html = nothing): Html =>
    formOf({
      action: `/meja/aduan/${now.case}/pulang/${path}`,
      session: web.session,
      key: `${web.key}${path}`,
      class: 'flow',
      label,
      body: html`<input type="hidden" name="versi" value="${now.version}">${fields}${button({ text: label, kind: path === 'batal' ? 'outline' : 'approve' })}`,
    })
  const next = (Object.keys(paths) as (keyof typeof paths)[]).filter((move: HomecomingMove) =>
    homecomingAfter(move, now.state),
  )
  const isOwn = now.state === 'planned' && now.plannedBy === web.actor.person
  const buttons = isOwn
    ? html`<p class="soft">${say('confirm.other')}</p>`
    : each(next, (move) => act(paths[move], say(`do.${move}`)))
  const cancel = homecomingAfter('cancel', now.state)
    ? fold({
        title: say('do.cancel'),
        open: errors['sebab'] !== undefined && 'sebab' in typed,
        body: act('batal', say('do.cancel'), textArea({ name: 'sebab', label: say('why.cancel'), rows: 2, value: typed['sebab'], error: errors['sebab'] })), // biome-ignore format: one field
      })
    : nothing
  return html`${buttons}${cancel}`
}

/** One question of the law, answered yes, no, or not yet. */
function factFields(
  web: Web,
  { law, now }: ReturnView,
  { typed, asked }: { typed: Form<unknown>['typed']; asked: readonly string[] },
): Html {
  const say = words(web.lang)
  const kept = (fact: string): string => {
    const known = now?.facts[fact]
    return known === undefined ? '' : known ? 'ya' : 'tidak'
  }
  return html`${each(asked, (fact) =>
    select({
      name: fieldOfFact(fact),
      label: law.questions.get(`homecoming.${fact}`)?.question[web.lang] ?? fact,
      empty: say('unknown'),
      value: typed[fieldOfFact(fact)] ?? kept(fact),
      options: [
        { value: 'ya', text: say('yes') },
        { value: 'tidak', text: say('no') },
      ],
    }),
  )}`
}

function planForm(web: Web, view: ReturnView, { typed, errors }: Form<unknown>): Html {
  const { lang } = web
  const say = words(lang)
  const { one, now, route, law, today } = view
  const again = now?.state === 'confirmed' ? html`<p class="soft">${say('form.again')}</p>` : nothing
  return html`<h2>${say('form.title')}</h2>${again}${formOf({
    action: `/meja/aduan/${one.id}/pulang`,
    session: web.session,
    key: web.key,
    class: 'flow',
    label: say('form.title'),
    body: html`${textInput({ name: 'hari', label: say('day'), kind: 'date', value: typed['hari'] ?? now?.travelsOn ?? today, error: errors['hari'] })}${textArea({ name: 'jalan', label: say('route'), hint: say('route.hint'), rows: 3, value: typed['jalan'] ?? route, error: errors['jalan'] })}${wishField(web, { typed, errors })}<h3>${say('facts')}</h3><p class="soft">${say('facts.note')}</p>${factFields(web, view, { typed, asked: askedOf(law) })}${button({ text: say('go.plan') })}`,
  })}`
}

/** Nobody is asked for the worker: it is ticked each time the plan changes. */
function wishField(web: Web, { typed, errors }: Pick<Form<unknown>, 'typed' | 'errors'>): Html {
  const say = words(web.lang)
  const wrong = errors['mau'] === undefined ? nothing : html`<p class="wrong" id="mau-wrong">${errors['mau']}</p>`
  return html`<p><b>${say('wants')}</b><br><span class="soft">${say('wants.hint')}</span></p>${wrong}${checkbox({ name: 'mau', value: 'ya', text: say('wants.yes'), checked: typed['mau'] !== undefined })}`
}

/** On the way only what is still open is answered: what was answered for the departure stays. */
function answerForm(web: Web, view: ReturnView, { typed }: Form<unknown>): Html {
  const say = words(web.lang)
  const { one, now, law } = view
  const asked = askedOf(law).filter((fact) => now?.facts[fact] === undefined)
  if (asked.length === 0) return nothing
  return html`<h2>${say('facts')}</h2>${formOf({
    action: `/meja/aduan/${one.id}/pulang/jawaban`,
    session: web.session,
    key: web.key,
    class: 'flow',
    label: say('facts'),
    body: html`<p class="soft">${say('facts.note')}</p>${factFields(web, view, { typed, asked })}${button({ text: say('go.answer') })}`,
  })}`
}
