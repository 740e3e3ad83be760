import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { select } from '../../../platform/http/components/select.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { reference } from '../../offices/index.ts'
import { words } from '../journey/words.ts'

export type ApplyPage = {
  readonly form: Form<unknown>
  readonly ruleSet: RuleSet
  readonly companies: readonly { readonly id: string; readonly name: string }[]
}

/** Where to, as what, by which way; the rest is asked when a rule needs it. */
export function applyPage(web: Web, { form, ruleSet, companies }: ApplyPage): Page {
  const say = words(web.lang)
  const { typed, errors } = form
  const byName = <T extends { text: string }>(a: T, b: T): number => a.text.localeCompare(b.text, web.lang)
  const countries = [...reference().destinations.values()]
    .filter(({ open }) => open)
    .map(({ code, name }) => ({ value: code, text: name[web.lang] }))
    .toSorted(byName)
  const jobs = [...reference().jobs.values()]
    .map(({ slug, name }) => ({ value: slug, text: name[web.lang] }))
    .toSorted(byName)
  const schemes = [...ruleSet.schemes.values()]
    .filter(({ open }) => open)
    .map(({ code, title }) => ({ value: code, text: title[web.lang] }))
  return {
    title: say('apply.title'),
    current: 'journey',
    failed: Object.keys(errors).length > 0,
    body: html`<section>${backLink('/perjalanan', web.lang)}${errorSummary(errors, web.lang)}<h1>${say('apply.title')}</h1><p class="lead">${say('apply.lead')}</p>${formOf(
      {
        action: '/lamar',
        session: web.session,
        key: web.key,
        body: html`${select({ name: 'ke', label: say('apply.country'), empty: say('apply.country.empty'), options: countries, value: typed['ke'], error: errors['ke'], icon: 'map-pin' })}${select({ name: 'kerja', label: say('apply.job'), empty: say('apply.job.empty'), options: jobs, value: typed['kerja'], error: errors['kerja'], icon: 'briefcase' })}${select({ name: 'jalur', label: say('apply.scheme'), hint: say('apply.scheme.hint'), empty: say('scheme.choose'), options: schemes, value: typed['jalur'], error: errors['jalur'], icon: 'flag' })}${select({ name: 'perusahaan', label: say('apply.company'), hint: say('apply.company.hint'), empty: say('apply.company.empty'), options: companies.map(({ id, name }) => ({ value: id, text: name })), value: typed['perusahaan'], error: errors['perusahaan'] })}${textInput({ name: 'majikan', label: say('apply.employer'), hint: say('apply.employer.hint'), value: typed['majikan'], error: errors['majikan'] })}${textInput({ name: 'bulan', label: say('apply.months'), hint: say('apply.months.hint'), value: typed['bulan'], error: errors['bulan'], kind: 'figures' })}${button({ text: say('apply.go'), iconAfter: 'arrow-right' })}`,
      },
    )}</section>`,
  }
}
