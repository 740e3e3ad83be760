import type { Role } from '../../platform/access/actor.ts'
import type { State } from './application.ts'

/**
 * Everything the placements module may refuse, as data. `code` is public and permanent: it appears in the API and
 * in letters, and is never used again for something else.
 */
export type Refusal =
  | { readonly code: 'placements.not-your-role'; readonly needs: readonly Role[] }
  | { readonly code: 'placements.wrong-state'; readonly state: State }
  | { readonly code: 'placements.changed-meanwhile' }
  | { readonly code: 'placements.already-open'; readonly number: string }
  | { readonly code: 'placements.scheme-closed'; readonly scheme: string }
  | { readonly code: 'placements.profile-unfinished'; readonly missing: readonly string[] }
  | { readonly code: 'placements.incomplete'; readonly missing: readonly string[]; readonly unmet: readonly string[] }
  | { readonly code: 'placements.not-met'; readonly rules: readonly string[] }
  | { readonly code: 'placements.no-items' }
  | { readonly code: 'placements.no-citation' }
  | { readonly code: 'placements.no-ground-to-hold' }
  | { readonly code: 'placements.no-ground-to-refuse' }
  | { readonly code: 'placements.not-clean'; readonly numbers: readonly string[] }
  | { readonly code: 'placements.no-reason' }
  | { readonly code: 'placements.nothing-waits' }
  | { readonly code: 'placements.too-late-to-undo' }
  | { readonly code: 'placements.session-full' }
  | { readonly code: 'placements.session-over' }
  | { readonly code: 'placements.session-runs' }
  | { readonly code: 'placements.compared-already' }
  | { readonly code: 'placements.orientation-first' }
  | { readonly code: 'placements.no-photo' }
  | { readonly code: 'placements.no-such-card' }
  | { readonly code: 'placements.card-withdrawn'; readonly number: string }
  | { readonly code: 'placements.card-not-valid'; readonly number: string }
  | { readonly code: 'placements.must-read'; readonly titles: readonly string[] }
  | { readonly code: 'placements.codes-enough'; readonly most: number }
  | { readonly code: 'placements.already-departed'; readonly number: string }

/** The only place where a refusal of this module becomes an HTTP status. */
export const statusOf = {
  'placements.not-your-role': 403,
  'placements.wrong-state': 409,
  'placements.changed-meanwhile': 409,
  'placements.already-open': 409,
  'placements.scheme-closed': 422,
  'placements.profile-unfinished': 422,
  'placements.incomplete': 422,
  'placements.not-met': 422,
  'placements.no-items': 422,
  'placements.no-citation': 422,
  'placements.no-ground-to-hold': 422,
  'placements.no-ground-to-refuse': 422,
  'placements.not-clean': 422,
  'placements.no-reason': 422,
  'placements.nothing-waits': 409,
  'placements.too-late-to-undo': 409,
  'placements.session-full': 409,
  'placements.session-over': 409,
  'placements.session-runs': 409,
  'placements.compared-already': 409,
  'placements.orientation-first': 422,
  'placements.no-photo': 422,
  'placements.no-such-card': 404,
  'placements.card-withdrawn': 409,
  'placements.card-not-valid': 409,
  'placements.must-read': 409,
  'placements.codes-enough': 409,
  'placements.already-departed': 409,
} as const satisfies Record<Refusal['code'], number>
