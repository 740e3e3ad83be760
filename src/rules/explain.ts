import { cite } from '../kernel/citation.ts'
import type { Value } from './expression.ts'
import type { Finding } from './finding.ts'
import type { Rule, RuleSet, Text } from './rule.ts'

export type Language = keyof Text

/** The rule a finding is about. @throws Error when the rule set is another one than it was found by */
export function ruleOf({ rules }: RuleSet, { rule: id }: Pick<Finding, 'rule'>): Rule {
  const rule = rules.find((candidate) => candidate.id === id)
  if (!rule) throw new Error(`this rule set has no rule ${id}`)
  return rule
}

/** The sentence of an unmet rule, with its values filled in; what it is called where it has none. */
export function sentenceOf(ruleSet: RuleSet, finding: Finding, lang: Language): string {
  const rule = ruleOf(ruleSet, finding)
  return fill((rule.unmet ?? rule.title)[lang], finding, { rule, lang })
}

/** What remains possible, with who can do it; `undefined` where the law leaves nothing. */
export function remedyOf(ruleSet: RuleSet, finding: Finding, lang: Language): string | undefined {
  const rule = ruleOf(ruleSet, finding)
  return rule.remedy === null ? undefined : fill(rule.remedy[lang], finding, { rule, lang })
}

/** `UU 18/2017 Pasal 5 huruf a` */
export const citationOf = ({ citation }: Finding): string => cite(citation)

const fill = (template: string, { values }: Finding, { rule, lang }: { rule: Rule; lang: Language }): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : written(value, unitOf(rule, name), lang)
  })

const unitOf = ({ parameters }: Rule, name: string): string =>
  parameters.find((parameter) => parameter.name === name)?.unit ?? ''

const locale = { id: 'id-ID', en: 'en-GB' } as const

function written(value: Value, unit: string, lang: Language): string {
  if (typeof value === 'number')
    return `${unit === 'rupiah' ? 'Rp' : ''}${new Intl.NumberFormat(unit === 'rupiah' ? 'id-ID' : locale[lang]).format(value)}`
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return new Intl.DateTimeFormat(locale[lang], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${value}T12:00:00Z`))
  return Array.isArray(value) ? value.join(', ') : String(value)
}
