import { button } from '../../../platform/http/components/button.ts'
import { askForm } from '../../../platform/http/components/form.ts'
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

/** The question: where, as what, by which route. A GET form, so that its answer has an address of its own. */
export function askRequirements({ lang, chosen, ruleSet, near = false, errors = {}, class: look }: AskProps): Html {
  const say = words(lang)
  const { asked } = chosen
  const countries = countriesFor(chosen, near).map(({ code, name }) => ({ value: code, text: name[lang] }))
  const jobs = jobsFor(chosen, near).map(({ slug, name }) => ({ value: slug, text: name[lang] }))
  const schemes = schemesFor(chosen, { ruleSet, near, lang })
  const body = html`${select({ name: 'ke', label: say('country'), icon: 'map-pin', value: asked.country, empty: say(near ? 'country.others' : 'country.choose'), options: byText(countries, lang), error: errors.ke })}${select({ name: 'kerja', label: say('job'), icon: 'hand-helping', value: asked.job, empty: say(near ? 'job.others' : 'job.choose'), options: byText(jobs, lang), error: errors.kerja })}${select({ name: 'jalur', label: say('scheme'), icon: 'flag', value: chosen.named ? asked.scheme : '', empty: say('scheme.unsure'), options: schemes })}${button({ text: say('go'), iconAfter: 'arrow-right' })}`
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
