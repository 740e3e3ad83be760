import { button } from '../../../platform/http/components/button.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import type { IconName } from '../../../platform/http/components/icon.ts'
import { type SelectOption, select } from '../../../platform/http/components/select.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { type Destination, type Job, reference } from '../../offices/index.ts'
import type { Chosen } from './chosen.ts'
import { words } from './words.ts'

export type AskProps = {
  readonly lang: Language
  readonly chosen: Chosen
  readonly ruleSet: RuleSet
  /** Only what is near to the choice: countries that are open, jobs of the same kind. The rest is one press away. */
  readonly near?: boolean
  /** The sentence at a field that was left open. */
  readonly errors?: { readonly ke?: string; readonly kerja?: string }
  readonly class?: string
}

/**
 * The question: where, as what, by which route. A GET form, so that its answer has an address of its own. Pictures stand
 * only where the question is the page's own matter.
 */
export function askRequirements({ lang, chosen, ruleSet, near = false, errors = {}, class: look }: AskProps): Html {
  const say = words(lang)
  const { asked } = chosen
  const countries = countriesFor(chosen, near).map(({ code, name }) => ({ value: code, text: name[lang] }))
  const jobs = jobsFor(chosen, near).map(({ slug, name }) => ({ value: slug, text: name[lang] }))
  const schemes = schemesFor(chosen, { ruleSet, near, lang })
  const picture = (icon: IconName) => (near ? {} : { icon })
  const empty = near
    ? { ke: say('country.others'), kerja: say('job.others') }
    : { ke: say('country.choose'), kerja: say('job.choose') }
  const route = chosen.named ? asked.scheme : ''
  const body = html`${select({ name: 'ke', label: say('country'), value: asked.country, empty: empty.ke, options: byText(countries, lang), error: errors.ke, ...picture('map-pin') })}${select({ name: 'kerja', label: say('job'), value: asked.job, empty: empty.kerja, options: byText(jobs, lang), error: errors.kerja, ...picture('hand-helping') })}${select({ name: 'jalur', label: say('scheme'), value: route, empty: say('scheme.unsure'), options: schemes, ...picture('flag') })}${button({ text: say('go'), iconAfter: 'arrow-right' })}`
  return askForm({ action: '/syarat', label: say('title'), body, ...(look === undefined ? {} : { class: look }) })
}

const countriesFor = ({ destination }: Chosen, near: boolean): readonly Destination[] =>
  [...reference().destinations.values()].filter((each) => !near || each.open || each === destination)

const jobsFor = ({ job }: Chosen, near: boolean): readonly Job[] =>
  [...reference().jobs.values()].filter((each) => !near || each.sector === job?.sector)

type Schemes = { readonly ruleSet: RuleSet; readonly near: boolean; readonly lang: Language }

const schemesFor = ({ likely, choice }: Chosen, { ruleSet, near, lang }: Schemes): SelectOption[] =>
  [...ruleSet.schemes.values()]
    .filter(({ code }) => !near || likely.includes(code) || code === choice?.scheme)
    .map(({ code, title }) => ({ value: code, text: title[lang] }))

const byText = (options: readonly SelectOption[], lang: Language): SelectOption[] =>
  options.toSorted((a, b) => a.text.localeCompare(b.text, lang))
