import type { Language } from '../../i18n/language.ts'
import { type Html, html, nothing } from '../html.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

export type PanelKind = 'info' | 'warning' | 'danger' | 'success'

const looks = {
  info: { tone: 'sea', icon: 'info' },
  warning: { tone: 'brown', icon: 'triangle-alert' },
  danger: { tone: 'red', icon: 'shield-alert' },
  success: { tone: 'leaf', icon: 'check' },
} as const

export type PanelProps = {
  readonly kind: PanelKind
  readonly lang: Language
  readonly title: Content
  readonly body?: Content
}

/** Something to know before going on: colour, picture and the word itself ("Hati-hati") say how much it matters. */
export const panel = ({ kind, lang, title, body }: PanelProps): Html =>
  html`<div class="panel panel--${looks[kind].tone}"><span class="panel__mark">${icon(looks[kind].icon)}</span><div class="panel__body"><p class="panel__word">${words(lang)(`word.${kind}`)}</p><h3>${title}</h3>${body === undefined ? nothing : html`<div>${body}</div>`}</div></div>`

/** A part of a page that stands apart, in a tone of its own: what only some read, or what goes on by itself. */
export const apart = (tone: 'brown' | 'sea', body: Content): Html =>
  html`<section class="panel panel--${tone} panel--wide"><div class="panel__body">${body}</div></section>`

export type HolderProps = {
  /** Who has it: "Berkasmu sedang diperiksa BP3MI Jawa Timur". */
  readonly who: Content
  /** Since when and until when: "Masuk Jumat, 20 Nov. Janji selesai Senin, 23 Nov." */
  readonly since: Content
  /** What the person need not or must do: "Kamu tidak perlu datang." */
  readonly todo?: Content
  readonly late?: boolean
}

/** Who has the file, since when, promised until when. A status without these three is not shown. */
export const holder = ({ who, since, todo, late }: HolderProps): Html =>
  html`<div class="holder${late === true ? ' panel--red' : nothing}"><span class="panel__mark">${icon('hourglass')}</span><div><p><b>${who}</b></p><p>${since} ${todo}</p></div></div>`

/** After something was sent: the number, what happens next and when. */
export const receipt = ({
  title,
  label,
  number,
  next,
}: {
  readonly title: Content
  readonly label: Content
  readonly number: string
  readonly next: Content
}): Html =>
  html`<div class="receipt">${icon('circle-check')}<h1>${title}</h1><p>${label}<b class="figure">${number}</b></p><p class="soft">${next}</p></div>`

/** Nothing here yet: why, and what to do. */
export const emptyState = ({
  title,
  note,
  action,
}: {
  readonly title: Content
  readonly note: Content
  readonly action?: Html
}): Html => html`<div class="empty">${icon('inbox')}<b>${title}</b><p>${note}</p>${action ?? nothing}</div>`
