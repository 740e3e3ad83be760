import type { Language } from '../../i18n/language.ts'
import { each, type Html, html } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

export type CompareRow = {
  readonly name: string
  readonly here: Content
  readonly there: Content
  readonly result: 'same' | 'differs' | 'missing'
}

export type CompareProps = {
  readonly lang: Language
  readonly caption: string
  /** "Di paspor", "Di Dukcapil" */
  readonly heads: readonly [string, string]
  readonly rows: readonly CompareRow[]
}

const pictures = { same: 'check', differs: 'triangle-alert', missing: 'circle-question-mark' } as const

/** A paper against the official record. What differs is tinted, carries another icon, and says so in a word. */
export function compareRows({ lang, caption, heads, rows }: CompareProps): Html {
  const say = words(lang)
  return html`<table class="compare"><caption class="unseen">${caption}</caption><thead><tr><th scope="col"><span class="unseen">${say('compare.row')}</span></th>${each(heads, (head) => html`<th scope="col">${head}</th>`)}<th scope="col"><span class="unseen">${caption}</span></th></tr></thead><tbody>${each(
    rows,
    ({ name, here, there, result }) =>
      html`<tr${attributes({ class: result === 'same' ? null : `compare--${result}` })}><th scope="row">${name}</th><td><b>${here}</b></td><td><b>${there}</b></td><td class="compare__mark">${icon(pictures[result])} ${say(`compare.${result}`)}</td></tr>`,
  )}</tbody></table>`
}
