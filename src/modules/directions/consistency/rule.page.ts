import { type LocalDate, plusMonths } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { table } from '../../../platform/http/components/table.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { monthText, numberText } from '../../../platform/i18n/dates.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { codeNames } from '../../offices/index.ts'
import { factRows } from '../../regulations/index.ts'
import type { Asked } from '../ask/store.ts'
import type { Apart } from './apart.ts'
import { type Agreement, agreementOf } from './index-of.ts'
import { askButton, howPart, monthKey, monthPicker, officeName } from './list.page.ts'
import type { Differing, Side } from './pairs.ts'
import { shareText, trendPicture } from './picture.part.ts'
import type { CanonicalFacts } from './situation.ts'
import type { Counted } from './tally.ts'
import { words } from './words.ts'

/** How many points the trend has, the chosen month last. */
export const trendLength = 12

export type RuleView = {
  readonly rule: string
  readonly month: LocalDate
  readonly months: readonly LocalDate[]
  readonly ruleSet: RuleSet
  /** Counts of the months of the trend. */
  readonly trend: readonly (Counted & { readonly month: LocalDate })[]
  readonly apart: readonly Apart[]
  readonly differing: readonly Differing[]
  readonly facts: ReadonlyMap<string, CanonicalFacts>
  /** Open questions on this rule. */
  readonly asked: readonly Pick<Asked, 'id' | 'number'>[]
}

/** One rule in one month: the figure, how it was before, which offices are apart, and what differs. */
export function ruleBody(web: Web, view: RuleView): Html {
  const { rule, month, months, trend, asked } = view
  const say = words(web.lang)
  const byMonth = Map.groupBy(trend, (one) => one.month)
  const found = Array.from({ length: trendLength }, (_, index) => {
    const at = plusMonths(month, index + 1 - trendLength)
    return { at, index: agreementOf(byMonth.get(at) ?? []) }
  })
  const now = found.at(-1)?.index ?? null
  const picker = monthPicker(web, { action: `/pusat/keseragaman/${encodeURIComponent(rule)}`, month, months })
  const earlier =
    asked.length === 0
      ? nothing
      : html`<p>${say('asked')} ${each(asked, ({ id, number }) => html`<a href="/pusat/arahan/${id}">${number}</a> `)}</p>`
  return html`${backLink(`/pusat/keseragaman?bulan=${monthKey(month)}`, web.lang)}${picker}${figurePart(web, now)}${earlier}${each(askButton(web, rule, month), (one) => html`<p>${one}</p>`)}${now === null ? nothing : html`${apartPart(web, view.apart)}${pairsPart(web, view)}`}${trendPart(web, found)}${howPart(web)}`
}

function figurePart({ lang }: Web, index: Agreement | null): Html {
  const say = words(lang)
  if (index === null) return emptyState({ title: say('none'), note: say('alone.one') })
  const { value, low, high, decisions } = index
  return panel({
    kind: 'info',
    lang,
    title: say('index', { value: shareText(lang, value) }),
    body: say('index.of', { decisions, low: shareText(lang, low), high: shareText(lang, high) }),
  })
}

type Month = { readonly at: LocalDate; readonly index: Agreement | null }

function trendPart({ lang }: Web, months: readonly Month[]): Html {
  const say = words(lang)
  const picture = trendPicture(
    say('trend.picture'),
    months.map(({ index }) => index),
  )
  return html`<section class="flow"><h2>${say('trend')}</h2>${picture}${table({
    caption: say('trend'),
    columns: [
      { name: say('column.month') },
      { name: say('column.index'), figures: true },
      { name: say('column.range'), figures: true },
      { name: say('column.decisions'), figures: true },
    ],
    rows: months
      .toReversed()
      .map(({ at, index }) =>
        index === null
          ? [monthText(lang, at), '–', '–', '–']
          : [
              monthText(lang, at),
              shareText(lang, index.value),
              say('range', { low: shareText(lang, index.low), high: shareText(lang, index.high) }),
              numberText(lang, index.decisions),
            ],
      ),
  })}</section>`
}

function apartPart(web: Web, apart: readonly Apart[]): Html {
  const { lang } = web
  const say = words(lang)
  const rows = apart
    .map((one) => ({ ...one, name: officeName(web, one.office) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, lang))
  const list =
    rows.length === 0
      ? html`<p>${say('apart.none')}</p>`
      : html`<p>${say('apart.note')}</p>${table({
          caption: say('apart'),
          columns: [
            { name: say('column.office') },
            { name: say('column.share'), figures: true },
            { name: say('column.others'), figures: true },
            { name: say('column.decisions'), figures: true },
          ],
          rows: rows.map(({ name, share, others, decisions }) => [
            name,
            shareText(lang, share),
            shareText(lang, others),
            numberText(lang, decisions),
          ]),
        })}`
  return html`<section class="flow"><h2>${say('apart')}</h2>${list}</section>`
}

function pairsPart(web: Web, { differing, facts, ruleSet }: RuleView): Html {
  const { lang } = web
  const say = words(lang)
  if (differing.length === 0)
    return html`<section class="flow"><h2>${say('pairs')}</h2><p>${say('pairs.none')}</p></section>`
  const side = ({ office, decisions, latest }: Side, file: 'A' | 'B') =>
    html`${officeName(web, office)}: ${say('side', { decisions })}<br><small>${say('side.last')} <a href="/putusan/${latest}">${say('side.file', { file })}</a></small>`
  return html`<section class="flow"><h2>${say('pairs')}</h2><p>${say('pairs.note')}</p>${each(
    differing,
    ({ situation, named, passed }, index) =>
      html`<h3>${say('pair', { number: index + 1 })}</h3>${summaryList(
        [
          ...inWords(web, facts.get(situation) ?? {}, ruleSet),
          { question: say('named'), answer: side(named, 'A') },
          { question: say('passed'), answer: side(passed, 'B') },
        ],
        lang,
      )}`,
  )}</section>`
}

type Row = { readonly question: string; readonly answer: string }

/** Facts as people read them. A day is only known to be there, and so is what is no code, number, yes or no. */
function inWords({ lang }: Pick<Web, 'lang'>, facts: CanonicalFacts, ruleSet: RuleSet): readonly Row[] {
  const say = words(lang)
  const law = { ...ruleSet, named: codeNames(lang) }
  return Object.entries(facts)
    .toSorted(([a], [b]) => Number(a === 'finding') - Number(b === 'finding') || (a < b ? -1 : 1))
    .flatMap(([path, value]): readonly Row[] => {
      if (path === 'finding') return [{ question: say('finding'), answer: say(`finding.${value}` as 'finding.met') }]
      const keys = path.split('.')
      const [root = '', code = '', member] = keys
      if (root === 'documents' && member === undefined)
        return [{ question: ruleSet.documents.get(code)?.everyday[lang] ?? path, answer: say('known') }]
      const [row] = factRows(lang, Object.fromEntries([[root, nested(keys.slice(1), value)]]), law)
      const isAnswer = value !== true || member === 'verified' || member === 'done' || isYesNo(ruleSet, path)
      return row ? [isAnswer ? row : { ...row, answer: say('known') }] : []
    })
}

const isYesNo = ({ questions }: RuleSet, path: string): boolean => questions.get(path)?.type === 'bool'

type Nested = string | number | boolean | { readonly [key: string]: Nested }

const nested = (keys: readonly string[], value: Nested): Nested =>
  keys.reduceRight<Nested>((inner, key) => ({ [key]: inner }), value)
