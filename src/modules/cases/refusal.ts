/** Everything the cases module may refuse, as data. Codes are permanent; the words are in the messages. */
export type CaseRefusal =
  | { readonly code: 'cases.no-story' }
  | { readonly code: 'cases.no-category' }
  | { readonly code: 'cases.wrong-code' }
  | { readonly code: 'cases.wrong-state' }
  | { readonly code: 'cases.changed-meanwhile' }
  | { readonly code: 'cases.no-text' }
  | { readonly code: 'cases.no-ground' }
  | { readonly code: 'cases.no-reason' }
  | { readonly code: 'cases.needs-yes' }
  | { readonly code: 'cases.not-lawful'; readonly rule: string; readonly citation: string }
  | { readonly code: 'cases.not-known'; readonly rule: string; readonly citation: string }
  | { readonly code: 'cases.no-score' }
  | { readonly code: 'cases.no-company' }
  | { readonly code: 'cases.tied' }
  | { readonly code: 'cases.own-company' }
  | { readonly code: 'cases.not-available' }
  | { readonly code: 'cases.access-name' }
  | { readonly code: 'cases.access-length' }
  | { readonly code: 'cases.access-refused' }
  | { readonly code: 'cases.access-not-silent' }
  | { readonly code: 'cases.transfer-waits' }
  | { readonly code: 'cases.transfer-same-office' }
  | { readonly code: 'cases.transfer-nobody-there' }
  | { readonly code: 'cases.transfer-consent' }
  | { readonly code: 'cases.transfer-message' }
  | { readonly code: 'cases.transfer-danger' }
  | { readonly code: 'cases.transfer-over' }
  | { readonly code: 'cases.stay-waits' }
  | { readonly code: 'cases.stay-office' }
  | { readonly code: 'cases.stay-guest' }
  | { readonly code: 'cases.stay-consent' }
  | { readonly code: 'cases.stay-over' }
  | { readonly code: 'cases.stay-head' }
  | { readonly code: 'cases.stay-house' }
  | { readonly code: 'cases.stay-full' }
  | { readonly code: 'cases.stay-elsewhere' }
  | { readonly code: 'cases.stay-leaving' }
  | { readonly code: 'cases.house-name' }
  | { readonly code: 'cases.house-address' }
  | { readonly code: 'cases.house-beds' }
  | { readonly code: 'cases.house-used' }
  | { readonly code: 'cases.return-begun' }
  | { readonly code: 'cases.return-wish' }
  | { readonly code: 'cases.return-when' }
  | { readonly code: 'cases.return-route' }
  | { readonly code: 'cases.return-second' }

/** The only place where a refusal of this module becomes an HTTP status. */
export const caseStatusOf = {
  'cases.no-story': 422,
  'cases.no-category': 422,
  'cases.wrong-code': 422,
  'cases.wrong-state': 409,
  'cases.changed-meanwhile': 409,
  'cases.no-text': 422,
  'cases.no-ground': 422,
  'cases.no-reason': 422,
  'cases.needs-yes': 422,
  'cases.not-lawful': 422,
  'cases.not-known': 422,
  'cases.no-score': 422,
  'cases.no-company': 422,
  'cases.tied': 403,
  'cases.own-company': 422,
  'cases.not-available': 422,
  'cases.access-name': 422,
  'cases.access-length': 422,
  'cases.access-refused': 422,
  'cases.access-not-silent': 422,
  'cases.transfer-waits': 409,
  'cases.transfer-same-office': 422,
  'cases.transfer-nobody-there': 422,
  'cases.transfer-consent': 422,
  'cases.transfer-message': 422,
  'cases.transfer-danger': 422,
  'cases.transfer-over': 409,
  'cases.stay-waits': 409,
  'cases.stay-office': 422,
  'cases.stay-guest': 422,
  'cases.stay-consent': 422,
  'cases.stay-over': 409,
  'cases.stay-head': 403,
  'cases.stay-house': 422,
  'cases.stay-full': 422,
  'cases.stay-elsewhere': 409,
  'cases.stay-leaving': 422,
  'cases.house-name': 422,
  'cases.house-address': 422,
  'cases.house-beds': 422,
  'cases.house-used': 409,
  'cases.return-begun': 409,
  'cases.return-wish': 422,
  'cases.return-when': 422,
  'cases.return-route': 422,
  'cases.return-second': 403,
} as const satisfies Record<CaseRefusal['code'], number>
