import { WIB } from '../../../kernel/time.ts'
import { button, buttonRow, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment, numberText } from '../../../platform/i18n/dates.ts'
import { provinces, reference } from '../../offices/index.ts'
import type { Shown } from '../event.ts'
import { linkMark, type MassMessage, messageKinds, type Standing } from '../mass/message.ts'
import type { Preview } from '../mass/receivers.ts'
import { eventTitle } from '../open/page.ts'
import { countryName, crisisStandard } from '../standard.ts'
import { words as openWords } from '../words.ts'
import { fieldOf, type Typing } from './event.page.ts'
import { writtenIn } from './message.form.ts'
import { words } from './words.ts'

/** Names of schemes by their code, as the law of today has them. */
export type Schemes = ReadonlyMap<string, string>

/** The messages of an event, and the way to write one. */
export function messagesPart({ lang }: Web, { event, ending }: Shown, messages: readonly Standing[]): Html {
  const say = words(lang)
  const go =
    ending === null
      ? linkButton({ href: `/pusat/krisis/${event.id}/pesan`, text: say('message.new'), kind: 'outline', icon: 'mail' })
      : nothing
  if (messages.length === 0) return html`<h2>${say('messages')}</h2><p class="soft">${say('messages.none')}</p>${go}`
  const rows = messages.map((one) => [
    html`<a href="/pusat/krisis/pesan/${one.message.id}">${say(`message.kind.${one.message.kind}`)}</a>`,
    moment(lang, one.message.proposedAt, WIB),
    html`${stateTag(lang, one)}`,
    numberText(lang, one.signature?.receivers ?? one.message.receivers),
  ])
  const columns = [
    { name: say('message') },
    { name: say('message.proposed') },
    { name: say('state') },
    { name: say('message.receivers'), figures: true },
  ]
  return html`<h2>${say('messages')}</h2>${table({ caption: say('messages'), columns, rows })}${go}`
}

const stateOf = ({ signature, setAside }: Standing) =>
  signature ? 'signed' : setAside ? 'set-aside' : ('proposed' as const)
const tones = { signed: 'leaf', 'set-aside': 'plain', proposed: 'amber' } as const
const stateTag = (lang: Web['lang'], one: Standing): Html =>
  tag(words(lang)(`message.state.${stateOf(one)}`), tones[stateOf(one)])

type Writing = {
  readonly shown: Shown
  readonly typing: Typing
  readonly schemes: Schemes
  /** What it would reach and cost; absent before it was looked at. */
  readonly preview?: Preview | undefined
}

