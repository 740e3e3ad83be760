import type { RuleSet } from '../../../rules/rule.ts'
import { reportOf } from '../coverage/coverage.ts'
import { shippedCoverage } from '../coverage/load.ts'
import { instrumentNamed } from '../register/names.ts'
import { type Searcher, searcherOf } from './index-of.ts'
import { searchablesOf } from './of-the-law.ts'

const made = new WeakMap<RuleSet, Promise<Searcher>>()

/** Finds in a rule set and its articles; the index is made once for each. What is named comes before what is meant. */
export async function searcherFor(ruleSet: RuleSet): Promise<Searcher> {
  const known = made.get(ruleSet)
  if (known) return await known
  const making = makeSearcher(ruleSet)
  made.set(ruleSet, making)
  return await making
}

async function makeSearcher(ruleSet: RuleSet): Promise<Searcher> {
  const items = searchablesOf(ruleSet, reportOf(ruleSet, await shippedCoverage()))
  const [search, byId] = [searcherOf(items), new Map(items.map((item) => [item.id, item]))]
  return (asked, most) => {
    const found = search(asked, most)
    const named = byId.get(instrumentNamed(ruleSet, asked)?.id ?? '')
    return named === undefined ? found : [named, ...found.filter(({ id }) => id !== named.id)].slice(0, most)
  }
}
