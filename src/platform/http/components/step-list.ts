import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { type IconName, icon } from './icon.ts'
import { knot } from './knot.ts'

export type Step = {
  readonly name: Content
  readonly icon: IconName
  readonly href?: string
  /** Where it is done. */
  readonly place?: Content
  /** Good news, in leaf: "Gratis". */
  readonly good?: Content
  /** Cost and time: `Rp350.000`, `5 hari`. */
  readonly notes?: readonly Content[]
}

/** Things to prepare, in order, on one thread. The whole row leads to how it is done. */
export const stepList = (steps: readonly Step[]): Html =>
  html`<ol class="steps">${each(
    steps,
    (step) =>
      html`<li class="step">${knot('plain', step.icon)}<div>${nameOf(step)}<small>${step.place}${step.good === undefined ? nothing : html`<b>${step.good}</b>`}${each(step.notes ?? [], (note) => html`<span>${note}</span>`)}</small></div>${step.href === undefined ? nothing : icon('chevron-right')}</li>`,
  )}</ol>`

const nameOf = ({ name, href }: Step): Html =>
  href === undefined
    ? html`<b class="step__name">${name}</b>`
    : html`<a${attributes({ class: 'step__name', href })}>${name}</a>`
