import { each, type Html, html } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'

export type Tab = { readonly text: Content; readonly href: string; readonly current?: boolean }

/** Pages about one thing, side by side. They are links: each has an address and works without JavaScript. */
export const tabs = (label: string, list: readonly Tab[]): Html =>
  html`<nav class="tabs" aria-label="${label}">${each(list, ({ text, href, current }) => html`<a${attributes({ href, 'aria-current': current === true ? 'page' : null })}>${text}</a>`)}</nav>`
