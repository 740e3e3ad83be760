import { each, html } from '../../html.ts'
import type { Page } from '../../route.ts'
import { cardExamples } from '../gallery/card.ts'
import type { Example } from '../gallery/example.ts'
import { journeyExamples } from '../gallery/journey.ts'

/** A worker's own page put together, to look at. */
export const journeyExample = (): Page => ({
  title: 'Perjalananku ke Taiwan',
  current: 'journey',
  body: html`${shown('page-top', 'journey')}${shown('next-step', 'appointment')}${shown('holder', 'in time')}<section><h2>Kerjakan sekarang</h2><p class="lead">3 hal. Boleh pilih yang mana dulu.</p>${shown('task-list', 'now')}</section><section><h2>Nanti</h2>${shown('task-list', 'later')}${shown('done-box', 'open')}</section><section><h2>Uangmu</h2>${shown('money-bar', 'within')}${shown('card-link', 'plain')}</section>`,
})

const shown = (component: string, state: string) =>
  each(
    [...journeyExamples, ...cardExamples].filter(
      (example: Example) => example.component === component && example.state === state,
    ),
    ({ show }) => show((text) => text),
  )
