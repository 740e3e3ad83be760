import { needsOfRule } from '../../../rules/asks.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet, Step } from '../../../rules/rule.ts'
import type { WorkerDocument } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import { askedDocuments, isStepDone } from '../facts.ts'

/** One thing of a journey: a document to show, a question to answer, or a step somebody else takes. */
export type JourneyTask =
  | {
      readonly kind: 'document'
      readonly code: string
      readonly state: 'missing' | 'shown' | 'verified' | 'returned'
      readonly reason: string | null
    }
  | { readonly kind: 'question'; readonly fact: string }

/** A step of the scheme as it stands for this file. `locked` holds the findings that keep it closed. */
export type JourneyStep = {
  readonly step: Step
  readonly state: 'done' | 'now' | 'locked'
  readonly tasks: readonly JourneyTask[]
  readonly locked: readonly Finding[]
}

export type Journey = {
  readonly steps: readonly JourneyStep[]
  /** Place of the first step that is not done, from 0; the number of steps when all are. */
  readonly now: number
  /** Whether everything the office needs is here, so that the file can be sent. */
  readonly ready: boolean
  /** What the law says no to: shown with its article, before anything else. */
  readonly unmet: readonly Finding[]
}

export type Standing = {
  readonly application: Application
  readonly ruleSet: RuleSet
  readonly findings: readonly Finding[]
  readonly documents: readonly WorkerDocument[]
}

/** The journey of a file, wholly from what the rules say: only what is still needed is asked, and a locked row says why. */
export function journeyOf({ application, ruleSet, findings, documents }: Standing): Journey {
  const asked = askedDocuments(findings)
  const shown = documents.filter(({ state }) => state !== 'returned').map(({ kind }) => kind)
  const returned = documents.filter(({ state }) => state === 'returned').map(({ kind }) => kind)
  const comes = (code: string) => ruleSet.documents.get(code)?.comes
  const byFamily = [...asked].some((code) => comes(code) === 'family-confirmation' && !shown.includes(code))
  // What is asked about the family is answered by its permission, where that is still to come.
  const questions = questionsOf(findings).filter((fact) => !(byFamily && fact.startsWith('family.')))
  const scheme = ruleSet.schemes.get(application.scheme)
  const walked = (scheme?.steps ?? []).filter(
    ({ documents, review, code }) =>
      documents.some((document) => asked.has(document)) || review !== 'none' || code === 'departure',
  )
  const steps = walked.map((step, index): JourneyStep => {
    const own = step.documents
      .filter((code) => asked.has(code) && comes(code) !== 'issued-here')
      .map((code) => taskOf(code, documents))
    const tasks = index === 0 ? [...questions.map((fact): JourneyTask => ({ kind: 'question', fact })), ...own] : own
    const isDone = isStepDone(step, { shown, asked, state: application.state }) && (index > 0 || questions.length === 0)
    const locked = isDone
      ? []
      : findings.filter(
          ({ kind, guards, outcome, applied }) =>
            kind === 'order' && applied && outcome !== 'met' && guards.includes(step.code),
        )
    return { step, tasks, locked, state: isDone ? 'done' : locked.length > 0 ? 'locked' : 'now' }
  })
  const blocking = findings.filter(
    ({ applied, guards, outcome }) => applied && outcome !== 'met' && guards.includes('verification'),
  )
  const first = steps.findIndex(({ state }) => state !== 'done')
  return {
    steps,
    now: first === -1 ? steps.length : first,
    ready: blocking.length === 0,
    unmet: blocking.filter(
      ({ outcome, document, rule }) => outcome === 'unmet' && document === null && !restsOn(ruleSet, rule, returned),
    ),
  }
}

/** Whether a rule says no only because a document was given back: the row of that document says what to do. */
function restsOn({ rules }: RuleSet, id: string, documents: readonly string[]): boolean {
  const rule = rules.find((each) => each.id === id)
  const needs = rule ? needsOfRule(rule) : new Set<string>()
  return documents.some((kind) => needs.has(`documents.${kind}`))
}

function taskOf(code: string, documents: readonly WorkerDocument[]): JourneyTask {
  const document = documents.find(({ kind }) => kind === code)
  const states = { uploaded: 'shown', verified: 'verified', returned: 'returned', replaced: 'missing' } as const
  return {
    kind: 'document',
    code,
    state: document ? states[document.state] : 'missing',
    reason: document?.reviewReason ?? null,
  }
}

/** Facts about the person that a rule before the office's check still needs; each once. */
export const questionsOf = (findings: readonly Finding[]): string[] => [
  ...new Set(
    findings
      .filter(({ applied, outcome, guards }) => applied && outcome === 'unknown' && guards.includes('verification'))
      .flatMap(({ needs }) => needs)
      .filter((need) => !/^(documents|steps|rule)[.:]/.test(need)),
  ),
]
