import { each, type Html, html, nothing } from '../html.ts'
import type { Content } from './content.ts'
import { diamond } from './tag.ts'
import type { Tone } from './tone.ts'

export type Moment = {
  readonly what: Content
  readonly who: Content
  /** With the day's name, as people say it. */
  readonly when: Content
  readonly note?: Content
  readonly tone: Tone
}

/** Who did what and when, newest first; the same on the worker's and on the officer's side. */
export const timeline = (moments: readonly Moment[]): Html =>
  html`<ol class="timeline">${each(
    moments,
    ({ what, who, when, note, tone }) =>
      html`<li>${diamond(tone)}<b>${what}</b><small>${who} · ${when}</small>${note === undefined ? nothing : html`<p>${note}</p>`}</li>`,
  )}</ol>`
