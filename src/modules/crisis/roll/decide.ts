import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { CrisisRefusal } from '../refusal.ts'

/** What somebody says of themself. */
export const sayings = ['safe', 'help'] as const
export type Saying = (typeof sayings)[number]

/** What an officer hears by telephone; nobody may have answered it. */
export const heard = ['safe', 'help', 'not-reached'] as const
export type Heard = (typeof heard)[number]

/** How an answer came: by a link that was sent, signed in, by the open page, by an officer's telephone, or as a reply. */
export type Via = 'code' | 'account' | 'open' | 'phone' | 'sms' | 'whatsapp'

/** One answer as it is compared with the next. */
export type Answer = {
  readonly says: Heard
  /** A line of their own; empty when they wrote none. */
  readonly words: string
  readonly place: string
}

/** `unknown`: asked, and nothing was heard. */
export type Standing = Saying | 'unknown'

/** Where somebody stands after all their answers, in order: the last one counts; a call nobody took says nothing. */
export const standingOf = (answers: readonly Pick<Answer, 'says'>[]): Standing =>
  answers.findLast((one): one is { says: Saying } => one.says !== 'not-reached')?.says ?? 'unknown'

export type Answered = {
  readonly type: 'crisis.answered'
  readonly says: Heard
  /** What becomes of it among the complaints: a new case, a message in the one there is, or nothing. */
  readonly care: 'open-case' | 'tell-case' | 'none'
}

/**
 * Takes an answer. The same one twice is once; `safe` may become `help` and the reverse, and all of them are kept. Never
 * refused because an event is over: whoever needs help is heard.
 *
 * @param before  all answers so far, in order
 * @param hasCase  whether help was asked for before, and a case is open or was
 */
export function answer(
  before: readonly Answer[],
  given: Answer,
  { hasCase }: { readonly hasCase: boolean },
): Decision<Answered, CrisisRefusal> {
  const last = before.findLast(({ says }) => says !== 'not-reached')
  const isCall = given.says === 'not-reached'
  if (
    !isCall &&
    last?.says === given.says &&
    addsNothing(given.words, last.words) &&
    addsNothing(given.place, last.place)
  )
    return refused({ code: 'crisis.same-answer' })
  return happened({ type: 'crisis.answered', says: given.says, care: isCall ? 'none' : careFor(given.says, hasCase) })
}

/** Whether a line says nothing beyond the one before. */
const addsNothing = (given: string, before: string): boolean => given === '' || given === before

const careFor = (says: Heard, hasCase: boolean): Answered['care'] => {
  if (hasCase) return 'tell-case'
  return says === 'help' ? 'open-case' : 'none'
}
