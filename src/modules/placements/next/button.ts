import { button } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { type Filter, queryOf } from '../filters/filter.ts'
import { words } from '../queue/words.ts'

/** The button that takes the next person's file, within what the list shows. */
export const nextButton = ({ lang, session, key }: Pick<Web, 'lang' | 'session' | 'key'>, filter: Filter): Html =>
  form({
    action: '/meja/berikutnya',
    session,
    key: `${key}n`,
    body: html`<input type="hidden" name="saringan" value="${queryOf(filter)}">${button({ text: words(lang)('next'), icon: 'megaphone', key: 'N', small: true })}`,
  })
