import type { Json } from '../../kernel/canonical.ts'

/** What the ledger is told about an act; who and when come from the transaction. */
export type Entry = {
  /** The act's permanent name, e.g. `placements.approve-verification`. */
  readonly act: string
  /** What it was done to, e.g. `application`, and its id. */
  readonly record: { readonly kind: string; readonly id: string }
  /** The legal ground, as a citation, where the act has one. */
  readonly ground?: string
  /** Everything that was decided or seen. Only its hash is kept here; it may hold no personal data in clear. */
  readonly payload: Json
}
