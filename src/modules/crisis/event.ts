import type { PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'

/** The same words in the languages an event is told in. */
export type Told = { readonly id: string; readonly en: string }

/** Something that endangers workers of one country. What is known of it stands in its bulletins. */
export type CrisisEvent = {
  readonly id: string
  /** A kind of `data/crisis.yaml`. */
  readonly kind: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** City or area in words; `null`: the whole country. */
  readonly area: string | null
  readonly since: Instant
  readonly declaredBy: PersonId
  readonly declaredAt: Instant
}

/** What is known of an event and what to do. The newest counts; the earlier ones stay readable. */
export type Bulletin = {
  readonly event: string
  /** 1 for what was declared. */
  readonly seq: number
  readonly at: Instant
  readonly person: PersonId
  readonly known: Told
  readonly advice: Told
  /** Ids of `data/emergency.yaml`. */
  readonly numbers: readonly string[]
}

/** That an event is over, and why. */
export type Ending = { readonly event: string; readonly at: Instant; readonly person: PersonId; readonly why: string }

/** An event as everybody sees it. */
export type Shown = {
  readonly event: CrisisEvent
  /** Newest first; never empty. */
  readonly bulletins: readonly [Bulletin, ...Bulletin[]]
  readonly ending: Ending | null
}
