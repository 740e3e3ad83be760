import { cite } from '../kernel/citation.ts'
import type { Value } from './expression.ts'
import type { Finding } from './finding.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }
import type { Rule, RuleSet, Text } from './rule.ts'

export type Language = keyof Text

const rulesById = new WeakMap<RuleSet, ReadonlyMap<string, Rule>>()

/** The rule a finding is about. @throws Error when the rule set is another one than it was found by */
export function ruleOf(ruleSet: RuleSet, { rule: ruleId }: Pick<Finding, 'rule'>): Rule {
  let known = rulesById.get(ruleSet)
  if (!known) rulesById.set(ruleSet, (known = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))))
  const rule = known.get(ruleId)
  if (!rule) throw new Error(`this rule set has no rule ${ruleId}`)
  return rule
}

/**
 * What a person reads of a finding. Unmet: the rule's sentence with its values. Unknown: the questions that are open,
 * or that the law gives no number on the day. Met: what the rule is called.
 */
export function sentenceOf(ruleSet: RuleSet, finding: Finding, lang: Language): string {
  const rule = ruleOf(ruleSet, finding)
  if (finding.outcome === 'unmet' && rule.unmet !== null)
    return fill(rule.unmet[lang], finding, { ruleSet, rule, lang })
  if (finding.outcome === 'unknown' && finding.noValue.length > 0) return messages[lang]['rules.no-value']
  if (finding.outcome === 'unknown')
    return finding.needs.map((need) => questionOf(ruleSet, need, lang)).join(' ') || rule.title[lang]
  return rule.title[lang]
}

/** What remains possible when it is unmet; `undefined` where the law leaves nothing. */
export function remedyOf(ruleSet: RuleSet, finding: Finding, lang: Language): string | undefined {
  const rule = ruleOf(ruleSet, finding)
  return rule.remedy === null || finding.outcome !== 'unmet'
    ? undefined
    : fill(rule.remedy[lang], finding, { ruleSet, rule, lang })
}

/** The question that asks a missing fact, document or step: `Kapan kamu lahir?`, `Paspor belum ada.` */
export function questionOf({ questions, documents, schemes }: RuleSet, need: string, lang: Language): string {
  const question = questions.get(need)
  if (question) return question.question[lang]
  const [root, code = ''] = need.split('.')
  const document = root === 'documents' ? documents.get(code) : undefined
  if (document) return messages[lang]['rules.no-document'].replace('{name}', () => document.everyday[lang])
  const steps = root === 'steps' ? [...schemes.values()].flatMap((scheme) => scheme.steps) : []
  const step = steps.find((candidate) => candidate.code === code)
  return step ? messages[lang]['rules.no-step'].replace('{name}', () => step.name[lang]) : need
}

/** `UU 18/2017 Pasal 5 huruf a` */
export const citationOf = ({ citation }: Finding): string => cite(citation)

const messages = { id, en } as const

type Context = { readonly ruleSet: RuleSet; readonly rule: Rule; readonly lang: Language }

const fill = (template: string, { values }: Finding, context: Context): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    return value === undefined ? messages[context.lang]['rules.not-known'] : written(name, value, context)
  })

const locale = { id: 'id-ID', en: 'en-GB' } as const

/** Days in words, rupiah with their sign, numbers grouped, and the words people know for a fact that is a code. */
function written(name: string, value: Value, { ruleSet, rule, lang }: Context): string {
  if (typeof value === 'boolean') return value ? messages[lang]['rules.yes'] : messages[lang]['rules.no']
  if (typeof value === 'number') {
    const unit = rule.parameters.find((parameter) => parameter.name === name)?.unit
    const number = new Intl.NumberFormat(locale[lang]).format(value)
    return unit === 'rupiah' ? `Rp${number}` : number
  }
  if (typeof value !== 'string') return value.map((item) => written(name, item, { ruleSet, rule, lang })).join(', ')
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayInWords(value, lang)
  const expr = rule.values[name]
  const question = expr?.kind === 'fact' ? ruleSet.questions.get(expr.keys.join('.')) : undefined
  return question?.values[value]?.[lang] ?? value
}

const dayInWords = (day: string, lang: Language): string =>
  new Intl.DateTimeFormat(locale[lang], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