/** Where a message is written: first looked at, then proposed. */
export function writeBody(web: Web, { shown: { event }, typing, schemes, preview }: Writing): Html {
  const { lang } = web
  const say = words(lang)
  const begun = openWords('id')('sms.roll', { event: eventTitle('id', event), link: linkMark })
  const typed = { macam: 'roll-call', negara: event.country, teks_id: begun, ...typing.typed }
  const field = fieldOf({ ...typing, typed })
  const area = (code: string): Html =>
    textArea({ ...field(`teks_${code}`), label: say('message.text', { language: languageName(lang, code) }), rows: 4 })
  const [id = 'id', en = 'en', ...more] = writtenIn()
  const buttons = buttonRow(
    button({ name: 'lakukan', value: 'lihat', text: say('message.look'), kind: 'outline', icon: 'eye' }),
    ...(preview && preview.receivers > 0
      ? [
          button({
            name: 'lakukan',
            value: 'usul',
            text: say('message.propose', { count: preview.receivers }),
            icon: 'signature',
          }),
        ]
      : []),
  )
  return html`${preview ? previewPart(lang, preview) : nothing}${formOf({
    action: `/pusat/krisis/${event.id}/pesan`,
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${radios({ ...field('macam'), label: say('message.kind'), options: messageKinds.map((value) => ({ value, text: say(`message.kind.${value}`), hint: say(`message.kind.${value}.hint`) })) })}${filterFields(lang, field, schemes)}${area(id)}<p class="hint">${say('message.text.hint', { mark: linkMark })}</p>${area(en)}${fold({ title: say('message.more'), body: html`${each(more, area)}`, open: more.some((code) => (field(`teks_${code}`).value ?? '') !== '') })}${buttons}`,
  })}`
}

function filterFields(lang: Web['lang'], field: ReturnType<typeof fieldOf>, schemes: Schemes): Html {
  const say = words(lang)
  const countries = [...reference().destinations.values()]
    .map(({ code, name }) => ({ value: code, text: name[lang] }))
    .toSorted((a, b) => a.text.localeCompare(b.text, lang))
  return html`${select({ ...field('negara'), label: say('message.country'), hint: say('message.country.hint'), options: countries })}${select({ ...field('provinsi'), label: say('filter.province'), empty: say('filter.all'), options: provinces().map(({ code, name }) => ({ value: code, text: name })) })}${select({ ...field('jalur'), label: say('message.scheme'), empty: say('filter.all'), options: [...schemes].map(([value, text]) => ({ value, text })) })}`
}

/** Exactly how many it reaches now, and in how many parts of SMS. */
function previewPart(lang: Web['lang'], { receivers, parts, languages }: Preview): Html {
  const say = words(lang)
  const title = say('preview', { receivers, parts })
  if (receivers === 0)
    return html`<div role="status">${panel({ kind: 'warning', lang, title: say('preview.none') })}</div>`
  const list = each(
    languages,
    (one) =>
      html`<li>${say('preview.language', { language: languageName(lang, one.language), receivers: one.receivers, parts: one.parts })}</li>`,
  )
  return html`<div role="status">${panel({ kind: 'info', lang, title, body: html`<ul>${list}</ul>${say('preview.reminders', { count: crisisStandard().reminders.length })}` })}</div>`
}

const languageName = (lang: Web['lang'], code: string): string =>
  code === 'id' || code === 'en'
    ? words(lang)(`language.${code}`)
    : (crisisStandard().languages.find((one) => one.code === code)?.name ?? code)

export type MessageView = {
  readonly shown: Shown
  readonly standing: Standing
  readonly preview: Preview
  readonly progress: { readonly sent: number; readonly all: number }
  readonly schemes: Schemes
  readonly names: ReadonlyMap<string, string>
}

/** One message before the second person: the words, whom they reach, and the signature. */
export function messageBody(web: Web, view: MessageView, typing: Typing): Html {
  const { lang } = web
  const say = words(lang)
  const { standing, preview, names } = view
  const { message, signature, setAside } = standing
  const who = (person: string): string => names.get(person) ?? ''
  const proposed = say('message.by', { name: who(message.proposedBy), at: moment(lang, message.proposedAt, WIB) })
  const head = html`<p>${stateTag(lang, standing)} ${say(`message.kind.${message.kind}`)}. ${proposed}</p>${wordsOf(lang, message)}<p>${filterOf(view, lang)}</p>`
  if (setAside)
    return html`${head}${panel({ kind: 'info', lang, title: say('message.aside', { name: who(setAside.person) }), body: setAside.why })}`
  if (signature) return html`${head}${signedPart(web, view, who(signature.person))}`
  return html`${head}${previewPart(lang, preview)}${signPart(web, view)}${fold({ title: say('aside'), body: asideForm(web, message, typing), open: Object.keys(typing.errors).includes('alasan') })}`
}

const wordsOf = (lang: Web['lang'], { texts }: MassMessage): Html =>
  each(
    Object.entries(texts),
    ([code, text]) => html`<h2>${languageName(lang, code)}</h2><blockquote>${text}</blockquote>`,
  )

function filterOf({ standing: { message }, schemes }: MessageView, lang: Web['lang']): string {
  const say = words(lang)
  const province = provinces().find(({ code }) => code === message.province)?.name
  const scheme = message.scheme === null ? undefined : (schemes.get(message.scheme) ?? message.scheme)
  return say('message.filter', {
    country: countryName(message.country, lang),
    province: province ?? say('filter.all'),
    scheme: scheme ?? say('filter.all'),
  })
}

function signedPart({ lang }: Web, { standing: { message }, progress }: MessageView, name: string): Html {
  const say = words(lang)
  return html`<div role="status">${panel({ kind: 'success', lang, title: say('message.signed', { name }), body: say('message.progress', { sent: progress.sent, all: progress.all }) })}</div><p><a href="/krisis/pesan/${message.id}">${say('message.public')}</a></p>`
}

function signPart(web: Web, { standing: { message }, preview }: MessageView): Html {
  const say = words(web.lang)
  if (web.actor.role !== 'centre' || preview.receivers === 0) return nothing
  if (message.proposedBy === web.actor.person)
    return panel({ kind: 'info', lang: web.lang, title: say('sign.other'), body: say('sign.other.note') })
  return formOf({
    action: `/pusat/krisis/pesan/${message.id}/tanda-tangan`,
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`<input type="hidden" name="penerima" value="${String(preview.receivers)}"><p>${say('sign.note')}</p>${button({ text: say('sign.do', { count: preview.receivers }), icon: 'signature' })}`,
  })
}

const asideForm = (web: Web, { id }: MassMessage, typing: Typing): Html =>
  formOf({
    action: `/pusat/krisis/pesan/${id}/batal`,
    session: web.session,
    key: `${web.key}b`,
    class: 'flow',
    body: html`${textArea({ ...fieldOf(typing)('alasan'), label: words(web.lang)('aside.why'), rows: 2 })}${button({ text: words(web.lang)('aside.do'), kind: 'outline' })}`,
  })
