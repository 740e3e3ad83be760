import { type Html, html, nothing } from '../html.ts'
import type { Content } from './content.ts'

/** The heading of a person's own page, on indigo, with the woven band below: "Halo, Siti" and where she goes. */
export const pageTop = ({
  greeting,
  title,
  more,
}: {
  readonly greeting?: Content
  readonly title: Content
  readonly more?: Html
}): Html =>
  html`<div class="page-top bleed">${greeting === undefined ? nothing : html`<p>${greeting}</p>`}<h1>${title}</h1>${more ?? nothing}</div><div class="band bleed" aria-hidden="true"></div>`
