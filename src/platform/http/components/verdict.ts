import { type Html, html, nothing } from '../html.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'

export type VerdictProps = {
  /** `good` may pass, `careful` look closer, `bad` is refused. */
  readonly result: 'good' | 'careful' | 'bad'
  /** One or two words, read from two metres: "Berlaku", "Dicabut". */
  readonly word: Content
  /** Why, in a sentence. */
  readonly reason: Content
  readonly more?: Html
}

const pictures = { good: 'circle-check', careful: 'triangle-alert', bad: 'ban' } as const

/** What a check found, as large as the screen allows: colour, shape and word together. */
export const verdict = ({ result, word, reason, more }: VerdictProps): Html =>
  html`<div class="verdict verdict--${result}" role="status">${icon(pictures[result])}<h1>${word}</h1><p>${reason}</p>${more ?? nothing}</div>`
