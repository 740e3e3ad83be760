import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Told } from '../event.ts'
import type { CrisisRefusal } from '../refusal.ts'

/** What is known now, as the centre writes it. */
export type Informing = { readonly known: Told; readonly advice: Told; readonly numbers: readonly string[] }

export type Declaring = Informing & {
  readonly kind: string
  readonly country: string
  readonly area: string | null
  readonly since: Instant
}

/** What there is to choose from. */
export type Choices = {
  readonly kinds: ReadonlySet<string>
  readonly countries: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
}

export type EventDeclared = { readonly type: 'crisis.declared'; readonly event: string }
export type EventInformed = { readonly type: 'crisis.informed'; readonly event: string; readonly seq: number }
export type EventEnded = { readonly type: 'crisis.ended'; readonly event: string; readonly why: string }

type Judged<Event> = Decision<Event, CrisisRefusal>

/** One person declares an event, so that there is an official page at once. It says what is known, what to do and whom to call. */
export function declare(
  declaring: Declaring,
  { event, now, choices }: { event: string; now: Instant; choices: Choices },
): Judged<EventDeclared> {
  if (!choices.kinds.has(declaring.kind) || !choices.countries.has(declaring.country))
    return refused({ code: 'crisis.not-known' })
  if (declaring.since > now) return refused({ code: 'crisis.not-yet' })
  return whyNotTold(declaring, choices) ?? happened({ type: 'crisis.declared', event })
}

/** Something more is known. What stood before stays readable. */
export function inform(
  informing: Informing,
  { event, isOver, seq, choices }: { event: string; isOver: boolean; seq: number; choices: Choices },
): Judged<EventInformed> {
  if (isOver) return refused({ code: 'crisis.is-over' })
  return whyNotTold(informing, choices) ?? happened({ type: 'crisis.informed', event, seq })
}

/** An event ends with a reason. Nothing of it is taken away. */
export function end({ event, isOver, why }: { event: string; isOver: boolean; why: string }): Judged<EventEnded> {
  if (isOver) return refused({ code: 'crisis.is-over' })
  if (why.trim() === '') return refused({ code: 'crisis.no-reason' })
  return happened({ type: 'crisis.ended', event, why: why.trim() })
}

function whyNotTold({ known, advice, numbers }: Informing, choices: Choices) {
  if ([known.id, known.en, advice.id, advice.en].some((text) => text.trim() === ''))
    return refused<CrisisRefusal>({ code: 'crisis.no-words' })
  if (numbers.length === 0 || numbers.some((id) => !choices.numbers.has(id)))
    return refused<CrisisRefusal>({ code: 'crisis.no-numbers' })
  return undefined
}
