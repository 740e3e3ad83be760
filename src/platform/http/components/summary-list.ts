import type { Language } from '../../i18n/language.ts'
import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

export type SummaryRow = {
  readonly question: string
  /** Absent: the person left it empty, and the list says so. */
  readonly answer?: Content | undefined
  /** Where the answer is changed; the way back leads to this page. */
  readonly change?: string
}

/** What was answered, to check before sending. "Ubah" names its question to a screen reader. */
export function summaryList(rows: readonly SummaryRow[], lang: Language): Html {
  const say = words(lang)
  return html`<dl class="summary">${each(
    rows,
    ({ question, answer, change }) =>
      html`<div class="summary__row"><dt>${question}</dt>${answer === undefined ? html`<dd class="summary__none">${say('not-filled')}</dd>` : html`<dd>${answer}</dd>`}${change === undefined ? nothing : html`<dd class="summary__change"><a${attributes({ href: change, 'aria-label': `${say('change')}: ${question}` })}>${icon('pencil')}${say('change')}</a></dd>`}</div>`,
  )}</dl>`
}
