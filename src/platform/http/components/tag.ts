import { type Html, html, nothing } from '../html.ts'
import type { Content } from './content.ts'
import { type IconName, icon } from './icon.ts'
import type { Tone } from './tone.ts'

/**
 * A status in one or two words, sentence case. It never looks or acts like a button. What is done is quiet;
 * colour is for what still needs somebody.
 */
export const tag = (text: Content, tone: Tone = 'plain', picture?: IconName): Html =>
  html`<span class="tag tag--${tone}">${picture === undefined ? nothing : icon(picture)}${text}</span>`

/** A small knot before a word; the word says the same. */
export const diamond = (tone: Tone): Html => html`<i class="diamond diamond--${tone}"></i>`

/** A country by its two letters, beside its name. */
export const countryCode = (code: string): Html => html`<span class="country" aria-hidden="true">${code}</span>`
