import { type Html, html, nothing } from '../html.ts'
import type { Content } from './content.ts'

export type FileHeadProps = {
  readonly name: Content
  /** `NIK 3505 •••• •••• 0004 · 25 tahun · Blitar`; the caller masks it. */
  readonly facts: Content
  readonly photo?: Html
  readonly ticket?: { readonly number: Content; readonly place: Content }
  /** The parts of the file, as tabs. */
  readonly tabs?: Html
}

/** Whose file this is; fixed above every part of it. */
export const fileHead = ({ name, facts, photo, ticket, tabs }: FileHeadProps): Html =>
  html`<div class="file-head"><div class="person">${photo === undefined ? nothing : html`<span class="person__face">${photo}</span>`}<div><h2>${name}</h2><p>${facts}</p></div>${ticket === undefined ? nothing : html`<div class="person__ticket"><b class="figure">${ticket.number}</b><small>${ticket.place}</small></div>`}</div>${tabs ?? nothing}</div>`

/** The acts on a file, fixed below it. The one that the check suggests comes first. */
export const decideBar = (...acts: readonly Html[]): Html => html`<div class="decide">${[...acts]}</div>`
