import { fold } from '../../../platform/http/components/fold.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import type { Html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { codeNames } from '../../offices/index.ts'
import { factRows } from '../../regulations/index.ts'
import { words } from '../journey/words.ts'

/** What was known of the file when it was decided, in the order it was asked; folded, as it is long. */
export function factsPart({ lang }: Pick<Web, 'lang'>, facts: Facts, ruleSet: RuleSet): Html {
  const rows = factRows(lang, facts, { ...ruleSet, named: codeNames(lang) })
  return fold({ title: words(lang)('decision.facts.count', { count: rows.length }), body: summaryList(rows, lang) })
}
