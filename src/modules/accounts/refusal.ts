import type { TooSoon, WrongCode } from './sign-in/decide.ts'

/** Everything the accounts module may refuse. Codes are permanent. */
export type Refusal = TooSoon | WrongCode | { readonly code: 'accounts.no-code' }

export const statusOf = {
  'accounts.code-too-soon': 429,
  'accounts.code-wrong': 422,
  'accounts.code-expired': 422,
  'accounts.code-used': 422,
  'accounts.code-spent': 422,
  'accounts.no-code': 422,
} as const satisfies Record<Refusal['code'], number>
