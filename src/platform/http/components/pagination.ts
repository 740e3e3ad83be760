import type { Language } from '../../i18n/language.ts'
import { type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

export type PaginationProps = {
  readonly lang: Language
  readonly previous?: string | undefined
  readonly next?: string | undefined
  /** `1–50 dari 1.204` */
  readonly range: Content
}

/** Before and after, each an address; a cursor rather than a page number, so that nothing is skipped. */
export function pagination({ lang, previous, next, range }: PaginationProps): Html {
  const say = words(lang)
  const before =
    previous === undefined
      ? nothing
      : html`<a${attributes({ href: previous, rel: 'prev' })}>${icon('arrow-left')}${say('pages.previous')}</a>`
  const after =
    next === undefined
      ? nothing
      : html`<a${attributes({ href: next, rel: 'next' })}>${say('pages.next')}${icon('arrow-right')}</a>`
  return html`<nav class="pages" aria-label="${say('pages.label')}">${before}<span class="soft">${range}</span>${after}</nav>`
}
