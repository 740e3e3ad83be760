import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { type IconName, icon } from './icon.ts'

export type Tile = {
  readonly href: string
  readonly title: Content
  readonly note?: Content
  readonly icon: IconName
  readonly tone: 'leaf' | 'red' | 'sea' | 'indigo'
}

/** Places to go, each a whole row: people to ask, what the family sees. */
export const tiles = (list: readonly Tile[]): Html =>
  html`<ul class="tiles">${each(
    list,
    ({ href, title, note, icon: picture, tone }) =>
      html`<li><a${attributes({ class: 'tile', href })}><span class="tile__mark tile__mark--${tone}">${icon(picture)}</span><span><b>${title}</b>${note === undefined ? nothing : html`<small>${note}</small>`}</span>${icon('chevron-right')}</a></li>`,
  )}</ul>`
