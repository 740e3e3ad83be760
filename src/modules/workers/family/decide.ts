import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import type { Refusal } from '../refusal.ts'
import { type FamilyMember, isPermitted } from '../worker.ts'

type Member = Pick<FamilyMember, 'askedAt' | 'answer' | 'witnessedAt' | 'endedAt'>

/** How many times a day somebody may ask: a message goes out each time, to a phone that is not theirs. */
export const mostAskedADay = 5

/** Where a permission stands, as the family and the village see it. */
export type PermissionState = 'asked' | 'permits' | 'refuses' | 'complete' | 'ended'

export const stateOf = (member: Member): PermissionState => {
  if (member.endedAt !== null) return 'ended'
  if (isPermitted(member)) return 'complete'
  return member.answer ?? 'asked'
}

/**
 * What the worker is shown. A no looks like no answer: whoever refuses must not have to fear the question at home.
 */
export const shownToWorker = (member: Member): Exclude<PermissionState, 'refuses'> => {
  const state = stateOf(member)
  return state === 'refuses' ? 'asked' : state
}

export type Asked = { readonly type: 'workers.family-asked'; readonly member: string }
export type Ended = { readonly type: 'workers.family-ended'; readonly member: string }
export type Answered = {
  readonly type: 'workers.family-answered'
  readonly member: string
  readonly answer: NonNullable<FamilyMember['answer']>
}
export type Witnessed = { readonly type: 'workers.family-witnessed'; readonly member: string }

export type Asking = {
  readonly member: string
  readonly village: string | null
  /** All that were asked before. */
  readonly family: readonly Member[]
  readonly now: Instant
}

/** Whether a worker may ask a relative: one who permits is enough, and not too many messages a day. */
export function ask({ member, village, family, now }: Asking): Decision<Asked, Refusal> {
  if (village === null) return refused({ code: 'workers.village-first' })
  if (family.some((one) => one.endedAt === null && one.answer === 'permits'))
    return refused({ code: 'workers.permitted-already' })
  const today = family.filter(({ askedAt }) => minutesBetween(askedAt, now) < 24 * 60)
  if (today.length >= mostAskedADay) return refused({ code: 'workers.asked-often', most: mostAskedADay })
  return happened({ type: 'workers.family-asked', member })
}

/** A relative answers, and may change the answer until the village has confirmed it. */
export function answer(member: string, one: Member, given: Answered['answer']): Decision<Answered, Refusal> {
  if (one.endedAt !== null) return refused({ code: 'workers.ended' })
  if (one.witnessedAt !== null) return refused({ code: 'workers.witnessed-already' })
  return happened({ type: 'workers.family-answered', member, answer: given })
}

/** The village confirms face to face what was answered by phone. */
export function witness(member: string, one: Member): Decision<Witnessed, Refusal> {
  if (one.endedAt !== null) return refused({ code: 'workers.ended' })
  if (one.answer !== 'permits') return refused({ code: 'workers.not-permitted' })
  if (one.witnessedAt !== null) return refused({ code: 'workers.witnessed-already' })
  return happened({ type: 'workers.family-witnessed', member })
}

/** The worker takes the question back, at any time, whatever was answered. */
export function end(member: string, one: Member): Decision<Ended, Refusal> {
  return one.endedAt === null ? happened({ type: 'workers.family-ended', member }) : refused({ code: 'workers.ended' })
}
