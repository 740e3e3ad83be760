import { iconNamed } from '../../../platform/http/components/icon.ts'
import { type Step as StepRow, stepList } from '../../../platform/http/components/step-list.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import { rupiahText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Confidence, DocumentKind } from '../../../rules/rule.ts'
import { addressOf, type Chosen } from './chosen.ts'
import type { Cost } from './costs.ts'
import type { NeededDocument, Requirements } from './requirements.ts'
import { amountText, articleOf, daysText, doubt } from './say.ts'
import { words } from './words.ts'

/** Who has to come with the document: the person, or somebody who arranges it for them. */
const own = ({ step, document }: NeededDocument): boolean =>
  step === null || step.acts === 'worker' || document.comes === 'family-confirmation'

/** What to prepare, in order, one row a document; below it what others arrange. */
export function prepare({ documents, costs }: Requirements, { asked }: Chosen, lang: Language): Html {
  const say = words(lang)
  const rows = visits(documents.filter(own))
  const others = documents.filter((needed) => !own(needed))
  const [, query = ''] = addressOf(asked).split('?')
  const link = ({ code }: DocumentKind): string => `/syarat/dokumen/${code}?${query}`
  const rest =
    others.length === 0
      ? nothing
      : html`<p class="soft">${sentence(
          say('others', { list: '\u0000' }),
          each(
            others,
            ({ document }, index) =>
              html`${index === 0 ? '' : ', '}<a href="${link(document)}">${document.everyday[lang]}</a>`,
          ),
        )}</p>`
  return html`<section id="siapkan"><h2>${say('prepare', { count: rows.length })}</h2><p class="lead">${say('prepare.note')}</p>${stepList(
    rows.map((visit) => rowOf(visit, { link, lang, costs })),
  )}${rest}</section>`
}

/** A sentence with markup where its list stands. */
function sentence(text: string, list: Html): Html {
  const [before = '', after = ''] = text.split('\u0000')
  return html`${before}${list}${after}`
}

/**
 * Documents that come from the same desk at the same step and cost the same are one visit, hence one row; what depends
 * on the person stands alone.
 */
function visits(documents: readonly NeededDocument[]): readonly (readonly NeededDocument[])[] {
  const grouped = Map.groupBy(documents, (needed) => {
    const { document, step, depends } = needed
    return depends.length > 0 ? document.code : `${step?.code} ${document.issuer.id} ${document.fee?.amount}`
  })
  return [...grouped.values()]
}

type Row = {
  readonly link: (document: DocumentKind) => string
  readonly lang: Language
  readonly costs: readonly Cost[]
}

function rowOf(visit: readonly NeededDocument[], { link, lang, costs }: Row): StepRow {
  const [first, ...others] = visit
  if (first === undefined) throw new RangeError('a visit without a document')
  const { document, depends } = first
  const say = words(lang)
  // A fee that depends on the person is told as it is by law, not as the usual one.
  const open = costs.find(
    ({ component, amount, depends }) => component === document.code && amount && depends.length > 0,
  )
  const fee = document.fee?.amount ?? 0
  const notes = [
    document.issuer[lang],
    open ? amountText(open, lang) : fee > 0 ? rupiahText(fee) : '',
    longest(visit, lang),
    depends.length > 0 ? say('depends') : '',
    doubt(surest(visit.flatMap(({ lines }) => lines.map(({ rule }) => rule.confidence))), lang),
  ].filter((note) => note !== '')
  const name =
    others.length === 0
      ? { name: document.everyday[lang], href: link(document) }
      : {
          name: html`${each(visit, ({ document }, index) => html`${index === 0 ? '' : ', '}<a href="${link(document)}">${document.everyday[lang]}</a>`)}`,
        }
  return {
    ...name,
    icon: iconNamed(document.icon),
    place: notes.join(' · '),
    ...(open === undefined && document.fee?.amount === 0 ? { good: say('free') } : {}),
  }
}

/** The longest of what is known: whoever comes once waits for the last. */
function longest(visit: readonly NeededDocument[], lang: Language): string {
  const known = visit.flatMap(({ document: { days } }) => days ?? [])
  const [some] = known
  return some === undefined
    ? ''
    : daysText({ min: Math.max(...known.map(({ min }) => min)), max: Math.max(...known.map(({ max }) => max)) }, lang)
}

const order: readonly Confidence[] = ['verified', 'likely', 'to-confirm']
/** The surest of the rules that ask for it: one that was read is enough. */
const surest = (list: readonly Confidence[]): Confidence => order.find((each) => list.includes(each)) ?? 'to-confirm'

/** The steps to departure and beyond, one after the other, with who acts and how long it usually takes. */
export function road({ steps }: Requirements, lang: Language): Html {
  const say = words(lang)
  return steps.length === 0
    ? nothing
    : html`<section><h2>${say('road')}</h2><p class="soft">${say('road.note')}</p><ol>${each(
        steps,
        ({ name, usualDays }) =>
          html`<li>${name[lang]}${usualDays === null ? nothing : html` <small>${daysText(usualDays, lang)}</small>`}</li>`,
      )}</ol></section>`
}

/** What is asked of the person besides papers and age. */
export function personal({ person }: Requirements, lang: Language): Html {
  return person.length === 0
    ? nothing
    : html`<section><h2>${words(lang)('person')}</h2><ul>${each(
        person,
        ({ rule }) =>
          html`<li><a href="${articleOf(rule)}">${rule.title[lang]}</a>${doubt(rule.confidence, lang) === '' ? '' : ` (${doubt(rule.confidence, lang)})`}</li>`,
      )}</ul></section>`
}
