import type { LocalDate } from '../../../kernel/time.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Days, DocumentKind, Question, RuleSet, Scheme, Step } from '../../../rules/rule.ts'
import { type Age, ageOf } from './age.ts'
import { type Cost, costsOf, type OwnCost, ownCostOf } from './costs.ts'
import type { Choice, Line } from './line.ts'

/** A document to have, and when it is needed. */
export type NeededDocument = {
  readonly document: DocumentKind
  /** The step it belongs to; `null` when no step of the scheme names it. */
  readonly step: Step | null
  /** Every rule that asks for it. */
  readonly lines: readonly Line[]
  /** What decides whether this person needs it, e.g. whether they are married; empty: everybody needs it. */
  readonly depends: readonly Question[]
}

/** Everything the law as data says of a choice, before anybody has said who they are. */
export type Requirements = {
  readonly ruleSet: RuleSet
  readonly on: LocalDate
  readonly choice: Choice
  readonly scheme: Scheme | undefined
  /** Applied rules that this choice breaks whoever asks: a stop of placement, a route that takes no households. */
  readonly closed: readonly Line[]
  /** What has to be looked up before signing, because nobody has entered it yet: closings, problem lists. */
  readonly lookUp: readonly Line[]
  /** Rules whose instrument is of too low a rank to lay them on a citizen: shown, never asked. */
  readonly conflicts: readonly Line[]
  readonly age: Age
  /** What is asked of the person besides age and documents: schooling, health, past stays. */
  readonly person: readonly Line[]
  readonly documents: readonly NeededDocument[]
  readonly steps: readonly Step[]
  /** From the first step to departure, one after the other; `null` when a step has no usual length. */
  readonly days: Days | null
  readonly costs: readonly Cost[]
  readonly own: OwnCost
}

/** The last step that belongs to getting ready; what comes after happens abroad. */
const departure = 'departure'

/**
 * What somebody must prepare for a choice on a day, by every rule that concerns it. Nothing personal is assumed, so
 * what depends on the person comes back as a question. Pure: the same rule set, choice and day give the same answer.
 */
export function requirementsOf(ruleSet: RuleSet, choice: Choice, on: LocalDate): Requirements {
  const facts = factsOf(choice)
  const findings: readonly Finding[] = evaluate(ruleSet, facts, on)
  const rules = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))
  const lines = findings.flatMap((finding): Line[] => {
    const rule = rules.get(finding.rule)
    return rule ? [{ rule, finding }] : []
  })
  const applied = lines.filter(({ finding }) => finding.applied)
  const scheme = ruleSet.schemes.get(choice.scheme)
  const steps = scheme?.steps ?? []
  const costs = costsOf(applied, { ruleSet, facts, on })
  return {
    ruleSet,
    on,
    choice,
    scheme,
    closed: applied.filter(({ finding }) => finding.outcome === 'unmet'),
    lookUp: applied.filter((line) => line.rule.kind === 'prohibition' && isLookedUp(line, ruleSet)),
    conflicts: lines.filter(({ finding }) => !finding.applied),
    age: ageOf(applied, on),
    person: applied.filter((line) => isAboutPerson(line, ruleSet)),
    documents: documentsOf(applied, steps, ruleSet),
    steps,
    days: daysOf(steps),
    costs,
    own: ownCostOf(costs),
  }
}

/** Whether the rule set has a route, and no rule about that route itself says no to this choice. */
export const isRouteOpen = (ruleSet: RuleSet, choice: Choice, on: LocalDate): boolean =>
  ruleSet.schemes.has(choice.scheme) &&
  requirementsOf(ruleSet, choice, on).closed.every(({ rule }) => rule.applies.schemes === undefined)

function factsOf({ country, job, sector, employer, scheme, contractMonths, protection }: Choice): Facts {
  const known = {
    contractMonths,
    destinationProtects: protection?.law ?? undefined,
    destinationAgreement: protection?.agreement ?? undefined,
    destinationSocialSecurity: protection?.socialSecurity ?? undefined,
  }
  return {
    placement: {
      country,
      job,
      sector,
      employer,
      scheme,
      purpose: 'new',
      ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    },
  }
}

/** Whether all that is missing stands in a register of the state, about the placement and not the person. */
const isLookedUp = ({ finding }: Line, { questions }: RuleSet): boolean =>
  finding.needs.length > 0 &&
  finding.needs.every((need) => need.startsWith('placement.') && questions.get(need)?.asks === 'system')

/** What is asked of the person, besides documents and age, which have their own place. */
const isAboutPerson = ({ finding, rule }: Line, { questions }: RuleSet): boolean =>
  rule.kind === 'eligibility' &&
  finding.outcome === 'unknown' &&
  finding.needs.some((need) => /^(worker|history)\./.test(need) && questions.has(need)) &&
  !finding.needs.includes('worker.birthDate')

function documentsOf(lines: readonly Line[], steps: readonly Step[], ruleSet: RuleSet): NeededDocument[] {
  const asked = Map.groupBy(
    lines.filter(({ finding }) => finding.document !== null),
    ({ finding }) => finding.document ?? '',
  )
  const orderOf = new Map(
    steps.flatMap((step, at) => step.documents.map((code, index) => [code, { step, at: at * 100 + index }] as const)),
  )
  return [...asked]
    .flatMap(([code, lines]): (NeededDocument & { at: number })[] => {
      const document = ruleSet.documents.get(code)
      if (!document) return []
      const place = orderOf.get(code)
      return [{ document, step: place?.step ?? null, lines, depends: dependsOf(lines, ruleSet), at: place?.at ?? 1e6 }]
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ at: _at, ...needed }) => needed)
}

/** Questions that decide whether the document is needed: only when every rule that asks for it depends on one. */
function dependsOf(lines: readonly Line[], { questions }: RuleSet): readonly Question[] {
  const needs = lines.map(({ finding }) => finding.needs.filter((need) => !need.startsWith('documents.')))
  if (needs.some((own) => own.length === 0)) return []
  return [...new Set(needs.flat())].flatMap((need) => questions.get(need) ?? [])
}

function daysOf(steps: readonly Step[]): Days | null {
  const last = steps.findIndex(({ code }) => code === departure)
  const own = (last === -1 ? steps : steps.slice(0, last + 1)).map(({ usualDays }) => usualDays)
  const known = own.filter((days) => days !== null)
  if (known.length === 0 || known.length < own.length) return null
  const confidence = known.every((days) => days.confidence === 'verified') ? 'verified' : 'to-confirm'
  return {
    min: known.reduce((sum, { min }) => sum + min, 0),
    max: known.reduce((sum, { max }) => sum + max, 0),
    confidence,
  }
}
