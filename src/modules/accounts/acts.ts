import { act, everybody } from '../../platform/access/policy.ts'

const officers = { 'counter-officer': 'national', 'head-of-office': 'national', centre: 'national' } as const

export const acts = {
  askToSignIn: act('accounts.ask-to-sign-in', everybody),
  signIn: act('accounts.sign-in', everybody),
  seeLeave: act('accounts.see-leave', officers),
  takeLeave: act('accounts.take-leave', officers),
  cancelLeave: act('accounts.cancel-leave', officers),
  signOut: act('accounts.sign-out', everybody),
} as const
