import { assetUrl } from '../../../platform/http/assets/assets.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { checkboxes, radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { factsGrid } from '../../../platform/http/components/facts.ts'
import {
  describedBy,
  type FieldProps,
  field,
  oneValue,
  type TypedValue,
} from '../../../platform/http/components/field.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { icon } from '../../../platform/http/components/icon.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { numberText } from '../../../platform/i18n/dates.ts'
import { caseStandard } from '../../cases/index.ts'
import type { Arrival } from '../arrival.ts'
import { arrivalTitle, arrivalWhen } from '../open/page.ts'
import { arrivalStandard } from '../standard.ts'
import { words } from '../words.ts'
import { homeNames } from './home.ts'

export type Entering = {
  readonly arrival: Arrival
  /** How many lines the server has. */
  readonly total: number
  readonly form: Form<unknown>
  /** The id this form's person gets: sent twice it is one. */
  readonly id: string
  /** What was just done without a script. */
  readonly done?: string | undefined
}

/** Where people are written down, one after the other. With a script it goes on without a network. */
export function enterPage(web: Web, { arrival, total, form, id, done }: Entering): Page {
  const { lang } = web
  const say = words(lang)
  const title = arrivalTitle(lang, arrival)
  const base = `/meja/kedatangan/${arrival.id}`
  const facts = {
    'data-arrival': arrival.id,
    'data-title': title,
    'data-when': arrivalWhen(lang, arrival),
    'data-key': JSON.stringify(arrival.key),
    'data-year': web.now().slice(0, 4),
  }
  const expected =
    arrival.expected === null ? nothing : say('enter.expected', { expected: numberText(lang, arrival.expected) })
  return {
    title,
    failed: Object.keys(form.errors).length > 0,
    scripts: ['arrivals.js'],
    body: html`<section>${backLink('/meja/kedatangan', lang)}${errorSummary(form.errors, lang)}${done === undefined ? nothing : html`<div role="status">${panel({ kind: 'success', lang, title: done })}</div>`}<h1>${title}</h1><p class="soft">${arrivalWhen(lang, arrival)}. ${expected}</p>${deviceBox(web, facts)}<p data-total data-words="${say('enter.total', { total: '{total}' })}">${say('enter.total', { total: numberText(lang, total) })}</p></section><section>${personForm(web, { action: base, session: web.session, form, id })}${justPart(web)}</section><section>${tiles(
      [
        { href: `${base}/daftar`, title: say('enter.people'), icon: 'users', tone: 'indigo' },
        { href: `${base}/berkas`, title: say('enter.bring'), icon: 'upload', tone: 'leaf' },
        { href: `${base}/angka`, title: say('enter.figures'), icon: 'chart-line', tone: 'sea' },
      ],
    )}${keepsPart(web)}</section>`,
  }
}

/** What a device keeps for the time without a network: the page of nobody, which can write down and send nothing. */
export function shellPage(web: Web): Page {
  const say = words(web.lang)
  return {
    title: say('shell.title'),
    scripts: ['arrivals.js'],
    body: html`<section><p class="soft">${say('shell.lead')}</p><h1 data-place>${say('shell.title')}</h1><p class="soft" data-when></p>${deviceBox(web, { 'data-arrival': '' })}</section><section data-form hidden>${personForm(web, { action: '', session: null, form: { ok: false, typed: {}, errors: {} }, id: '' })}${justPart(web)}</section><section>${keepsPart(web)}</section>`,
  }
}

