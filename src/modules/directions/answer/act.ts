import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { findingOf } from '../../../rules/evaluate.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { lawOf, placesByName, ruleSetByDigest, ruleSetOn } from '../../regulations/index.ts'
import { longestText, maskPersonal, type People } from '../ask/personal.ts'
import { type Asked, changeQuestion, lockQuestion, mergedInto } from '../ask/store.ts'
import { nextNumber } from '../numbers.ts'
import type { DirectionRefusal } from '../refusal.ts'
import { digestOfRuling, type Ruling } from '../ruling.ts'
import { insertRuling } from '../rulings/store.ts'
import { type Answer, type AnswerText, type Law, review, sign, write } from './decide.ts'
import { answerOf, changeAnswer, putAnswer } from './store.ts'

export type Done<Event> = Promise<Decision<Event, DirectionRefusal>>
/** What was done to a question; more than this stands in the question itself. */
export type Moved<Type extends string> = { readonly type: Type; readonly question: string }

export const wrongState = { code: 'directions.wrong-state' } as const
const whoActs = ({ actor }: Tx): PersonId => {
  if (actor.person === null) throw new Error('nobody answers without a name')
  return actor.person
}

/** What the law of today says of a question, and of an answer to it. */
export async function lawFor(tx: Tx, question: Asked, answer?: Pick<Answer, 'ruleSet' | 'citation'>): Promise<Law> {
  const on = dayIn(tx.now, WIB)
  const today = await ruleSetOn(tx, on)
  const writtenUnder = await ruleSetByDigest(tx, answer?.ruleSet ?? question.ruleSet)
  const law = lawOf(today, question.rule)
  return {
    on,
    finding: findingToday(today, question),
    sameAsWritten: law !== undefined && law === lawOf(writtenUnder, question.rule),
    sameAsAsked: law !== undefined && law === lawOf(await ruleSetByDigest(tx, question.ruleSet), question.rule),
    citationKnown: isKnown(today, answer?.citation ?? question.citation),
  }
}

/** What the rule of today finds on the facts of a question, on the day they were true. */
const findingToday = (today: RuleSet, { rule, facts, factsOn }: Asked): Law['finding'] => {
  const found = today.rules.find(({ id }) => id === rule)
  return found && findingOf(found, facts, factsOn)
}

const isKnown = ({ instruments }: RuleSet, citation: string): boolean =>
  placesByName(instruments.values())([citation.trim()]).length > 0

/** Who works on a question. */
export async function assignQuestion(
  tx: Tx,
  id: string,
  to: Partial<Pick<Asked, 'assignedTo' | 'directorate'>>,
): Done<Moved<'directions.assigned'>> {
  const question = await lockQuestion(tx, id)
  if (question?.state !== 'open') return refused(wrongState)
  await changeQuestion(tx, id, to)
  return happened({ type: 'directions.assigned', question: id })
}

/**
 * Keeps an answer as it is written now, under the rules of today. What tells who somebody is is masked and given back.
 *
 * @param text  `version`: of the answer that was seen; 0 for none
 * @param people  of the file the question came up with
 */
export async function writeAnswer(
  tx: Tx,
  id: string,
  { version, ...text }: AnswerText & { readonly version: number },
  people?: People,
): Done<Moved<'directions.answer-written'>> {
  const question = await lockQuestion(tx, id)
  if (!question) return refused(wrongState)
  const before = await answerOf(tx, id)
  if ((before?.version ?? 0) !== version) return refused({ code: 'directions.changed-meanwhile' })
  const today = await ruleSetOn(tx, dayIn(tx.now, WIB))
  const decision = write(question, text, await lawFor(tx, question, { ruleSet: today.digest, citation: text.citation }))
  if (!decision.ok) return decision
  if (Math.max(text.wording.length, text.answer.length) > longestText)
    return refused({ code: 'directions.too-long', most: longestText })
  const [wording, answer] = [maskPersonal(text.wording, people), maskPersonal(text.answer, people)]
  const kinds = [...new Set([...wording.found, ...answer.found])]
  if (kinds.length > 0)
    return refused({ code: 'directions.personal', kinds, masked: answer.text, wording: wording.text })
  if (maskPersonal(text.citation, people).found.length > 0) return refused({ code: 'directions.no-citation' })
  const writers = [...new Set([...(before?.writers ?? []), whoActs(tx)])]
  await putAnswer(tx, { ...text, question: id, ruleSet: today.digest, draftedBy: whoActs(tx), writers })
  return happened({ type: 'directions.answer-written', question: id })
}

