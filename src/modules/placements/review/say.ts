import type { Language } from '../../../platform/i18n/language.ts'
import type { Refusal } from '../refusal.ts'
import { words } from './words.ts'

/** A refusal in the officer's words, with what to do now. */
export function sayRefusal(lang: Language, refusal: { readonly code: string }): string {
  const say = words(lang)
  const known = refusal as Refusal
  switch (known.code) {
    case 'placements.not-clean':
      return known.numbers.length === 0
        ? say('refused.none-ticked')
        : say('refused.not-clean', { numbers: known.numbers.join(', ') })
    case 'placements.must-read':
      return say('refused.must-read', { titles: known.titles.map((title) => `“${title}”`).join(', ') })
    case 'placements.no-reason':
      return say('refused.no-reason')
    case 'placements.no-items':
      return say('refused.no-items')
    case 'placements.no-citation':
      return say('refused.no-citation')
    case 'placements.not-met':
      return say('refused.not-met', { count: known.rules.length })
    case 'placements.no-ground-to-hold':
      return say('refused.no-ground')
    case 'placements.no-ground-to-refuse':
      return say('refused.no-ground-to-refuse')
    case 'placements.too-late-to-undo':
      return say('refused.too-late')
    case 'placements.wrong-state':
    case 'placements.changed-meanwhile':
      return say('refused.changed')
    case 'placements.not-your-role':
      return say('refused.head-only')
    case 'placements.session-full':
      return say('refused.session-full')
    case 'placements.session-over':
      return say('refused.session-over')
    case 'placements.session-runs':
      return say('refused.session-runs')
    case 'placements.compared-already':
      return say('refused.compared-already')
    default:
      return say('refused.other')
  }
}
