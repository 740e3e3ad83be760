import type { Language } from '../../i18n/language.ts'
import { type Html, html } from '../html.ts'
import { attributes } from './attributes.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

export type LanguageSwitchProps = {
  readonly lang: Language
  /** Path and query of this page. */
  readonly path: string
  /** As the pill of the citizen's head. */
  readonly pill?: boolean
}

/** The same page in the other language, named in that language. */
export function languageSwitch({ lang, path, pill }: LanguageSwitchProps): Html {
  const say = words(lang)
  const other = lang === 'id' ? 'en' : 'id'
  return html`<a${attributes({
    class: pill === true ? 'pill' : 'language',
    href: inLanguage(path, other),
    lang: other,
    hreflang: other,
    'aria-label': pill === true ? `${other.toUpperCase()}: ${say('language.other.label')}` : null,
  })}>${icon('languages')}${pill === true ? other.toUpperCase() : say('language.other')}</a>`
}

/** A path with its query, asking for a language. */
function inLanguage(path: string, lang: Language): string {
  const [before = '/', query = ''] = path.split('?', 2)
  const asked = new URLSearchParams(query)
  asked.set('bahasa', lang)
  return `${before}?${asked.toString()}`
}
