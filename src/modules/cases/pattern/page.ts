import { WIB } from '../../../kernel/time.ts'
import { button } from '../../../platform/http/components/button.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { words } from '../words.ts'
import type { Pattern } from './store.ts'

/** The field in which somebody says what was done about a company. */
export const doneField = (pattern: string): string => `tindakan-${pattern}`

type Errors = Readonly<Record<string, string>>

/** Companies many complain of, for the centre: each stays until somebody says what was done. */
export function patternPart(web: Web, patterns: readonly Pattern[], errors: Errors): Html {
  const say = words(web.lang)
  if (patterns.length === 0) return nothing
  const body = each(patterns, (one) => linePart(web, one, errors))
  return panel({ kind: 'danger', lang: web.lang, title: say('patterns'), body })
}

function linePart(web: Web, { id, company, cases, since }: Pattern, errors: Errors): Html {
  const say = words(web.lang)
  const name = doneField(id)
  return html`<p><b>${say('pattern.line', { company, cases, since: moment(web.lang, since, WIB) })}</b></p>${formOf({
    action: `/meja/aduan/pola/${id}`,
    session: web.session,
    key: `${web.key}${id}`,
    class: 'flow',
    body: html`${textArea({ name, label: say('pattern.said'), rows: 2, error: errors[name] })}${button({ text: say('pattern.go'), kind: 'outline', small: true })}`,
  })}`
}
