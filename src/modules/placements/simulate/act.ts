import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { draftById, type PublishRefusal, parsedChange } from '../../regulations/index.ts'
import { insertSimulation, keepProgress, simulationById } from './store.ts'
import { noTally } from './tally.ts'

const centre = { centre: 'national' } as const

/** The rows of the policy table for trying a change out. */
export const simulateActs = {
  look: act('placements.look-at-simulations', { ...centre, auditor: 'national' }),
  simulate: act('placements.simulate', centre),
  cancel: act('placements.cancel-simulation', centre),
} as const

export type SimulateRefusal =
  | Extract<PublishRefusal, { code: 'regulations.no-draft' | 'regulations.no-first-day' }>
  | { readonly code: 'placements.no-simulation' }
  | { readonly code: 'placements.draft-does-not-load' }
  | { readonly code: 'placements.nothing-to-cancel' }

export type Asked = { readonly type: 'placements.simulation-asked'; readonly simulation: string }
export type Cancelled = { readonly type: 'placements.simulation-cancelled'; readonly simulation: string }

/** Begins to try a draft out on the files that were decided in a period, and on all that are on their way. */
export async function askSimulation(
  tx: Tx,
  { draft: id, firstDay, lastDay }: { draft: string; firstDay: LocalDate; lastDay: LocalDate },
): Promise<Decision<Asked, SimulateRefusal>> {
  const draft = await draftById(tx, id)
  const { person } = tx.actor
  if (!draft || person === null) return refused({ code: 'regulations.no-draft' })
  const { base, changes, effectiveFrom, transition, version } = draft
  if (effectiveFrom === null) return refused({ code: 'regulations.no-first-day' })
  const loads = await parsedChange(tx, { base, changes }).then(
    () => true,
    () => false,
  )
  if (!loads) return refused({ code: 'placements.draft-does-not-load' })
  const simulation = tx.newId<string>()
  await insertSimulation(tx, {
    id: simulation,
    draft: id,
    version,
    law: { base, changes, from: effectiveFrom, transition: transition === 'all' ? null : transition },
    firstDay,
    lastDay,
    state: 'running',
    phase: 'past',
    cursor: null,
    total: 0,
    past: noTally,
    ahead: { ...noTally, kept: 0, offices: {} },
    affected: [],
    askedBy: person,
    askedAt: tx.now,
    changedAt: tx.now,
  })
  await tx.enqueue('placements.simulate', { simulation }, { key: `simulate:${simulation}` })
  return happened({ type: 'placements.simulation-asked', simulation })
}

/** Stops a simulation where it is; what was counted so far stays. */
export async function cancelSimulation(tx: Tx, id: string): Promise<Decision<Cancelled, SimulateRefusal>> {
  const simulation = await simulationById(tx, id, true)
  if (!simulation) return refused({ code: 'placements.no-simulation' })
  if (simulation.state !== 'running') return refused({ code: 'placements.nothing-to-cancel' })
  await keepProgress(tx, { ...simulation, state: 'cancelled' })
  return happened({ type: 'placements.simulation-cancelled', simulation: id })
}
