/** Everything the directions module may refuse, as data. Codes are permanent; the words are in the messages. */
export type DirectionRefusal =
  | { readonly code: 'directions.no-text' }
  | {
      readonly code: 'directions.personal'
      readonly kinds: readonly string[]
      readonly masked: string
      /** Of an answer: its question as everybody may read it, masked as well. */
      readonly wording?: string
    }
  | { readonly code: 'directions.personal-left'; readonly kinds: readonly string[] }
  | { readonly code: 'directions.no-rule' }
  | { readonly code: 'directions.too-long'; readonly most: number }
  | { readonly code: 'directions.asked-already'; readonly number: string }
  | { readonly code: 'directions.wrong-state' }
  | { readonly code: 'directions.changed-meanwhile' }
  | { readonly code: 'directions.no-answer' }
  | { readonly code: 'directions.no-citation' }
  | { readonly code: 'directions.wrong-period' }
  | { readonly code: 'directions.same-person' }
  | { readonly code: 'directions.not-reviewed' }
  | { readonly code: 'directions.no-reason' }
  | { readonly code: 'directions.contradicts'; readonly citation: string }
  | { readonly code: 'directions.rule-changed' }
  | { readonly code: 'directions.rule-stands' }
  | { readonly code: 'directions.not-the-same-rule' }
  | { readonly code: 'directions.no-such-question' }
  | { readonly code: 'directions.others-wait' }
  | { readonly code: 'directions.withdrawn-before' }
  | { readonly code: 'directions.open-first' }

/** The only place where a refusal of this module becomes an HTTP status. */
export const directionStatusOf = {
  'directions.no-text': 422,
  'directions.personal': 422,
  'directions.personal-left': 422,
  'directions.no-rule': 422,
  'directions.too-long': 422,
  'directions.asked-already': 409,
  'directions.wrong-state': 409,
  'directions.changed-meanwhile': 409,
  'directions.no-answer': 422,
  'directions.no-citation': 422,
  'directions.wrong-period': 422,
  'directions.same-person': 422,
  'directions.not-reviewed': 409,
  'directions.no-reason': 422,
  'directions.contradicts': 422,
  'directions.rule-changed': 409,
  'directions.rule-stands': 422,
  'directions.not-the-same-rule': 422,
  'directions.no-such-question': 422,
  'directions.others-wait': 409,
  'directions.withdrawn-before': 409,
  'directions.open-first': 422,
} as const satisfies Record<DirectionRefusal['code'], number>
