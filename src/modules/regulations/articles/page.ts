import type { LocalDate } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page } from '../../../platform/http/route.ts'
import { longDay, numberText, rupiahText, shortDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { valueOn } from '../../../rules/prepare.ts'
import { canBind } from '../../../rules/rank.ts'
import type { Example, Rule, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { type Known, knownList } from '../instruments/facts.ts'
import { figureText } from '../instruments/figure.ts'
import { hrefOf, type Reader } from '../instruments/law.ts'
import { words } from '../instruments/words.ts'

export type RulePage = {
  readonly ruleSet: RuleSet
  readonly rule: Rule
  /** The day whose figures are shown. */
  readonly on: LocalDate
  /** Decisions that stand on this place of the law. */
  readonly decisions: number
  /** The first day after that on which it says something else, by what is signed already. */
  readonly changes?: LocalDate | undefined
}

/** One rule: our sentence, what it is for, its figures with their days, and the cases it is tested with. */
export function articlePage({ lang }: Pick<Reader, 'lang'>, { ruleSet, rule, on, decisions, changes }: RulePage): Page {
  const say = words(lang)
  const name = nameOf(rule.instrument)
  const conflict = canBind(rule.instrument.rank, rule.kind)
    ? nothing
    : panel({ kind: 'info', lang, title: say('cannot-bind'), body: say('cannot-bind.note') })
  return {
    title: `${rule.title[lang]}, ${rule.citation.at}`,
    feed: { href: '/pemberitahuan.atom', title: say('changes.all') },
    body: html`<section>${backLink(hrefOf(rule.instrument.id), lang)}<p class="eyebrow">${name}, ${rule.citation.at}</p><h1>${rule.title[lang]}</h1>${conflict}${whenPart({ rule, on, changes }, lang)}${sentences(rule, on, lang)}<p class="soft"><small>${say('own-words')}</small></p>${knownList([...factsOf(ruleSet, rule, lang), ...decided(decisions, lang)])}<p><a href="/arahan?aturan=${encodeURIComponent(rule.id)}">${say('rulings')}</a> · <a class="tap" href="/pemberitahuan">${say('changes.all')}</a></p></section>${parametersOf(rule, lang)}${examplesOf(rule, lang)}`,
  }
}

/** That it does not count on the day that is shown, and that it is signed to say something else from a day on. */
function whenPart({ rule, on, changes }: Pick<RulePage, 'rule' | 'on' | 'changes'>, lang: Language): Html {
  const say = words(lang)
  const told = (title: string, body: Html | string): Html => panel({ kind: 'info', lang, title, body })
  const day = longDay(lang, on)
  const not =
    on < rule.from
      ? told(say('not-yet', { day }), say('not-yet.note', { from: longDay(lang, rule.from) }))
      : rule.until !== null && on > rule.until
        ? told(say('over', { day }), say('over.note', { until: longDay(lang, rule.until) }))
        : nothing
  const coming =
    changes === undefined
      ? nothing
      : told(
          say('changes', { from: longDay(lang, changes) }),
          html`<a href="${hrefOf(rule.instrument.id, rule.id)}?pada=${changes}">${say('changes.go')}</a>`,
        )
  return html`${not}${coming}`
}

/** What is said to whom it is not met by, and what remains possible: with the figures of the day; those of a case stay open. */
function sentences({ unmet, remedy, parameters }: Rule, on: LocalDate, lang: Language): Html {
  const say = words(lang)
  const general = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const parameter = parameters.find((candidate) => candidate.name === name)
      const value = parameter && valueOn(parameter, on)
      return typeof value === 'number' ? numberText(lang, value) : '…'
    })
  return html`${unmet === null ? nothing : html`<p><b>${say('unmet')}:</b> ${general(unmet[lang])}</p>`}${remedy === null ? nothing : html`<p><b>${say('remedy')}:</b> ${general(remedy[lang])}</p>`}`
}

function factsOf(ruleSet: RuleSet, rule: Rule, lang: Language): Known[] {
  const say = words(lang)
  const { from, until, kind, document, confidence } = rule
  const paper = document === null ? undefined : ruleSet.documents.get(document)
  return [
    { question: say('kind'), answer: say(`kind.${kind}`) },
    ...(paper === undefined
      ? []
      : [
          {
            question: say('document'),
            answer: html`<a href="/syarat/dokumen/${paper.code}">${paper.everyday[lang]}</a>`,
          },
        ]),
    { question: say('applies'), answer: appliesTo(ruleSet, rule, lang) },
    {
      question: say('from'),
      answer:
        until === null
          ? say('from.since', { from: longDay(lang, from) })
          : say('from.until', { from: longDay(lang, from), until: longDay(lang, until) }),
    },
    { question: say('confidence'), answer: say(`confidence.${confidence}`) },
  ]
}

const decided = (decisions: number, lang: Language): Known[] =>
  decisions === 0
    ? []
    : [{ question: words(lang)('decisions'), answer: words(lang)('decisions.count', { count: decisions }) }]

/** Whom it concerns, in words; countries by their names. */
export function appliesTo({ schemes: known }: RuleSet, { applies, subject }: Rule, lang: Language): string {
  const say = words(lang)
  const { schemes = [], countries = [], jobs = [], sectors = [], employers = [], when } = applies
  const region = new Intl.DisplayNames(lang === 'id' ? 'id-ID' : 'en-GB', { type: 'region' })
  const parts = [
    subject === 'placement' ? [] : [say(`subject.${subject}`)],
    schemes.map((code) => known.get(code)?.title[lang] ?? code),
    countries.map((code) => region.of(code) ?? code),
    [...jobs, ...sectors],
    employers.map((kind) => say(kind === 'household' ? 'employer.household' : 'employer.legal-entity')),
    when === undefined ? [] : [say('applies.when')],
  ].filter((part) => part.length > 0)
  return parts.length === 0 ? say('applies.all') : parts.map((part) => part.join(', ')).join('; ')
}

function parametersOf({ parameters }: Rule, lang: Language): Html {
  const say = words(lang)
  return parameters.length === 0
    ? nothing
    : html`<section><h2>${say('parameters')}</h2><ul class="basis">${each(parameters, (parameter) =>
        each(
          parameter.values,
          ({ from, value }) =>
            html`<li>${figureText(parameter, value, lang)}<small>${say('from.since', { from: longDay(lang, from) })}</small></li>`,
        ),
      )}</ul></section>`
}

function examplesOf({ examples }: Rule, lang: Language): Html {
  return examples.length === 0
    ? nothing
    : html`<section>${fold({
        title: words(lang)('examples'),
        body: html`<ul>${each(examples, (example) => html`<li>${exampleText(example, lang)}</li>`)}</ul>`,
      })}</section>`
}

function exampleText({ name, on, finds, amount }: Example, lang: Language): string {
  const say = words(lang)
  const about = { name, on: shortDay(lang, on) }
  if (finds !== undefined) return say('example.line', { ...about, finds: say(`example.${finds}`) })
  return amount === undefined
    ? say('example.plain', about)
    : say('example.amount', { ...about, amount: rupiahText(amount) })
}
