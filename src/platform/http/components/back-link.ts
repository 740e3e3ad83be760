import type { Language } from '../../i18n/language.ts'
import { type Html, html } from '../html.ts'
import { attributes } from './attributes.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

/** On every question page, before the heading; the browser's own way back works too. */
export const backLink = (href: string, lang: Language): Html =>
  html`<a${attributes({ class: 'back', href })}>${icon('chevron-left')}${words(lang)('back')}</a>`
