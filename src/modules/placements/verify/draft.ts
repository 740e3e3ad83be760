import { cite } from '../../../kernel/citation.ts'
import { ruleOf, sentenceOf } from '../../../rules/explain.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import type { Item } from '../decision-record.ts'
import type { Comparison } from '../review/compare.ts'
import { words } from '../review/words.ts'
import { blocking } from '../weigh.ts'

/** A reason to give a file back, drafted from a rule: one press, or the start of an own sentence. */
export type Draft = Item & {
  /** Permanent within one version of a file: `passport.retake`. */
  readonly key: string
  /** What the button says. */
  readonly label: { readonly id: string; readonly en: string }
}

export type Drafting = {
  readonly ruleSet: RuleSet
  readonly findings: readonly Finding[]
  readonly comparisons: readonly Comparison[]
  /** Document kinds that have a picture to take again. */
  readonly shown: readonly string[]
}

/**
 * Reasons to give a file back, those the automatic check suggests first: what differs, what the rules lack, and each
 * picture to be taken again. Every one stands on the rule that asks for the document. Pure.
 */
export function draftsOf({ ruleSet, findings, comparisons, shown }: Drafting): Draft[] {
  const asked = new Map(
    findings.flatMap((finding) =>
      finding.document !== null && finding.applied ? [[finding.document, finding] as const] : [],
    ),
  )
  const differing = comparisons.flatMap((comparison) => {
    const finding = asked.get(comparison.document)
    return finding === undefined ? [] : differences(ruleSet, comparison, finding)
  })
  const lacking = blocking(findings, 'verification').map((finding) => lack(ruleSet, finding))
  const retakes = shown.flatMap((kind) => {
    const finding = asked.get(kind)
    return finding === undefined ? [] : [retake(ruleSet, kind, finding)]
  })
  const all = [...differing, ...lacking, ...retakes]
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index)
}

const texts = { id: words('id'), en: words('en') }
const both = (make: (lang: 'id' | 'en') => string): Draft['label'] => ({ id: make('id'), en: make('en') })

const nameOf = (ruleSet: RuleSet, kind: string, lang: 'id' | 'en'): string =>
  ruleSet.documents.get(kind)?.everyday[lang] ?? kind

/** What the register says otherwise: corrected where the document comes from, or in the register. */
function differences(ruleSet: RuleSet, { document, register, rows }: Comparison, finding: Finding): Draft[] {
  const fields = rows.filter(({ result }) => result === 'differs').map(({ field }) => field)
  if (fields.length === 0) return []
  const issuer = (lang: 'id' | 'en'): string => ruleSet.documents.get(document)?.issuer[lang] ?? document
  const named = (lang: 'id' | 'en'): string => fields.map((field) => texts[lang](`field.${field}`)).join(', ')
  const base = { rule: finding.rule, citation: cite(finding.citation), document }
  const values = {
    field: named('id'),
    document: nameOf(ruleSet, document, 'id'),
    register: texts.id(`register.${register}`),
  }
  const atIssuer: Draft = {
    ...base,
    key: `${document}.issuer`,
    label: both((lang) =>
      texts[lang]('draft.issuer.label', { document: nameOf(ruleSet, document, lang), issuer: issuer(lang) }),
    ),
    text: texts.id('draft.issuer', { ...values, issuer: issuer('id') }),
  }
  const atRegister: Draft = {
    ...base,
    key: `${document}.register`,
    label: both((lang) => texts[lang]('draft.register.label', { register: texts[lang](`register.${register}`) })),
    text: texts.id('draft.register', values),
  }
  return [atIssuer, atRegister]
}

const retake = (ruleSet: RuleSet, kind: string, finding: Finding): Draft => ({
  key: `${kind}.retake`,
  rule: finding.rule,
  citation: cite(finding.citation),
  document: kind,
  label: both((lang) => texts[lang]('draft.retake.label', { document: nameOf(ruleSet, kind, lang) })),
  text: texts.id('draft.retake', { document: nameOf(ruleSet, kind, 'id') }),
})

const lack = (ruleSet: RuleSet, finding: Finding): Draft => ({
  key: finding.rule,
  rule: finding.rule,
  citation: cite(finding.citation),
  document: finding.document,
  label: both((lang) => ruleOf(ruleSet, finding).title[lang]),
  text: sentenceOf(ruleSet, finding, 'id'),
})
