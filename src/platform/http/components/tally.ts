import { each, type Html, html } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'

export type TallyProps = {
  readonly label: Content
  readonly figure: Content
  readonly note: Content
  /** What the bars show, read aloud: "Berkas selesai tiap jam, 8 sampai 14". */
  readonly bars: { readonly label: string; readonly counts: readonly number[] }
}

/** What an officer has done today, with one bar per hour; the last is now. */
export function tally({ label, figure, note, bars }: TallyProps): Html {
  const most = Math.max(1, ...bars.counts)
  const width = 158 / Math.max(1, bars.counts.length)
  return html`<div class="tally"><p>${label}</p><b class="figure">${figure}</b> <span class="soft">${note}</span><svg${attributes({ role: 'img', 'aria-label': bars.label })} viewBox="0 0 158 30" preserveAspectRatio="none">${each(
    bars.counts,
    (count, index) => {
      const height = Math.max(2, Math.round((28 * count) / most))
      return html`<rect${attributes({ x: (index * width).toFixed(1), y: 30 - height, width: (width - 6).toFixed(1), height, rx: 2.5 })}/>`
    },
  )}</svg></div>`
}
