import { type Decision, refused } from '../../../kernel/decision.ts'
import type { ApplicationId, RuleSetDigest } from '../../../kernel/ids.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { askDirection, type DirectionRefusal, type DirectionStep, type QuestionAsked } from '../../directions/index.ts'
import { ruleSetByDigest } from '../../regulations/index.ts'
import { type Application, isClosed, type State } from '../application.ts'
import { type Found, findingsOf } from '../facts.ts'
import { reviewOf } from '../guides.ts'
import { pausePromise } from '../promises.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, lockApplication } from '../store.ts'
import { peopleOfWorker } from './people.ts'

/** The ground by which a rule lets its promise stand still while the centre is asked. */
export const asked = 'waiting-for-direction'

/** The step a question about a file comes from. */
export function stepOf(state: State): DirectionStep {
  const review = reviewOf[state]
  return review === undefined || review === 'none' ? 'card' : review
}

/** Whether the centre can be asked about a file: it is with an office, and nothing has ended it. */
export const canBeAsked = (application: Pick<Application, 'state'>): boolean =>
  application.state !== 'draft' && !isClosed(application)

/**
 * What the centre is shown of a file: what an office has verified. A paper that is doubted is not verified yet, so the
 * rule finds nothing of it, and the answer says what it should.
 */
export const factsToAsk = async (tx: Tx, application: Application): Promise<Found> =>
  await findingsOf(tx, application, 'verified')

type Asking = { readonly rule: string; readonly text: string; readonly urgent: boolean }

/**
 * Asks the centre about one rule that weighs on a file. The promise to the worker goes on, unless the rule that made it
 * lets it stand still for this; the worker sees since when the centre is asked, and until when an answer is promised.
 */
export async function askAbout(
  tx: Tx,
  id: ApplicationId,
  { rule, text, urgent }: Asking,
): Promise<Decision<QuestionAsked, Refusal | DirectionRefusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return refused({ code: 'placements.changed-meanwhile' })
  const { state, worker, office } = application
  if (!canBeAsked(application)) return refused({ code: 'placements.wrong-state', state })
  const { ruleSet, facts, on } = await factsToAsk(tx, application)
  const decision = await askDirection(tx, {
    step: stepOf(state),
    rule,
    text,
    urgent,
    ruleSet,
    facts,
    on,
    office,
    about: id,
    people: await peopleOfWorker(tx, worker),
  })
  if (!decision.ok) return decision
  const { question, number, dueAt } = decision.events[0]
  if (await mayStandStill(tx, application)) await pausePromise(tx, application, asked)
  await addToHistory(tx, id, { type: 'placements.asked', data: { question, number, rule, dueAt } })
  return decision
}

/** Whether the running promise of a file stands still while the centre is asked: only when its own rule says so. */
async function mayStandStill(tx: Tx, { id }: Application): Promise<boolean> {
  const [clock] = await clocksOf(tx, id, 1)
  if (!clock || clock.stoppedAt !== null || clock.pausedAt !== null) return false
  const { rules } = await ruleSetByDigest(tx, clock.ruleSet as RuleSetDigest)
  return rules.find((one) => one.id === clock.rule)?.clock?.pauses.includes(asked) ?? false
}