/** What still tells who somebody is in an answer on its way: it was written before this was looked for, or the file says more now. */
function personalIn(answer: AnswerText | undefined, people?: People): DirectionRefusal | undefined {
  const { found } = maskPersonal(answer === undefined ? '' : `${answer.wording}\n${answer.answer}`, people)
  return found.length === 0 ? undefined : { code: 'directions.personal-left', kinds: found }
}

/** A second person has held the answer against the law. */
export async function reviewAnswer(
  tx: Tx,
  id: string,
  version: number,
  people?: People,
): Done<Moved<'directions.answer-reviewed'>> {
  const question = await lockQuestion(tx, id)
  if (!question) return refused(wrongState)
  const answer = await answerOf(tx, id)
  const decision = review(question, answer, { by: whoActs(tx), version, law: await lawFor(tx, question, answer) })
  if (!decision.ok) return decision
  const left = personalIn(answer, people)
  if (left) return refused(left)
  await changeAnswer(tx, id, { reviewedBy: whoActs(tx), sentBack: null })
  return happened({ type: 'directions.answer-reviewed', question: id })
}

/** Gives an answer back to whoever drafts it, with a reason. */
export async function sendAnswerBack(
  tx: Tx,
  id: string,
  reason: string,
  people?: People,
): Done<Moved<'directions.answer-sent-back'>> {
  const question = await lockQuestion(tx, id)
  if (question?.state !== 'open' || !(await answerOf(tx, id))) return refused(wrongState)
  if (reason.trim() === '') return refused({ code: 'directions.no-reason' })
  const { text: masked, found } = maskPersonal(reason, people)
  if (found.length > 0) return refused({ code: 'directions.personal', kinds: found, masked })
  await changeAnswer(tx, id, { reviewedBy: null, sentBack: reason.trim() })
  return happened({ type: 'directions.answer-sent-back', question: id })
}

export type Signed = {
  readonly type: 'directions.ruling-signed'
  readonly question: string
  readonly ruling: string
  readonly number: string
  readonly rule: string
  readonly citation: string
  /** Of what is signed: whoever keeps the text can hold it against the log. */
  readonly digest: string
}

/** Makes a ruling of an answer: from now on every office has it, and reads it before it decides by this rule. */
export async function signRuling(tx: Tx, id: string, version: number, people?: People): Done<Signed> {
  const question = await lockQuestion(tx, id)
  if (!question) return refused(wrongState)
  const answer = await answerOf(tx, id)
  const decision = sign(question, answer, { by: whoActs(tx), version, law: await lawFor(tx, question, answer) })
  if (!decision.ok) return decision
  if (!answer?.reviewedBy) return refused(wrongState)
  const left = personalIn(answer, people)
  if (left) return refused(left)
  const ruling = await rulingOf(tx, question, { ...answer, reviewedBy: answer.reviewedBy })
  await insertRuling(tx, ruling)
  const answered = { state: 'answered', ruling: ruling.id, closedAt: tx.now } as const
  await changeQuestion(tx, id, answered)
  for (const asked of [question, ...(await mergedInto(tx, id))])
    await tx.enqueue(
      'directions.tell',
      { question: asked.id, ruling: ruling.id },
      { key: `ruling:${ruling.id}:${asked.id}` },
    )
  const { number, rule, citation } = ruling
  return happened({
    type: 'directions.ruling-signed',
    question: id,
    ruling: ruling.id,
    number,
    rule,
    citation,
    digest: digestOfRuling(ruling),
  })
}

async function rulingOf(
  tx: Tx,
  { step, rule, facts, factsOn, directorate }: Asked,
  {
    wording,
    answer,
    citation,
    effect,
    validFrom,
    validUntil,
    ruleSet,
    draftedBy,
    reviewedBy,
  }: Answer & { reviewedBy: PersonId },
): Promise<Ruling> {
  const law = lawOf(await ruleSetByDigest(tx, ruleSet), rule)
  if (law === undefined) throw new Error(`the rules ${ruleSet} have no ${rule}`)
  return {
    id: tx.newId(),
    number: await nextNumber(tx, 'ruling'),
    question: wording,
    answer,
    step,
    rule,
    citation,
    ruleSet,
    law,
    facts,
    factsOn,
    effect,
    directorate,
    draftedBy,
    reviewedBy,
    signedBy: whoActs(tx),
    signedAt: tx.now,
    validFrom,
    validUntil,
  }
}
