import { each, type Html, html } from '../html.ts'
import { visible } from '../visible.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'

export type Said = {
  /** On the right: whoever reads the page as its own person, or the reporter at a desk. */
  readonly own: boolean
  /** Who and when. */
  readonly head: Content
  readonly text: string
  /** Links to what came with it. */
  readonly files?: Content
}

/** One conversation, in the order in which it was said; lines stay as they were typed. */
export const conversation = (messages: readonly Said[]): Html =>
  html`<ol class="talk">${each(
    messages,
    ({ own, head, text, files }) =>
      html`<li class="${own ? 'talk__own' : 'talk__other'}"><small>${head}</small><p dir="auto">${visible(text)}</p>${files ?? ''}</li>`,
  )}</ol>`

/**
 * The way out of a page somebody else must not see: a link that works without a script; with `complaint.js` it covers the page
 * at once, leaves no step back to it, and is taken by pressing Shift three times.
 */
export const exitLink = ({ text, href }: { readonly text: Content; readonly href: string }): Html =>
  html`<p class="exit"><a${attributes({ class: 'button button--danger', href, rel: 'noreferrer', 'data-exit': '' })}>${icon('log-out')}${text}</a></p>`
