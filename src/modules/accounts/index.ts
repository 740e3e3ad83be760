/** The door of the accounts module: who signs in, with which post; and what a proven phone may do next. */
import type { Route } from '../../platform/http/route.ts'
import { leaveRoutes } from './leave/route.ts'
import { signInRoutes } from './sign-in/route.ts'

export type { Account, Post } from './account.ts'
export { codeField, phoneField } from './fields.ts'
export { actsFor, isAway, type Leave } from './leave/decide.ts'
export { leavesFrom, officerPhone, type Staff, staffOf } from './leave/store.ts'
export { type Appointing, appointOfficer, openAccount, phoneAt } from './open.ts'
export { phoneOf } from './phone.ts'
export { type Refusal as AccountRefusal, statusOf as accountStatusOf } from './refusal.ts'
export { sessionsOf } from './session.ts'
export {
  type Claims,
  isProvenFor,
  prove as proveCode,
  provenClaims,
  type Sending,
  send as sendCode,
  takeTryOf as takeCodeTry,
} from './sign-in/code.ts'
export { takenPage } from './sign-in/page.ts'
export { withSession } from './sign-in/route.ts'
export {
  accountByNik,
  accountByOfficerNumber,
  forgetOld,
  holdersOf,
  isStaffed,
  namesOfAccounts,
  postsOf,
} from './store.ts'

export const accountRoutes: readonly Route[] = [...signInRoutes, ...leaveRoutes]
