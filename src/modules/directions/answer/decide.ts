import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Question } from '../question.ts'
import type { DirectionRefusal } from '../refusal.ts'
import type { Effect } from '../ruling.ts'

/** What the centre writes. */
export type AnswerText = {
  /** The question as everybody may read it. */
  readonly wording: string
  readonly answer: string
  readonly citation: string
  readonly effect: Effect
  readonly validFrom: LocalDate
  readonly validUntil: LocalDate | null
}

/** An answer on its way: drafted by one, reviewed by another, signed by a third. */
export type Answer = AnswerText & {
  readonly question: string
  /** The rules it was written under. */
  readonly ruleSet: RuleSetDigest
  readonly draftedBy: PersonId
  /** Everybody who wrote in it: none of them reviews or signs it. */
  readonly writers: readonly PersonId[]
  readonly reviewedBy: PersonId | null
  readonly sentBack: string | null
  readonly version: number
}

/** What the law of today says of a question. */
export type Law = {
  readonly on: LocalDate
  /** What the rule finds on the facts of the question; `undefined` where it is gone or does not concern them. */
  readonly finding: Pick<Finding, 'outcome' | 'applied' | 'citation'> | undefined
  /** Whether what binds in the rule is what it was when the answer was written. */
  readonly sameAsWritten: boolean
  /** The same since it was asked. */
  readonly sameAsAsked: boolean
  /** Whether the citation names an instrument we know. */
  readonly citationKnown: boolean
}

type Judged = Decision<{ readonly question: string }, DirectionRefusal>
type Asked = Pick<Question, 'id' | 'state'>

/** Whether a text can be kept as the answer of a question. */
export function write(
  question: Asked,
  text: AnswerText,
  { on, citationKnown }: Pick<Law, 'on' | 'citationKnown'>,
): Judged {
  if (question.state !== 'open') return refused({ code: 'directions.wrong-state' })
  if (text.wording.trim() === '' || text.answer.trim() === '') return refused({ code: 'directions.no-answer' })
  if (text.citation.trim() === '' || !citationKnown) return refused({ code: 'directions.no-citation' })
  if (text.validFrom < on || (text.validUntil !== null && text.validUntil < text.validFrom))
    return refused({ code: 'directions.wrong-period' })
  return happened({ question: question.id })
}

type Seen = { readonly by: PersonId; readonly version: number; readonly law: Law }

const wroteIn = ({ draftedBy, writers }: Answer, by: PersonId): boolean => draftedBy === by || writers.includes(by)

/** A second person holds the answer against the law. */
export function review(question: Asked, answer: Answer | undefined, { by, version, law }: Seen): Judged {
  if (question.state !== 'open' || !answer) return refused({ code: 'directions.wrong-state' })
  if (answer.version !== version) return refused({ code: 'directions.changed-meanwhile' })
  if (wroteIn(answer, by)) return refused({ code: 'directions.same-person' })
  const no = againstTheLaw(answer, law)
  return no ? refused(no) : happened({ question: question.id })
}

/** A third person signs what two have seen; from then on it is a ruling. */
export function sign(question: Asked, answer: Answer | undefined, { by, version, law }: Seen): Judged {
  if (question.state !== 'open' || !answer) return refused({ code: 'directions.wrong-state' })
  if (answer.version !== version) return refused({ code: 'directions.changed-meanwhile' })
  if (answer.reviewedBy === null) return refused({ code: 'directions.not-reviewed' })
  if (wroteIn(answer, by) || answer.reviewedBy === by) return refused({ code: 'directions.same-person' })
  const no = againstTheLaw(answer, law)
  if (no) return refused(no)
  return answer.validFrom < law.on ? refused({ code: 'directions.wrong-period' }) : happened({ question: question.id })
}

/**
 * A ruling is the lowest of all norms: it tells what a rule means where the rule leaves it open. It cannot say that
 * something is missing where the rule is met, nor that it is met where the rule says it is not, nor lay on anybody
 * what the rule's own instrument cannot.
 */
export function againstTheLaw(
  { effect }: Pick<AnswerText, 'effect'>,
  { finding, sameAsWritten }: Pick<Law, 'finding' | 'sameAsWritten'>,
): DirectionRefusal | undefined {
  if (!sameAsWritten || !finding) return { code: 'directions.rule-changed' }
  const citation = `${finding.citation.name} ${finding.citation.at}`
  if (effect === 'unmet' && (finding.outcome === 'met' || !finding.applied))
    return { code: 'directions.contradicts', citation }
  if (effect === 'met' && finding.outcome === 'unmet' && finding.applied)
    return { code: 'directions.contradicts', citation }
  return undefined
}

/** Whether two questions can be answered as one: both open, about one rule. The first is the one that goes. */
export function merge(
  gone: Pick<Question, 'id' | 'state' | 'rule'>,
  into: Pick<Question, 'id' | 'state' | 'rule'> | undefined,
): Judged {
  if (!into || gone.state !== 'open' || into.state !== 'open' || gone.id === into.id)
    return refused({ code: 'directions.wrong-state' })
  return gone.rule === into.rule ? happened({ question: gone.id }) : refused({ code: 'directions.not-the-same-rule' })
}

/** Closes a question that has nothing left to answer: its rule is gone, or no longer concerns its facts. */
export function lapse(
  question: Asked,
  { finding, reason }: Pick<Law, 'finding'> & { readonly reason: string },
): Judged {
  if (question.state !== 'open') return refused({ code: 'directions.wrong-state' })
  if (finding) return refused({ code: 'directions.rule-stands' })
  return reason.trim() === '' ? refused({ code: 'directions.no-reason' }) : happened({ question: question.id })
}
