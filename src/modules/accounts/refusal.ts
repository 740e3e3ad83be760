import type { LeaveRefusal } from './leave/decide.ts'
import type { TooSoon, WrongCode } from './sign-in/decide.ts'

/** Everything the accounts module may refuse. Codes are permanent. */
export type Refusal = TooSoon | WrongCode | LeaveRefusal | { readonly code: 'accounts.no-code' }

export const statusOf = {
  'accounts.code-too-soon': 429,
  'accounts.code-wrong': 422,
  'accounts.code-expired': 422,
  'accounts.code-used': 422,
  'accounts.code-spent': 422,
  'accounts.no-code': 422,
  'accounts.leave-order': 422,
  'accounts.leave-over': 422,
  'accounts.leave-long': 422,
  'accounts.leave-twice': 422,
  'accounts.leave-nobody': 422,
  'accounts.leave-substitute': 422,
  'accounts.leave-stands-in': 422,
  'accounts.leave-empty-desk': 422,
} as const satisfies Record<Refusal['code'], number>
