/** Everything the crisis module may refuse, as data. Codes are permanent; the words are in the messages. */
export type CrisisRefusal = {
  readonly code:
    | 'crisis.not-known'
    | 'crisis.not-yet'
    | 'crisis.no-words'
    | 'crisis.no-numbers'
    | 'crisis.is-over'
    | 'crisis.no-reason'
    | 'crisis.wrong-code'
    | 'crisis.same-answer'
    | 'crisis.not-named'
    | 'crisis.no-link'
    | 'crisis.foreign-link'
    | 'crisis.no-receivers'
    | 'crisis.same-person'
    | 'crisis.wrong-state'
    | 'crisis.changed-meanwhile'
}

/** The only place where a refusal of this module becomes an HTTP status. */
export const crisisStatusOf = {
  'crisis.not-known': 404,
  'crisis.not-yet': 422,
  'crisis.no-words': 422,
  'crisis.no-numbers': 422,
  'crisis.is-over': 409,
  'crisis.no-reason': 422,
  'crisis.wrong-code': 404,
  'crisis.same-answer': 409,
  'crisis.not-named': 422,
  'crisis.no-link': 422,
  'crisis.foreign-link': 422,
  'crisis.no-receivers': 422,
  'crisis.same-person': 403,
  'crisis.wrong-state': 409,
  'crisis.changed-meanwhile': 409,
} as const satisfies Record<CrisisRefusal['code'], number>
