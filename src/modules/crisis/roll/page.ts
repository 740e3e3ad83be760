import { button, linkButton } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel, receipt } from '../../../platform/http/components/panel.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Shown } from '../event.ts'
import { eventTitle, numbersPart } from '../open/page.ts'
import { zoneOf } from '../place.ts'
import { words } from '../words.ts'
import type { RollRow } from './store.ts'

type Asking = {
  readonly shown: Shown
  readonly action: string
  readonly form: Form<unknown>
  /** Whether we know who they are: by their link, or signed in. */
  readonly isKnown: boolean
  /** Where they stand, once they are on the roll. */
  readonly row?: RollRow | undefined
}

/** Two large buttons, one optional line, and where they are. Whoever is not known says who they are first. */
export function answerPage(web: Web, { shown, action, form, isKnown, row }: Asking): Page {
  const { lang } = web
  const say = words(lang)
  const title = eventTitle(lang, shown.event)
  const numbers = html`<section><h2>${say('numbers')}</h2>${numbersPart(lang, shown.bulletins[0].numbers)}</section>`
  const ask =
    row && row.says !== null
      ? html`<h2>${say('answer.again')}</h2>`
      : html`<h1>${say('answer.ask')}</h1><p class="lead">${title}</p>`
  const asking = html`<section>${ask}${buttonsForm(web, { action, form, isKnown })}<p><a class="tap" href="/krisis/${shown.event.id}">${say('answer.event')}</a></p></section>`
  const stands = row && row.says !== null ? html`<section>${stood(web, shown, row)}</section>` : nothing
  return {
    title: say('answer.title'),
    failed: Object.keys(form.errors).length > 0,
    // Whoever needs help sees whom to call before anything else to fill in.
    body: html`${errorSummary(form.errors, lang)}${stands}${row?.says === 'help' ? html`${numbers}${asking}` : html`${asking}${numbers}`}`,
  }
}

/** That the same was answered before. */
export function receivedPage({ lang }: Web, { event }: Shown): Page {
  const say = words(lang)
  return {
    title: say('answer.title'),
    body: html`<section>${panel({ kind: 'success', lang, title: say('refusal.crisis.same-answer') })}<p><a class="tap" href="/krisis/${event.id}">${say('answer.event')}</a></p></section>`,
  }
}

/** A link we do not know: perhaps it was cut off. Nobody is left without a way on. */
export function unknownPage({ lang }: Web): Page {
  const say = words(lang)
  return {
    title: say('answer.title'),
    body: html`<section><h1>${say('code.wrong')}</h1><p class="lead">${say('code.wrong.note')}</p>${linkButton({ href: '/krisis', text: say('code.wrong.go'), iconAfter: 'arrow-right' })}<p><a class="tap" href="/darurat">${say('numbers.more')}</a></p></section>`,
  }
}

type Buttons = { readonly action: string; readonly form: Form<unknown>; readonly isKnown: boolean }

function buttonsForm(web: Web, { action, form: { typed, errors }, isKnown }: Buttons): Html {
  const say = words(web.lang)
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] })
  const who = isKnown
    ? nothing
    : html`${textInput({ ...field('nama'), label: say('answer.name'), kind: 'name' })}${textInput({ ...field('tempat'), label: say('answer.last'), hint: say('answer.last.hint') })}${textInput({ ...field('hp'), label: say('answer.phone'), hint: say('answer.phone.hint'), kind: 'phone' })}`
  const where = isKnown ? textArea({ ...field('tempat'), label: say('answer.place'), rows: 2 }) : nothing
  // Nobody says anything by pressing Enter: the form's own button is one that cannot be pressed.
  const none = html`<button disabled hidden></button>`
  const safe = button({ name: 'jawab', value: 'aman', text: say('answer.safe'), kind: 'solid', icon: 'check' })
  const help = button({ name: 'jawab', value: 'bantuan', text: say('answer.help'), kind: 'danger', icon: 'siren' })
  const pair = html`${safe}${help}`
  return formOf({
    action,
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${none}${who}${isKnown ? pair : nothing}${textArea({ ...field('kata'), label: say('answer.words'), rows: 2 })}${where}${isKnown ? nothing : pair}`,
  })
}

/** What they answered last, and what becomes of it. */
function stood({ lang }: Web, { event }: Shown, { says, saidAt, caseNumber }: RollRow): Html {
  if (says === null || saidAt === null) return nothing
  const say = words(lang)
  const at = moment(lang, saidAt, zoneOf(event))
  if (says === 'safe')
    return html`<h1>${eventTitle(lang, event)}</h1><div role="status">${panel({ kind: 'success', lang, title: say('stood.safe'), body: say('stood.at', { at }) })}</div>`
  return html`<div role="status">${receipt({ title: say('stood.help'), label: say('stood.number'), number: caseNumber ?? '', next: say('stood.next', { at }) })}${linkButton({ href: '/pengaduan/tanda-terima', text: say('stood.receipt'), kind: 'outline' })}</div>`
}
