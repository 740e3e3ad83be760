import { attributes } from '../../../platform/http/components/attributes.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import { numberText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Agreement } from './index-of.ts'

/** `61,9%` */
export const shareText = (lang: Language, share: number): string =>
  `${numberText(lang, Math.round(share * 1_000) / 10)}%`

const at = (share: number, length: number): string => (share * length).toFixed(1)

/** Where between none and all a share lies, and how far it may be off; the figure stands beside it in words. */
export const bar = ({ value, low, high }: Agreement): Html =>
  html`<svg viewBox="0 0 100 12" width="100" height="12" aria-hidden="true" fill="currentColor"><rect y="5" width="100" height="2" opacity="0.3"/><rect${attributes({ x: at(low, 100), y: 2, width: at(high - low, 100), height: 8, rx: 2, opacity: 0.35 })}/><rect${attributes({ x: at(value, 97), width: 3, height: 12, rx: 1 })}/></svg>`

const wide = 300
const high = 90
/** Room for the words of the scale. */
const left = 36

/** One point a month with how far it may be off, oldest first; a month without a figure has none. */
export function trendPicture(label: string, series: readonly (Agreement | null)[]): Html {
  const step = (wide - left - 8) / Math.max(1, series.length - 1)
  const y = (share: number): number => 8 + (1 - share) * (high - 16)
  const points = series.flatMap((one, index) => (one === null ? [] : [{ ...one, x: left + index * step, index }]))
  const line = points
    .map(
      ({ x, value, index }, order) =>
        `${points[order - 1]?.index === index - 1 ? 'L' : 'M'}${x.toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('')
  const levels = [
    [1, '100%'],
    [0.5, '50%'],
    [0, '0%'],
  ] as const
  return html`<svg${attributes({ role: 'img', 'aria-label': label, width: '100%', height: 150, fill: 'currentColor', stroke: 'currentColor' })} viewBox="0 0 ${wide} ${high}" preserveAspectRatio="xMinYMid meet">${each(
    levels,
    ([share, text]) =>
      html`<path${attributes({ d: `M${left - 4} ${y(share)}H${wide}`, opacity: 0.25, 'stroke-width': 0.7 })}/><text${attributes({ x: left - 8, y: y(share) + 3, 'font-size': 9, 'text-anchor': 'end', stroke: 'none' })}>${text}</text>`,
  )}<path${attributes({ d: line, fill: 'none', 'stroke-width': 1.5 })}/>${each(
    points,
    ({ x, value, low, high: top }) =>
      html`<path${attributes({ d: `M${x.toFixed(1)} ${y(low).toFixed(1)}V${y(top).toFixed(1)}`, opacity: 0.4, 'stroke-width': 4 })}/><circle${attributes({ cx: x.toFixed(1), cy: y(value).toFixed(1), r: 2.6, stroke: 'none' })}/>`,
  )}</svg>`
}
