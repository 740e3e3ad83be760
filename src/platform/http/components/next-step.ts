import { each, type Html, html, nothing } from '../html.ts'
import { buttonRow } from './button.ts'
import type { Content } from './content.ts'
import { type IconName, icon } from './icon.ts'

export type Appointment = {
  /** `Nov` and `24`, as on a tear-off calendar; hidden from screen readers, since `day` says it in words. */
  readonly month: string
  readonly date: string
  /** `Selasa, 24 Nov, jam 09.00 WIB` */
  readonly day: Content
  readonly place?: Content
}

/** When and where to be. */
export const appointment = ({ month, date, day, place }: Appointment): Html =>
  html`<div class="when"><span class="leaflet" aria-hidden="true"><b>${month}</b><span class="figure">${date}</span></span><p><b>${day}</b>${place === undefined ? nothing : html`<small>${place}</small>`}</p></div>`

/** What to bring, each with its picture. `label` says so to a screen reader: "Yang dibawa". */
export const bringList = (label: string, items: readonly { readonly icon: IconName; readonly text: Content }[]): Html =>
  html`<ul class="bring" aria-label="${label}">${each(items, ({ icon: picture, text }) => html`<li>${icon(picture)}<span>${text}</span></li>`)}</ul>`

export type NextStepProps = {
  /** "Langkah berikutnya" */
  readonly head: Content
  readonly title: Content
  readonly body?: Html
  readonly buttons?: readonly Html[]
}

/** The one thing to do now, largest on the page. */
export const nextStep = ({ head, title, body, buttons = [] }: NextStepProps): Html =>
  html`<section class="next"><div class="next__head">${icon('flag')}${head}</div><div class="next__body"><h2>${title}</h2>${body ?? nothing}${buttons.length === 0 ? nothing : buttonRow(...buttons)}</div></section>`
