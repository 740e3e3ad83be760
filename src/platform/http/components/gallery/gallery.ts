import { each, type Html, html } from '../../html.ts'
import type { Page } from '../../route.ts'
import { icon, iconNames } from '../icon.ts'
import { cardExamples } from './card.ts'
import { deskExamples } from './desk.ts'
import type { Example } from './example.ts'
import { formExamples } from './forms.ts'
import { journeyExamples } from './journey.ts'
import { pageExamples } from './page.ts'

/** Every component in every state; the gallery shows them, the tests read them. */
export const examples: readonly Example[] = [
  ...pageExamples,
  ...journeyExamples,
  ...cardExamples,
  ...formExamples,
  ...deskExamples,
]

const plainly = (text: string): string => text

/** `/gaya`: all components of a person's pages on one page, for whoever builds a new one. Only in a demonstration. */
export const galleryPage = (): Page => ({
  title: 'Gaya',
  body: html`<h1>Gaya: Tenun</h1><p class="lead">Semua bagian halaman, dalam semua keadaannya.</p>${each(
    groups(examples.filter(({ desk }) => desk !== true)),
    section,
  )}<section><h2>icon</h2><ul class="bring" aria-label="Gambar">${each(iconNames, (name) => html`<li>${icon(name)}<span>${name}</span></li>`)}</ul></section>`,
})

/** `/gaya/meja`: what stands at an officer's desk, piece by piece. */
export const deskGalleryPage = (): Page => ({
  title: 'Gaya: meja petugas',
  frame: 'console',
  body: html`<div class="scroll pad" role="region" aria-label="Bagian meja petugas" tabindex="0"><h1>Gaya: meja petugas</h1>${each(groups(examples.filter(({ desk }) => desk === true)), section)}</div>`,
})

const groups = (list: readonly Example[]): Iterable<[string, readonly Example[]]> =>
  Map.groupBy(list, ({ component }) => component).entries()

const section = ([component, states]: [string, readonly Example[]]): Html =>
  html`<h2>${component}</h2>${each(states, ({ state, show }) => html`<p class="soft"><small>${state}</small></p>${show(plainly)}`)}`
