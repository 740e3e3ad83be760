import { panel } from '../../../platform/http/components/panel.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { officeOf } from '../../offices/index.ts'
import type { ThreadView } from '../thread/view.ts'
import { words } from '../words.ts'

/** What a mission decided while the person of the case was not heard; until they write again. */
export function decidedPart(
  lang: Language,
  { one, steps, base }: Pick<ThreadView, 'one' | 'steps'> & { readonly base: string },
): Html {
  const say = words(lang)
  const decided = steps.findLast(
    ({ step, office, at }) => step === 'access-given' && office !== null && at > one.reporterAt,
  )
  if (!decided) return nothing
  const office = officeOf(decided.office ?? '')?.name[lang] ?? ''
  return panel({
    kind: 'warning',
    lang,
    title: say('access.decided.title'),
    body: html`${say('access.decided', { office })} <a class="tap" href="${base}/akses">${say('access.title')}</a>`,
  })
}
