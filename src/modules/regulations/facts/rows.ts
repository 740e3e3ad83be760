import { day, isDay } from '../../../kernel/time.ts'
import { numberText, shortDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Value } from '../../../rules/expression.ts'
import { type Facts, isGroup } from '../../../rules/facts.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { words } from './words.ts'

/** A fact as people read it: what was asked, and what is known. */
export type FactRow = { readonly question: string; readonly answer: string }

type Law = Pick<RuleSet, 'questions' | 'documents' | 'schemes'> & {
  /** Names of codes that are not the law's own: countries and jobs. */
  readonly named?: (path: string, code: string) => string | undefined
}

/** Facts in words, in the order they stand. */
export const factRows = (lang: Language, facts: Facts, law: Law): readonly FactRow[] =>
  leavesOf(facts).map(([keys, value]) => ({
    question: nameOf(lang, keys, law),
    answer: answerOf(lang, { path: keys.join('.'), value, law }),
  }))

type Leaf = readonly [keys: readonly string[], value: Value]

const leavesOf = (facts: Facts, above: readonly string[] = []): readonly Leaf[] =>
  Object.entries(facts).flatMap(([key, value]): readonly Leaf[] => {
    if (value === undefined) return []
    return isGroup(value) ? leavesOf(value, [...above, key]) : [[[...above, key], value]]
  })

/** The question a fact answers; of a document or a step its own name. */
function nameOf(lang: Language, keys: readonly string[], { questions, documents, schemes }: Law): string {
  const [root, code = '', member = ''] = keys
  const say = words(lang)
  if (root === 'documents' && isPiece(member)) return say(member, { what: documents.get(code)?.everyday[lang] ?? code })
  if (root === 'steps') {
    const step = [...schemes.values()].flatMap(({ steps }) => steps).find((one) => one.code === code)
    return say('done', { what: step?.name[lang] ?? code })
  }
  return questions.get(keys.join('.'))?.question[lang] ?? keys.join('.')
}

const isPiece = (member: string): member is 'verified' | 'validUntil' | 'issuedOn' =>
  member === 'verified' || member === 'validUntil' || member === 'issuedOn'

type Given = { readonly path: string; readonly value: Value; readonly law: Law }

function answerOf(lang: Language, { path, value, law }: Given): string {
  if (typeof value === 'boolean') return words(lang)(value ? 'yes' : 'no')
  if (typeof value === 'number') return numberText(lang, value)
  if (typeof value !== 'string') return value.join(', ')
  if (isDay(value)) return shortDay(lang, day(value))
  return law.questions.get(path)?.values[value]?.[lang] ?? law.named?.(path, value) ?? value
}
