import { type Decision, refused } from '../../../kernel/decision.ts'
import { dayIn, type LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { askDirection, type DirectionRefusal, type People, type QuestionAsked } from '../../directions/index.ts'
import { relativesOf } from '../access/names.ts'
import type { Case } from '../case.ts'
import { factsOfCase } from '../handle/decide.ts'
import { hiddenAt } from '../hidden.ts'
import { calendarFor, lawFor } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { caseById, contactOf } from '../store.ts'
import { stepsOf } from '../thread-store.ts'

/** What the law of the day finds in a case, and the facts it goes by: nothing of them tells who anybody is. */
export type Grounds = {
  readonly ruleSet: RuleSet
  readonly facts: Facts
  readonly on: LocalDate
  readonly findings: readonly Finding[]
}

export async function groundsOf(tx: Tx, one: Case): Promise<Grounds> {
  const [ruleSet, { zone }] = [await lawFor(tx, one), await calendarFor(tx, one)]
  const steps = await stepsOf(tx, one.id)
  const facts: Facts = { case: factsOfCase(one, { steps, dayOf: (at) => dayIn(at, zone) }) }
  const on = dayIn(tx.now, zone)
  return { ruleSet, facts, on, findings: evaluate(ruleSet, facts, on, { subject: 'case' }) }
}

type Asking = { readonly rule: string; readonly text: string; readonly urgent: boolean }

/**
 * Asks the centre about one rule that weighs on a complaint, while it is handled or because of what it taught: a closed one
 * is asked about as well. No promise stands still for it, since no rule says that one may.
 */
export async function askAboutCase(
  tx: Tx,
  seal: Seal,
  id: string,
  { rule, text, urgent }: Asking,
): Promise<Decision<QuestionAsked, CaseRefusal | DirectionRefusal>> {
  const one = await caseById(tx, id)
  if (!one) return refused({ code: 'cases.wrong-state' })
  const { ruleSet, facts, on, findings } = await groundsOf(tx, one)
  if (!findings.some((found) => found.rule === rule)) return refused({ code: 'directions.no-rule' })
  return await askDirection(tx, {
    step: 'case',
    rule,
    text,
    urgent,
    ruleSet,
    facts,
    on,
    office: tx.actor.office,
    about: id,
    people: await peopleOfCase(tx, seal, one),
  })
}

/** Whom a case speaks of, as far as we know them by name and the actor may see it. */
export async function peopleOfCase(tx: Tx, seal: Seal, { id, company }: Pick<Case, 'id' | 'company'>): Promise<People> {
  const contact = await contactOf(tx, id)
  const name = contact?.nameHidden ? seal.reveal(contact.nameHidden, hiddenAt.name(id)) : ''
  return { names: [name, company ?? '', ...(await relativesOf(tx, seal, id))].filter((known) => known !== '') }
}
