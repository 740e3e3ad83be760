import type { Problem } from '../../../rules/problem.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { nameOfArticle } from '../register/article.ts'
import { type Coverage, type Report, type Row, reportOf } from './coverage.ts'

/**
 * Holds the lists of articles against the rules: every article a rule names is listed, every listed one without a rule
 * says why, and everything that is to be confirmed has its question.
 */
export const checkCoverage = (ruleSet: RuleSet, coverages: readonly Coverage[]): readonly Problem[] => [
  ...coverages.flatMap((coverage) => misplaced(ruleSet, coverage)),
  ...reportOf(ruleSet, coverages).flatMap((report) => [
    ...unlisted(report),
    ...report.rows.flatMap((row) => unexplained(row, ruleSet)),
    ...twice(report),
    ...ends(report),
  ]),
]

type Place = { readonly file: string; readonly line: number }
const top = ({ file }: Coverage): Place => ({ file, line: 1 })
const wrong = ({ file, line }: Place, what: string): Problem => ({ severity: 'error', file, line, what })

function misplaced({ instruments }: RuleSet, coverage: Coverage): Problem[] {
  const { instrument, file } = coverage
  if (!instruments.has(instrument))
    return [wrong(top(coverage), `there is no instrument ${instrument}; expected a registered one`)]
  return file === `${instrument}/coverage.yaml`
    ? []
    : [wrong(top(coverage), `found the coverage of ${instrument}; expected it in ${instrument}/coverage.yaml`)]
}

function unlisted({ instrument, coverage, missing, unplaced }: Report): Problem[] {
  const problems = missing.map((article) =>
    wrong(top(coverage), `a rule stands on ${nameOfArticle(article)} of ${instrument.id}; expected it in the list`),
  )
  if (unplaced.length === 0 || coverage.unplaced !== null) return problems
  const rules = unplaced.map(({ id }) => id).join(', ')
  return [
    ...problems,
    wrong(top(coverage), `${rules} names no article; expected "unplaced", the question for the ministry`),
  ]
}

function unexplained(row: Row, { instruments }: RuleSet): Problem[] {
  const { at, about, articles, rules, left, by, question, toConfirm } = row
  const say = (what: string): Problem => wrong(row, `${at}: ${what}`)
  return [
    ...(articles.length === 0 ? [say('names no article; expected one, like Pasal 5')] : []),
    ...(rules.length === 0 && left === null ? [say('no rule stands on it; expected "left", the reason')] : []),
    ...(rules.length > 0 && left !== null
      ? [{ ...say(`rules stand on it now; expected no "left"`), severity: 'warning' as const }]
      : []),
    ...(about === null && left !== 'unread' ? [say('expected "left: unread" where "about" is null')] : []),
    ...(question === null && (toConfirm || left === 'unread')
      ? [say('it is to be confirmed; expected "question", for the ministry')]
      : []),
    ...(left === 'elsewhere' && by === null ? [say('expected "by", the instrument that says the details')] : []),
    ...(by !== null && !instruments.has(by) ? [say(`there is no instrument ${by}; expected a registered one`)] : []),
  ]
}

function twice({ rows }: Report): Problem[] {
  const seen = new Set<string>()
  return rows.flatMap((row) =>
    row.articles.flatMap((article) => {
      const isAgain = seen.has(article)
      seen.add(article)
      return isAgain ? [wrong(row, `${nameOfArticle(article)} stands here twice; expected once`)] : []
    }),
  )
}

/** What is not listed must be said of the rest, and of nothing when all are listed. */
function ends({ coverage, counts: { unlisted: more } }: Report): Problem[] {
  if (more !== null && more < 0)
    return [wrong(top(coverage), `more articles are listed than the ${coverage.articles} it has`)]
  const isWhole = more === 0
  if (isWhole === (coverage.rest === null)) return []
  return [
    wrong(
      top(coverage),
      isWhole ? 'every article is listed; expected no "rest"' : 'articles are not listed; expected "rest"',
    ),
  ]
}
