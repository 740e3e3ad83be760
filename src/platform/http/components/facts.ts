import { each, type Html, html } from '../html.ts'
import type { Content } from './content.ts'
import { type IconName, icon } from './icon.ts'

export type Fact = {
  /** Short: `Rp1,3 juta`, `3–4 bulan`. */
  readonly figure: Content
  readonly means: Content
  readonly icon: IconName
  readonly tone: 'leaf' | 'brown' | 'sea' | 'indigo'
}

/** A few figures that decide, two by two, each with its sentence. */
export const factsGrid = (facts: readonly Fact[]): Html =>
  html`<ul class="facts">${each(
    facts,
    ({ figure, means, icon: picture, tone }) =>
      html`<li class="fact fact--${tone}">${icon(picture)}<b class="figure">${figure}</b><p>${means}</p></li>`,
  )}</ul>`
