/** Everything the arrivals module may refuse, as data. Codes are permanent; the words are in the messages. */
export type ArrivalRefusal =
  | {
      readonly code:
        | 'arrivals.no-place'
        | 'arrivals.no-carrier'
        | 'arrivals.no-country'
        | 'arrivals.not-yet'
        | 'arrivals.not-a-pair'
        | 'arrivals.has-home'
        | 'arrivals.no-home'
        | 'arrivals.has-case'
        | 'arrivals.nobody-to-hand-over'
        | 'arrivals.too-far'
    }
  /** Every line of a batch was here before, or stands here otherwise: nothing is written. */
  | {
      readonly code: 'arrivals.nothing-new'
      readonly kept: readonly string[]
      readonly differs: readonly string[]
    }

/** The only place where a refusal of this module becomes an HTTP status. */
export const arrivalStatusOf = {
  'arrivals.no-place': 422,
  'arrivals.no-carrier': 422,
  'arrivals.no-country': 422,
  'arrivals.not-yet': 422,
  'arrivals.not-a-pair': 422,
  'arrivals.has-home': 409,
  'arrivals.no-home': 422,
  'arrivals.has-case': 409,
  'arrivals.nobody-to-hand-over': 409,
  'arrivals.too-far': 422,
  'arrivals.nothing-new': 409,
} as const satisfies Record<ArrivalRefusal['code'], number>
