import type { Rank } from '../../../rules/rank.ts'

/**
 * Something of the law that can be found: instruments, rules, articles, texts that came in. The index does not ask where
 * they come from.
 */
export type Searchable = {
  /** Its own among all: `uu-18-2017`, `uu-18-2017.pasal-5.a`, `uu-18-2017#pasal-42`. */
  readonly id: string
  /** Where it is read. */
  readonly href: string
  /** One line for people. */
  readonly title: string
  /** Where it stands, `UU 18/2017 Pasal 5 huruf a`, or what else it is called. */
  readonly names: string
  /** Sentences; the first is shown. */
  readonly body: string
  /** Words of the instrument itself, where its text came in. */
  readonly text?: string
  /** Of the instrument it stands in. */
  readonly rank: Rank
  /** What no longer binds is found after what does. */
  readonly isPast: boolean
}
