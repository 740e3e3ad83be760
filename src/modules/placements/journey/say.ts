import type { Web } from '../../../platform/http/route.ts'
import type { Refusal } from '../refusal.ts'
import { words } from './words.ts'

/** A refusal in the worker's words. */
export function sayRefusal(web: Web, refusal: { readonly code: string }): string {
  const say = words(web.lang)
  const known = refusal as Refusal
  switch (known.code) {
    case 'placements.scheme-closed':
      return say('refused.scheme-closed')
    case 'placements.already-open':
      return say('refused.already-open', { number: known.number })
    case 'placements.profile-unfinished':
      return say('refused.profile-unfinished')
    case 'placements.incomplete':
      return say('refused.incomplete')
    case 'placements.wrong-state':
    case 'placements.changed-meanwhile':
      return say('refused.wrong-state')
    case 'placements.session-full':
      return say('refused.session-full')
    case 'placements.session-over':
      return say('refused.session-over')
    default:
      return say('refused.other')
  }
}
