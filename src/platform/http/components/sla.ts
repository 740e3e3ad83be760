import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { diamond } from './tag.ts'

/** `red` past the promise, `amber` due today, `leaf` later, `sea` paused while somebody else must act. */
export type DueTone = 'red' | 'amber' | 'leaf' | 'sea'

export type DueProps = {
  /** "lewat 5 jam", "1 jam 10 mnt": the words carry it, the bar only shows it. */
  readonly text: Content
  readonly tone: DueTone
  /** How much of the time is used, 0 to 1; more is drawn as full. */
  readonly used: number
}

/** A promise in a row of the queue. */
export const due = ({ text, tone, used }: DueProps): Html =>
  html`<span class="due due--${tone}"><b>${text}</b><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect${attributes({ width: Math.round(100 * Math.min(Math.max(used, 0), 1)), height: 4 })}/></svg></span>`

export type SlaMixProps = {
  readonly parts: readonly { readonly tone: 'red' | 'amber' | 'leaf'; readonly count: number; readonly text: string }[]
}

/** The whole queue as one bar, with its legend in words and figures. */
export function slaMix({ parts }: SlaMixProps): Html {
  const all = parts.reduce((sum, { count }) => sum + count, 0)
  let x = 0
  const bars = parts.map(({ tone, count }) => {
    const width = all === 0 ? 0 : (190 * count) / all
    const bar = html`<rect${attributes({ class: `mix-${tone}`, x: x.toFixed(1), width: Math.max(width - 2, 0).toFixed(1), height: 8 })}/>`
    x += width
    return bar
  })
  const legend = each(parts, ({ tone, count, text }) => html`<li>${diamond(tone)}<b>${count}</b> ${text}</li>`)
  return html`${all === 0 ? nothing : html`<svg class="sla-mix" viewBox="0 0 190 8" aria-hidden="true">${bars}</svg>`}<ul class="legend">${legend}</ul>`
}
