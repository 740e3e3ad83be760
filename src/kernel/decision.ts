/** What a decision answers: it happened, as these events; or it was refused, for this reason. A refusal is data. */
export type Decision<Event, Refusal> =
  | { readonly ok: true; readonly events: readonly [Event, ...Event[]] }
  | { readonly ok: false; readonly refusal: Refusal }

/** It happened: at least one event, in the order they happened. */
export const happened = <Event>(
  first: Event,
  ...more: Event[]
): { ok: true; events: readonly [Event, ...Event[]] } => ({
  ok: true,
  events: [first, ...more],
})

/** It was refused. Nothing is to be written. */
export const refused = <Refusal>(refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
