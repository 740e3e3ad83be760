import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import { brandMark } from './brand.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'
import { tag } from './tag.ts'
import type { Tone } from './tone.ts'

export type CardFact = { readonly name: Content; readonly value: Content }

export type PmiCardProps = {
  readonly title: Content
  readonly state: { readonly text: Content; readonly tone: Tone; readonly ended?: boolean }
  readonly holder: Content
  /** A picture with its own words, or a drawing. */
  readonly photo?: Html
  /** Beside the picture; two or three. */
  readonly first: readonly CardFact[]
  readonly facts: readonly CardFact[]
  /** The code and the sentence below it: "Tunjukkan ke petugas." */
  readonly qr?: { readonly picture: Html; readonly note: Content }
}

/** The front of the card, on the phone and on paper (where the code is 35 mm wide). */
export const pmiCard = ({ title, state, holder, photo, first, facts, qr }: PmiCardProps): Html =>
  html`<article class="${state.ended === true ? 'card card--ended' : 'card'}"><div class="card__head">${brandMark}<b>${title}</b>${tag(state.text, state.tone)}</div><div class="band" aria-hidden="true"></div><div class="card__body">${html`<div class="card__photo">${photo ?? icon('user')}</div>`}<div><h2 class="card__name">${holder}</h2>${list(first)}</div></div>${list(facts)}${qr === undefined ? nothing : html`<div class="card__qr">${qr.picture}<p>${qr.note}</p></div>`}</article>`

const list = (facts: readonly CardFact[]): Html =>
  html`<dl>${each(facts, ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`

/** The way to the card, from the journey. */
export const cardLink = ({
  href,
  title,
  note,
}: {
  readonly href: string
  readonly title: Content
  readonly note: Content
}): Html =>
  html`<a${attributes({ class: 'card-link', href })}><span><b class="figure">${title}</b><p>${note}</p></span>${icon('qr-code')}</a>`
