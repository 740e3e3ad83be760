import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Scheme } from '../../../rules/rule.ts'
import { type Application, isClosed } from '../application.ts'
import type { Refusal } from '../refusal.ts'

export type Begun = { readonly type: 'placements.begun'; readonly application: ApplicationId; readonly number: string }

export type Beginning = {
  readonly id: ApplicationId
  readonly scheme: Scheme | undefined
  readonly schemeCode: string
  /** The worker's other applications. */
  readonly others: readonly Pick<Application, 'state' | 'number'>[]
  /** The home village, if the profile has one: it says which office serves. */
  readonly village: string | null
}

/** Whether a worker may begin an application: under a scheme that is open here, one at a time, with a home. */
export function begin(
  { id, scheme, schemeCode, others, village }: Beginning,
  number: string,
): Decision<Begun, Refusal> {
  if (!scheme?.open) return refused({ code: 'placements.scheme-closed', scheme: schemeCode })
  if (village === null) return refused({ code: 'placements.profile-unfinished', missing: ['village'] })
  const open = others.find((other) => !isClosed(other) && other.state !== 'issued' && other.state !== 'departed')
  if (open) return refused({ code: 'placements.already-open', number: open.number })
  return happened({ type: 'placements.begun', application: id, number })
}
