import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { findingOf } from '../../../rules/evaluate.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { directorateFor } from '../directorates.ts'
import { nextNumber } from '../numbers.ts'
import type { Question, Step } from '../question.ts'
import type { DirectionRefusal } from '../refusal.ts'
import { ask, withdraw } from './decide.ts'
import { longestText, maskPersonal, type People } from './personal.ts'
import { promisesOf } from './promise.ts'
import { shownFacts } from './shown-facts.ts'
import { changeQuestion, insertQuestion, lockQuestion, mergedInto, questionsAbout } from './store.ts'

/** A question as an officer, or Bekal itself, puts it. */
export type Asking = {
  readonly step: Step
  readonly rule: string
  readonly text: string
  readonly urgent: boolean
  readonly ruleSet: RuleSet
  /** The facts of the file, or those two decisions differ on; what the rule does not read is left out. */
  readonly facts: Facts
  readonly on: LocalDate
  /** The office that asks, and whose calendar counts; `null` where Bekal or the centre asks. */
  readonly office: OfficeId | null
  /** The file it came up with. */
  readonly about: string | null
  /** The people of the file: what tells who they are is hidden. */
  readonly people: People
}

export type QuestionAsked = {
  readonly type: 'directions.asked'
  readonly question: string
  readonly number: string
  readonly rule: string
  readonly citation: string
  readonly dueAt: Instant | null
}

/** Asks the centre. What tells who somebody is never gets this far: then nothing is kept, and the masked text is given back. */
export async function askDirection(tx: Tx, asking: Asking): Promise<Decision<QuestionAsked, DirectionRefusal>> {
  const { step, rule: ruleId, ruleSet, facts, on, office, about, people, urgent } = asking
  const rule = ruleSet.rules.find(({ id }) => id === ruleId)
  if (asking.text.length > longestText) return refused({ code: 'directions.too-long', most: longestText })
  const { text: masked, found } = maskPersonal(asking.text, people)
  const open = about === null ? [] : await questionsAbout(tx, about)
  const decision = ask({
    text: asking.text,
    masked,
    personal: found,
    weighs: rule !== undefined && findingOf(rule, facts, on) !== undefined,
    before: open.find((question) => question.state === 'open' && question.rule === ruleId),
  })
  if (!decision.ok) return decision
  if (!rule) return refused({ code: 'directions.no-rule' })
  const shown = shownFacts(rule, facts, on)
  const question: Question = {
    id: tx.newId(),
    number: await nextNumber(tx, 'question'),
    step,
    rule: ruleId,
    citation: cite(rule.citation),
    ruleSet: ruleSet.digest,
    facts: shown,
    factsOn: on,
    text: decision.events[0].text,
    urgent,
    directorate: directorateFor(shown),
    state: 'open',
    askedAt: tx.now,
    dueAt: office === null ? null : (await promisesOf(tx, ruleSet, office))[urgent ? 'urgent' : 'calm'],
    assignedTo: null,
    mergedInto: null,
    ruling: null,
    closedAt: null,
    closedWhy: null,
    version: 1,
  }
  await insertQuestion(tx, question, { office, person: tx.actor.person as PersonId | null, about })
  const { id, number, citation, dueAt } = question
  return happened({ type: 'directions.asked', question: id, number, rule: ruleId, citation, dueAt })
}

export type QuestionWithdrawn = { readonly type: 'directions.question-withdrawn'; readonly question: string }

/** Takes a question back, while nobody has answered it. */
export async function withdrawQuestion(tx: Tx, id: string): Promise<Decision<QuestionWithdrawn, DirectionRefusal>> {
  const question = await lockQuestion(tx, id)
  // Whoever may not know who asked has not asked.
  if (!question?.asker) return refused({ code: 'directions.wrong-state' })
  const decision = withdraw(question, (await mergedInto(tx, id)).length)
  if (!decision.ok) return decision
  await changeQuestion(tx, id, { state: 'withdrawn', closedAt: tx.now })
  await tellFile(tx, id)
  return happened({ type: 'directions.question-withdrawn', question: id })
}

/** Lets the file a question came up with know that it is closed without a ruling. */
export const tellFile = async (tx: Tx, question: string): Promise<void> =>
  await tx.enqueue('directions.tell', { question, ruling: null }, { key: `closed:${question}` })
