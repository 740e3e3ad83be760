import type { NikProblem } from '../../../kernel/nik.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Refusal } from '../refusal.ts'
import { words } from '../words.ts'

/** A refusal in words, at the field it is about. */
export function sayRefusal(web: Web, refusal: { readonly code: string }): string {
  const say = words(web.lang)
  const known = refusal as Refusal
  if (known.code === 'accounts.code-too-soon') return say('too-soon', { waitMinutes: known.waitMinutes })
  if (known.code === 'accounts.code-wrong') return say('code.wrong', { triesLeft: known.triesLeft })
  if (known.code === 'accounts.code-expired') return say('code.expired')
  if (known.code === 'accounts.code-used') return say('code.used')
  return known.code === 'accounts.code-spent' ? say('code.spent') : say('code.none')
}

/** What is wrong with a NIK, in words. */
export const sayNik =
  (web: Web) =>
  (problem: NikProblem): string => {
    const say = words(web.lang)
    if (problem.code === 'nik.length')
      return say(problem.digits > 16 ? 'nik.length.over' : 'nik.length', { digits: problem.digits })
    if (problem.code === 'nik.not-digits') return say('nik.not-digits', { found: problem.found })
    if (problem.code === 'nik.region') return say('nik.region', { found: problem.found })
    return say(problem.code)
  }
