import type { Confidence, Instrument, Rule, RuleSet } from '../../../rules/rule.ts'
import { type Article, articlesIn, orderOf } from '../register/article.ts'
import { byRank } from '../register/graph.ts'

/**
 * Why no rule stands on an article:
 * - `meaning`: it says what words mean; there is nothing to decide
 * - `state`: a duty of the state, of no file
 * - `elsewhere`: another instrument says the details
 * - `later`: this service does not do that part yet
 * - `court`: crimes and disputes; a judge decides
 * - `unread`: we have not read it
 */
export const reasons = ['meaning', 'state', 'elsewhere', 'later', 'court', 'unread'] as const
export type Reason = (typeof reasons)[number]

/** What is known of an article, or of a few in a row. */
export type Entry = {
  /** As it is cited: `Pasal 16 sampai Pasal 18`. */
  readonly at: string
  /** What it is about, in our words; `null`: we do not know. */
  readonly about: string | null
  readonly confidence: Confidence
  readonly left: Reason | null
  /** The instrument that says the details. */
  readonly by: string | null
  /** What the ministry must answer. */
  readonly question: string | null
  readonly file: string
  readonly line: number
}

/** How much of an instrument is rules, as its `coverage.yaml` says it. */
export type Coverage = {
  readonly instrument: string
  /** How many articles it has; `null`: not known. */
  readonly articles: number | null
  readonly confidence: Confidence
  readonly list: readonly Entry[]
  /** For every article that is not listed. */
  readonly rest: { readonly left: Reason; readonly question: string } | null
  /** What the ministry must answer of rules whose article we do not know. */
  readonly unplaced: string | null
  readonly file: string
}

/** An entry beside the rules that stand on it today. */
export type Row = Entry & {
  readonly articles: readonly Article[]
  readonly rules: readonly Rule[]
  /** Somebody must confirm what it says, or a rule on it. */
  readonly toConfirm: boolean
}

export type Report = {
  readonly instrument: Instrument
  readonly coverage: Coverage
  readonly rows: readonly Row[]
  /** Rules whose article we do not know. */
  readonly unplaced: readonly Rule[]
  /** Articles that rules name and the list does not. */
  readonly missing: readonly Article[]
  /** Articles, not rows: a row may be a few of them. What is unread is not counted as to be confirmed again. `unlisted` is `null` when nobody knows how many there are. */
  readonly counts: {
    readonly covered: number
    readonly left: number
    readonly unread: number
    readonly toConfirm: number
    readonly unlisted: number | null
  }
}

/** Which articles are rules today, which are not and why. Highest rank first, as the register has them. Pure. */
export const reportOf = (ruleSet: RuleSet, coverages: readonly Coverage[]): readonly Report[] =>
  coverages
    .flatMap((coverage) => {
      const instrument = ruleSet.instruments.get(coverage.instrument)
      return instrument === undefined ? [] : [reportOn(instrument, coverage, ruleSet.rules)]
    })
    .toSorted((a, b) => byRank(a.instrument, b.instrument))

function reportOn(instrument: Instrument, coverage: Coverage, all: readonly Rule[]): Report {
  const rules = all.filter((rule) => rule.instrument.id === instrument.id)
  const placed = rules.map((rule) => ({ rule, on: articlesIn(rule.citation.at) }))
  const rows = coverage.list
    .map((entry): Row => {
      const articles = articlesIn(entry.at)
      const standing = placed.filter(({ on }) => on.some((article) => articles.includes(article)))
      const own = standing.map(({ rule }) => rule)
      const unsure = [entry, ...own].some(({ confidence }) => confidence === 'to-confirm')
      return { ...entry, articles, rules: own, toConfirm: unsure }
    })
    .toSorted((a, b) => firstOf(a) - firstOf(b))
  const listed = new Set(rows.flatMap(({ articles }) => articles))
  const among = (is: (row: Row) => boolean): number =>
    rows.filter(is).reduce((total, { articles }) => total + articles.length, 0)
  const isCovered = ({ rules: own }: Row): boolean => own.length > 0
  return {
    instrument,
    coverage,
    rows,
    unplaced: placed.filter(({ on }) => on.length === 0).map(({ rule }) => rule),
    missing: [...new Set(placed.flatMap(({ on }) => on))].filter((article) => !listed.has(article)),
    counts: {
      covered: among(isCovered),
      left: among((row) => !isCovered(row) && row.left !== 'unread'),
      unread: among((row) => !isCovered(row) && row.left === 'unread'),
      toConfirm: among(({ toConfirm, left }) => toConfirm && left !== 'unread'),
      unlisted: coverage.articles === null ? null : coverage.articles - among(() => true),
    },
  }
}

const firstOf = ({ articles: [first] }: Row): number => (first === undefined ? 0 : orderOf(first))

/** Every question to the ministry, with the place it is about. */
export const questionsIn = ({ rows, coverage: { rest, unplaced }, instrument }: Report): readonly Question[] => [
  ...rows.flatMap(({ at, question }) => (question === null ? [] : [{ instrument: instrument.id, at, question }])),
  ...(unplaced === null ? [] : [{ instrument: instrument.id, at: null, question: unplaced }]),
  ...(rest === null ? [] : [{ instrument: instrument.id, at: null, question: rest.question }]),
]

export type Question = { readonly instrument: string; readonly at: string | null; readonly question: string }
