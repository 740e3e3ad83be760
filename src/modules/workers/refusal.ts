/** Everything the workers module may refuse. Codes are permanent. */
export type Refusal =
  | { readonly code: 'workers.nik-taken' }
  | { readonly code: 'workers.no-profile' }
  | { readonly code: 'workers.still-valid'; readonly validUntil: string | null }
  | { readonly code: 'workers.no-document' }
  | { readonly code: 'workers.in-review' }
  | { readonly code: 'workers.in-process' }
  | { readonly code: 'workers.village-first' }
  | { readonly code: 'workers.permitted-already' }
  | { readonly code: 'workers.asked-often'; readonly most: number }
  | { readonly code: 'workers.ended' }
  | { readonly code: 'workers.witnessed-already' }
  | { readonly code: 'workers.not-permitted' }

export const statusOf = {
  'workers.nik-taken': 409,
  'workers.no-profile': 404,
  'workers.still-valid': 409,
  'workers.no-document': 404,
  'workers.in-review': 409,
  'workers.in-process': 409,
  'workers.village-first': 422,
  'workers.permitted-already': 409,
  'workers.asked-often': 429,
  'workers.ended': 409,
  'workers.witnessed-already': 409,
  'workers.not-permitted': 409,
} as const satisfies Record<Refusal['code'], number>
