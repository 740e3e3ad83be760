import type { Case, Step } from '../case.ts'
import type { OfficerMove } from '../moves.ts'

type Seen = Pick<Case, 'state' | 'handler' | 'category' | 'reported' | 'level'>

/**
 * What is usually done next, in the order of Permen P2MI 23/2025: somebody takes it, it is sorted, it is whole, the two
 * clarifications, the commitment, then a sanction or mediation, then the reporter is asked. A hint: the law is asked with
 * every act. `null`: the reporter's turn, or nothing is usual.
 */
export function suggest(one: Seen, steps: readonly Pick<Step, 'step' | 'data'>[]): OfficerMove | null {
  if (one.state === 'closed' || one.state === 'proposed' || one.state === 'asked') return null
  if (one.handler === null) return 'taken'
  if (one.category === 'unsorted') return 'sorted'
  if (one.state === 'filed') return 'accepted'
  if (one.reported === 'other') return 'proposed'
  const did = (step: Step['step']) => steps.findLast((line) => line.step === step)
  if (!did('clarified')) return 'clarified'
  const second = did('clarified-again')
  if (!second) return 'clarified-again'
  if (second.data['committed'] === true && !did('commitment-kept') && !did('commitment-broken'))
    return 'commitment-kept'
  if (did('commitment-kept')) return 'proposed'
  if (second.data['admitted'] === true) return did('sanction-recommended') ? 'proposed' : 'sanction-recommended'
  return did('mediated') ? 'proposed' : 'mediated'
}