/** What waits on this device; shown and filled by the script, every word of it stands here. */
function deviceBox({ lang }: Web, facts: Readonly<Record<string, string>>): Html {
  const say = words(lang)
  const told = {
    'data-store': assetUrl('arrivals-box.js'),
    'data-ready': say('device.ready'),
    'data-away': say('device.away'),
    'data-sending': say('device.sending'),
    'data-all': say('device.all'),
    'data-sign-in': say('device.sign-in'),
    'data-foreign': say('device.foreign'),
    'data-refused': say('device.refused', { count: '{count}' }),
    'data-full': say('device.full'),
    'data-out': say('device.out'),
    'data-saved': say('enter.saved', { name: '{name}' }),
    'data-empty': say('enter.name.empty'),
    'data-long': say('long'),
    'data-birth': say('enter.birth.wrong'),
  }
  return html`<div${attributes({ 'data-device': true, ...facts, ...told })} class="flow" hidden>${factsGrid([
    { figure: html`<span data-held>0</span>`, means: say('device.held'), icon: 'download', tone: 'brown' },
    { figure: html`<span data-sent>0</span>`, means: say('device.sent'), icon: 'circle-check', tone: 'leaf' },
  ])}<p data-standing role="status"></p><div class="button-row"><button class="button button--outline" type="button" data-send hidden>${say('device.send')}</button><a class="button button--solid" data-door hidden>${say('device.sign-in.do')}</a></div><div data-odd hidden>${panel({ kind: 'danger', lang, title: html`<span data-line></span>`, body: html`<button class="button button--outline" type="button">${say('device.refused.do')}</button>` })}</div></div>`
}

/** Who was saved last on this screen, in the memory of the page until it is left; and how the script says what is wrong. */
const justPart = ({ lang }: Web): Html =>
  html`<div data-just role="status"></div><template data-saved><div class="toast">${icon('check')}<p></p><button type="button">${icon('undo-2')}${words(lang)('device.undo')}</button></div></template><template data-complaint><span class="wrong" role="alert">${icon('circle-alert')}</span></template>`

const keepsPart = ({ lang }: Web): Html => {
  const say = words(lang)
  return fold({
    title: say('device.keeps'),
    body: html`<ul>${each(['1', '2', '3', '4'] as const, (part) => html`<li>${say(`device.keeps.${part}`)}</li>`)}</ul>`,
  })
}

type Asking = Pick<Entering, 'form' | 'id'> & {
  readonly action: string
  readonly session: Web['session']
}

function personForm(web: Web, { action, session, form: { typed, errors }, id }: Asking): Html {
  const { lang } = web
  const say = words(lang)
  const ask = (name: string) => ({ name, value: typed[name], error: errors[name] })
  const options = (codes: readonly { readonly code: string; readonly name: Readonly<Record<Web['lang'], string>> }[]) =>
    codes.map(({ code, name }) => ({ value: code, text: name[lang] }))
  const signs = checkboxes({ ...ask('bahaya'), label: say('enter.signs'), options: options(caseStandard().signs) })
  const isDanger = typed['bahaya'] !== undefined && typed['bahaya'].length > 0
  return formOf({
    action,
    session,
    key: web.key,
    id: 'orang',
    class: 'flow',
    body: html`<h2>${say('enter.title')}</h2><input type="hidden" name="id" value="${id}">${textInput({ ...ask('nama'), label: say('enter.name'), hint: say('enter.name.hint') })}${radios(
      {
        ...ask('kelamin'),
        label: say('enter.sex'),
        two: true,
        options: (['P', 'L'] as const).map((value) => ({ value, text: say(`enter.sex.${value}`) })),
      },
    )}${textInput({ ...ask('lahir'), label: say('enter.birth'), hint: say('enter.birth.hint') })}${homeInput({ ...ask('asal'), label: say('enter.home'), hint: say('enter.home.hint') })}${textInput({ ...ask('dokumen'), label: say('enter.document'), hint: say('enter.document.hint') })}${checkboxes({ ...ask('perlu'), label: say('enter.needs'), options: options(arrivalStandard().needs) })}${fold({ title: say('enter.signs'), body: signs, open: isDanger })}${button({ text: say('enter.do'), icon: 'check' })}`,
  })
}

/** A home, with every regency and city offered while somebody types; what is typed otherwise is kept as it is. */
export const homeInput = (props: FieldProps & { readonly value?: TypedValue }): Html =>
  html`${field(
    props,
    html`<input${attributes({ class: 'input', id: props.name, name: props.name, value: oneValue(props.value), list: `${props.name}-daftar`, autocomplete: 'off', 'aria-describedby': describedBy(props), 'aria-invalid': props.error === undefined ? null : 'true' })}>`,
  )}<datalist id="${props.name}-daftar">${each(homeNames(), (name) => html`<option value="${name}"></option>`)}</datalist>`
