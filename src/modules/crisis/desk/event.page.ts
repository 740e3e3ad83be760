import { WIB } from '../../../kernel/time.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { checkboxes } from '../../../platform/http/components/choices.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { table } from '../../../platform/http/components/table.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { emergencyNumbers, reference } from '../../offices/index.ts'
import type { Shown } from '../event.ts'
import { eventTitle } from '../open/page.ts'
import { crisisStandard } from '../standard.ts'
import { words } from './words.ts'

export type Typing = { readonly typed: Typed; readonly errors: Readonly<Record<string, string>> }
export const untyped: Typing = { typed: {}, errors: {} }

/** Every event, open ones first, and the way to declare one. */
export function deskListBody({ lang }: Web, events: readonly Shown[]): Html {
  const say = words(lang)
  const go = linkButton({ href: '/pusat/krisis/baru', text: say('declare'), icon: 'megaphone' })
  if (events.length === 0) return html`${emptyState({ title: say('none'), note: say('none.note') })}${go}`
  return html`${go}${table({
    caption: say('events'),
    columns: [{ name: say('event') }, { name: say('declared') }, { name: say('state') }],
    rows: events.map(({ event, ending }) => [
      html`<a href="/pusat/krisis/${event.id}">${eventTitle(lang, event)}</a>`,
      moment(lang, event.declaredAt, WIB),
      say(ending === null ? 'state.open' : 'state.over'),
    ]),
  })}`
}

/** Where an event is declared: by one person, public at once. */
export function declareBody(web: Web, typing: Typing): Html {
  const { lang } = web
  const say = words(lang)
  const field = fieldOf(typing)
  const countries = [...reference().destinations.values()]
    .map(({ code, name }) => ({ value: code, text: name[lang] }))
    .toSorted((a, b) => a.text.localeCompare(b.text, lang))
  return formOf({
    action: '/pusat/krisis/baru',
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${panel({ kind: 'warning', lang, title: say('declare.public') })}${select({ ...field('jenis'), label: say('kind'), empty: say('choose'), options: crisisStandard().kinds.map(({ code, name }) => ({ value: code, text: name[lang] })) })}${select({ ...field('negara'), label: say('country'), empty: say('choose'), options: countries })}${textInput({ ...field('wilayah'), label: say('area'), hint: say('area.hint') })}${textInput({ ...field('sejak'), label: say('since.day'), kind: 'date' })}${textInput({ ...field('pukul'), label: say('since.time'), hint: say('since.time.hint') })}${bulletinFields(web, typing)}${button({ text: say('declare.do'), icon: 'megaphone' })}`,
  })
}

/** One event at the desk: what stands of it, what more is known, its messages and lists, its end. */
export function deskEventBody(
  web: Web,
  { event, bulletins: [newest], ending }: Shown,
  typing: Typing,
  more: Html,
): Html {
  const say = words(web.lang)
  const links = html`<p><a href="/krisis/${event.id}">${say('public.page')}</a> · <a href="/krisis/${event.id}/daftar">${say('lists')}</a></p>`
  if (ending !== null)
    return html`${links}${panel({ kind: 'success', lang: web.lang, title: say('state.over'), body: ending.why })}${more}`
  const typed: Typed = {
    diketahui_id: newest.known.id,
    diketahui_en: newest.known.en,
    lakukan_id: newest.advice.id,
    lakukan_en: newest.advice.en,
    nomor: newest.numbers,
    ...typing.typed,
  }
  const base = `/pusat/krisis/${event.id}`
  const part = { session: web.session, class: 'flow' }
  const told = formOf({
    ...part,
    action: `${base}/kabar`,
    key: web.key,
    body: html`${bulletinFields(web, { ...typing, typed })}${button({ text: say('inform.do'), icon: 'megaphone' })}`,
  })
  const over = formOf({
    ...part,
    action: `${base}/akhir`,
    key: `${web.key}e`,
    body: html`${textArea({ ...fieldOf(typing)('alasan'), label: say('end.why'), hint: say('end.why.hint'), rows: 2 })}${button({ text: say('end.do'), kind: 'danger' })}`,
  })
  const opened = Object.keys(typing.errors)
  return html`${links}${more}${fold({ title: say('inform'), body: told, open: opened.some((name) => name !== 'alasan') })}${fold({ title: say('end'), body: over, open: opened.includes('alasan') })}`
}

function bulletinFields({ lang }: Web, typing: Typing): Html {
  const say = words(lang)
  const field = fieldOf(typing)
  const area = (name: string, label: Parameters<typeof say>[0]): Html =>
    textArea({ ...field(name), label: say(label), rows: 4 })
  const numbers = checkboxes({
    ...field('nomor'),
    label: say('numbers'),
    options: emergencyNumbers().map(({ id, name, shown, checked }) => ({
      value: id,
      text: `${shown} – ${name[lang]}`,
      ...(checked === null ? { hint: say('numbers.untried') } : {}),
    })),
  })
  return html`${area('diketahui_id', 'known.id')}${area('diketahui_en', 'known.en')}${area('lakukan_id', 'advice.id')}${area('lakukan_en', 'advice.en')}${numbers}`
}

/** A field with what was typed and what is wrong with it. */
export const fieldOf =
  ({ typed, errors }: Typing) =>
  (name: string) => ({ name, value: typed[name], error: errors[name] })
