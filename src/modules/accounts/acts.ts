import { act, everybody } from '../../platform/access/policy.ts'

export const acts = {
  askToSignIn: act('accounts.ask-to-sign-in', everybody),
  signIn: act('accounts.sign-in', everybody),
  signOut: act('accounts.sign-out', everybody),
} as const
