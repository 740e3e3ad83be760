import { type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'

export type MoneyBarProps = {
  /** "Sudah kamu bayar" */
  readonly label: Content
  /** `Rp950.000` */
  readonly figure: Content
  /** "dari perkiraan resmi Rp1.300.000" */
  readonly of: Content
  /** Paid over allowed; above 1 the bar is full and red, and `of` must say so. */
  readonly share: number
  readonly report?: { readonly text: Content; readonly href: string }
}

/** What was paid against what the law allows. */
export const moneyBar = ({ label, figure, of, share, report }: MoneyBarProps): Html =>
  html`<div class="${share > 1 ? 'money money--over' : 'money'}"><p>${label}</p><b class="figure">${figure}</b><svg class="money__bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><path${attributes({ d: `M0 0h${Math.round(100 * Math.min(Math.max(share, 0), 1))}v14H0z` })}/></svg><p>${of}</p>${report === undefined ? nothing : html`<a${attributes({ href: report.href })}>${icon('triangle-alert')}${report.text}</a>`}</div>`
