import { act } from '../../platform/access/policy.ts'

const everybody = {
  public: 'national',
  worker: 'national',
  family: 'national',
  'village-officer': 'national',
  'counter-officer': 'national',
  'head-of-office': 'national',
  centre: 'national',
  'airport-desk': 'national',
  auditor: 'national',
} as const

export const acts = {
  askToSignIn: act('accounts.ask-to-sign-in', everybody),
  signIn: act('accounts.sign-in', everybody),
  signOut: act('accounts.sign-out', everybody),
} as const
