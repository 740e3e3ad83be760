import type { RuleSet } from '../../../rules/rule.ts'
import { reportOf } from '../coverage/coverage.ts'
import { shippedCoverage } from '../coverage/load.ts'
import { instrumentNamed } from '../register/names.ts'
import type { Expression } from '../texts/expression.ts'
import { type Searcher, searcherOf } from './index-of.ts'
import { searchablesOf } from './of-the-law.ts'
import { textsOf } from './of-the-texts.ts'

/** The articles that stand, read only when their key is not the one that is known. */
export type Texts = { readonly key: string; readonly standing: () => Promise<Iterable<Expression>> }

const noTexts: Texts = { key: '', standing: async () => [] }

type Made = { readonly key: string; readonly searcher: Promise<Searcher> }
const made = new WeakMap<RuleSet, Made>()

/**
 * Finds in a rule set and its articles; the index is made once for each set of texts. What is named comes before what is
 * meant.
 */
export async function searcherFor(ruleSet: RuleSet, texts: Texts = noTexts): Promise<Searcher> {
  const known = made.get(ruleSet)
  if (known?.key === texts.key) return await known.searcher
  const making: Made = { key: texts.key, searcher: makeSearcher(ruleSet, texts) }
  made.set(ruleSet, making)
  try {
    return await making.searcher
  } catch (problem) {
    if (made.get(ruleSet) === making) made.delete(ruleSet)
    throw problem
  }
}

async function makeSearcher(ruleSet: RuleSet, { standing }: Texts): Promise<Searcher> {
  const law = searchablesOf(ruleSet, reportOf(ruleSet, await shippedCoverage()))
  const items = [...law, ...textsOf(ruleSet, { law, standing: await standing() })]
  const [search, byId] = [searcherOf(items), new Map(items.map((item) => [item.id, item]))]
  return (asked, most) => {
    const found = search(asked, most)
    const named = byId.get(instrumentNamed(ruleSet, asked)?.id ?? '')
    return named === undefined ? found : [named, ...found.filter(({ id }) => id !== named.id)].slice(0, most)
  }
}
