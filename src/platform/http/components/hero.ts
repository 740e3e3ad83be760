import { type Html, html, nothing } from '../html.ts'
import type { Content } from './content.ts'
import { type SceneName, scene } from './illustration/scene.ts'

export type HeroProps = {
  readonly title: Content
  /** The second half of the sentence, in turmeric. */
  readonly promise?: Content
  readonly scene: SceneName
  /** What the picture shows. */
  readonly alt: string
}

/** The first thing on the first page: a question, a promise, a picture across the whole width. */
export const hero = ({ title, promise, scene: name, alt }: HeroProps): Html =>
  html`<div class="hero bleed"><h1>${title} ${promise === undefined ? nothing : html`<em>${promise}</em>`}</h1>${scene(name, alt)}</div>`

/** The form that follows it, overlapping the picture. Give it to `askForm` with the class `ask`. */
export const askClass = 'ask'

/** A careful question in brown: "Sudah ditawari kerja? Jangan bayar dulu." */
export const safeBox = ({
  eyebrow,
  title,
  body,
}: {
  readonly eyebrow: Html
  readonly title: Content
  readonly body: Html
}): Html => html`<section class="safe"><p class="eyebrow">${eyebrow}</p><h2>${title}</h2>${body}</section>`
