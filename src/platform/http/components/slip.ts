import { each, type Html, html, nothing } from '../html.ts'
import { brandMark } from './brand.ts'
import type { Content } from './content.ts'
import type { CardFact } from './pmi-card.ts'

export type SlipProps = {
  readonly office: Content
  readonly title: Content
  /** `A-042` */
  readonly number: Content
  readonly facts: readonly CardFact[]
  readonly qr?: Html
  readonly note?: Content
}

/** A ticket or slip for a printer of 80 mm: black on white, whatever the screen's colours. */
export const slip = ({ office, title, number, facts, qr, note }: SlipProps): Html =>
  html`<article class="slip"><p class="slip__head">${brandMark}${office}</p><p>${title}</p><b class="figure">${number}</b><dl>${each(facts, ({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${qr === undefined ? nothing : html`<div class="slip__qr">${qr}</div>`}${note === undefined ? nothing : html`<small>${note}</small>`}</article>`
