import type { Citation } from '../../kernel/citation.ts'

/** What a decision needs to know of a finding. The engine's findings have more. */
export type Weighed = {
  readonly rule: string
  readonly citation: Citation
  readonly outcome: 'met' | 'unmet' | 'unknown'
  /** Fact paths that are missing when unknown. */
  readonly needs: readonly string[]
  /** Steps that may not be decided while this is unmet or unknown. */
  readonly guards: readonly string[]
  /** False when its instrument's rank cannot bind a citizen: shown, never weighed. */
  readonly applied: boolean
}

/** The findings that stand in the way of a step: applied, guarding it, and not met. */
export const blocking = <Finding extends Weighed>(findings: readonly Finding[], step: string): Finding[] =>
  findings.filter(({ applied, guards, outcome }) => applied && outcome !== 'met' && guards.includes(step))

/** The findings a step stands on: applied, guarding it, and met. They are what a positive decision cites. */
export const supporting = <Finding extends Weighed>(findings: readonly Finding[], step: string): Finding[] =>
  findings.filter(({ applied, guards, outcome }) => applied && outcome === 'met' && guards.includes(step))
