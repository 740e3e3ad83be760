import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'

/** More for who wants it, folded away: opens without a script. */
export const fold = ({
  title,
  body,
  open,
}: {
  readonly title: Content
  readonly body: Html
  readonly open?: boolean
}): Html =>
  html`<details${attributes({ class: 'fold', open: open === true })}><summary>${icon('chevron-right')}${title}</summary><div class="flow">${body}</div></details>`

export type Basis = {
  /** `UU 18/2017 Pasal 5 huruf a` */
  readonly article: Content
  /** Opens the article; absent when its text is not with us. */
  readonly href?: string
  /** What it says, in our own sentence. */
  readonly says?: Content
}

/** The law behind a line, folded: "Dasar hukum". */
export const basisFold = (title: Content, list: readonly Basis[]): Html =>
  fold({
    title,
    body: html`<ul class="basis">${each(
      list,
      ({ article, href, says }) =>
        html`<li>${href === undefined ? article : html`<a${attributes({ href })}>${article}</a>`}${says === undefined ? nothing : html`<small>${says}</small>`}</li>`,
    )}</ul>`,
  })
