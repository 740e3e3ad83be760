import { backLink } from '../../../platform/http/components/back-link.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Case } from '../case.ts'
import { words } from '../words.ts'

/** What an officer reads of a case against a company they are tied to: its number, and the way to hand it on. */
export function tiedBody(web: Web, { id, number }: Pick<Case, 'id' | 'number'>): Html {
  const say = words(web.lang)
  return html`<section class="flow">${backLink('/meja/aduan', web.lang)}<h1>${number}</h1>${panel({
    kind: 'warning',
    lang: web.lang,
    title: say('ties.out'),
    body: say('ties.out.note'),
  })}${linkButton({ href: `/meja/aduan/${id}/limpah`, text: say('ties.out.go'), kind: 'outline' })}</section>`
}
