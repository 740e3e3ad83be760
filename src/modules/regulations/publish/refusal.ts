/** Why a change of the rules is not made. Permanent codes; the words are in the messages. */
export type PublishRefusal =
  | { readonly code: 'regulations.no-draft' }
  | { readonly code: 'regulations.wrong-state' }
  | { readonly code: 'regulations.changed-meanwhile' }
  | { readonly code: 'regulations.nothing-changed' }
  | { readonly code: 'regulations.no-title' }
  | { readonly code: 'regulations.no-summary' }
  | { readonly code: 'regulations.no-first-day' }
  | { readonly code: 'regulations.begins-too-early' }
  | { readonly code: 'regulations.no-transition' }
  | { readonly code: 'regulations.has-errors'; readonly count: number }
  | { readonly code: 'regulations.has-conflicts'; readonly count: number }
  | { readonly code: 'regulations.same-person' }
  | { readonly code: 'regulations.base-has-changed' }
  | { readonly code: 'regulations.published-before' }
  | { readonly code: 'regulations.no-reason' }
  | { readonly code: 'regulations.none-left' }
