import { day, isDay } from '../../../kernel/time.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import type { Html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { numberText, shortDay } from '../../../platform/i18n/dates.ts'
import type { Value } from '../../../rules/expression.ts'
import { type Facts, isGroup } from '../../../rules/facts.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { words } from '../journey/words.ts'

/** What was known of the file when it was decided, in the order it was asked; folded, as it is long. */
export function factsPart(web: Pick<Web, 'lang'>, facts: Facts, ruleSet: RuleSet): Html {
  const say = words(web.lang)
  const rows = leavesOf(facts).map(([keys, value]) => ({
    question: nameOf(web, keys, ruleSet),
    answer: answerOf(web, { path: keys.join('.'), value, ruleSet }),
  }))
  return fold({ title: say('decision.facts.count', { count: rows.length }), body: summaryList(rows, web.lang) })
}

type Leaf = readonly [keys: readonly string[], value: Value]

const leavesOf = (facts: Facts, above: readonly string[] = []): readonly Leaf[] =>
  Object.entries(facts).flatMap(([key, value]): readonly Leaf[] => {
    if (value === undefined) return []
    return isGroup(value) ? leavesOf(value, [...above, key]) : [[[...above, key], value]]
  })

/** The question a fact answers; of a document or a step its own name. */
function nameOf(
  { lang }: Pick<Web, 'lang'>,
  keys: readonly string[],
  { questions, documents, schemes }: RuleSet,
): string {
  const [root, code = '', member = ''] = keys
  const say = words(lang)
  if (root === 'documents' && isPiece(member))
    return say(`fact.${member}`, { what: documents.get(code)?.everyday[lang] ?? code })
  if (root === 'steps') {
    const step = [...schemes.values()].flatMap(({ steps }) => steps).find((one) => one.code === code)
    return say('fact.done', { what: step?.name[lang] ?? code })
  }
  return questions.get(keys.join('.'))?.question[lang] ?? keys.join('.')
}

const isPiece = (member: string): member is 'verified' | 'validUntil' | 'issuedOn' =>
  member === 'verified' || member === 'validUntil' || member === 'issuedOn'

type Given = { readonly path: string; readonly value: Value; readonly ruleSet: RuleSet }

function answerOf({ lang }: Pick<Web, 'lang'>, { path, value, ruleSet }: Given): string {
  if (typeof value === 'boolean') return words(lang)(value ? 'fact.yes' : 'fact.no')
  if (typeof value === 'number') return numberText(lang, value)
  if (typeof value !== 'string') return value.join(', ')
  return isDay(value) ? shortDay(lang, day(value)) : (ruleSet.questions.get(path)?.values[value]?.[lang] ?? value)
}
