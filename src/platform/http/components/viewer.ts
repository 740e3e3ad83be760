import { each, type Html, html, nothing } from '../html.ts'
import { address, attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'
import { keyHint } from './key-hint.ts'

export type ViewerProps = {
  /** The paper and whose it is: read for the picture. */
  readonly alt: string
  /** An address of ours. A PDF is shown in a frame of our own origin. */
  readonly src: string
  readonly kind: 'image' | 'pdf'
  readonly keys?: readonly { readonly key: string; readonly does: Content }[]
  /** Opens the paper alone; also how it is enlarged without JavaScript. */
  readonly open: { readonly text: Content; readonly href: string }
  /** `4 dari 6` */
  readonly place?: Content
}

/** A paper as it was sent in, on a dark ground. */
export const viewer = ({ alt, src, kind, keys = [], open, place }: ViewerProps): Html =>
  html`<figure class="viewer"><div${attributes({ class: 'viewer__picture', role: 'region', 'aria-label': alt, tabindex: 0 })}>${
    kind === 'image'
      ? html`<img${attributes({ src, alt, loading: 'lazy' })}>`
      : html`<iframe${attributes({ src: address(src), title: alt, loading: 'lazy' })}></iframe>`
  }</div><figcaption class="viewer__bar">${each(keys, ({ key, does }) => html`<span>${keyHint(key)}${does}</span>`)}<a${attributes({ href: open.href })}>${open.text}</a>${place === undefined ? nothing : html`<span>${place}</span>`}</figcaption></figure>`

/** A paper, and beside it what it is held against; below one another where there is no room. */
export const sideBySide = (paper: Html, official: Html): Html =>
  html`<div class="beside">${paper}<div>${official}</div></div>`

export type PaperTab = {
  readonly text: Content
  readonly href: string
  readonly state: 'ok' | 'bad' | 'open'
  /** Read after the text: "cocok", "1 beda". */
  readonly word: string
  readonly current?: boolean
}

const pictures = { ok: 'check', bad: 'triangle-alert', open: 'eye' } as const

/** The papers of a file, each with what the automatic check found. */
export const paperTabs = (label: string, papers: readonly PaperTab[]): Html =>
  html`<nav class="papers" aria-label="${label}">${each(
    papers,
    ({ text, href, state, word, current }) =>
      html`<a${attributes({ href, class: `papers--${state}`, 'aria-current': current === true ? 'page' : null })}>${icon(pictures[state])}${text}<span class="unseen"> ${word}</span></a>`,
  )}</nav>`
