import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Scheme } from '../../../rules/rule.ts'
import { type Application, isClosed } from '../application.ts'
import type { Refusal } from '../refusal.ts'

export type Begun = { readonly type: 'placements.begun'; readonly application: ApplicationId; readonly number: string }

export type Beginning = {
  readonly scheme: Scheme | undefined
  readonly schemeCode: string
  /** The worker's other applications. */
  readonly others: readonly Pick<Application, 'state' | 'number'>[]
  /** The home village, if the profile has one: it says which office serves. */
  readonly village: string | null
}

/** Why a worker may not begin an application: one at a time, under a scheme that is open here, with a home. */
export function whyNotBegin({ scheme, schemeCode, others, village }: Beginning): Refusal | undefined {
  if (!scheme?.open) return { code: 'placements.scheme-closed', scheme: schemeCode }
  if (village === null) return { code: 'placements.profile-unfinished', missing: ['village'] }
  const open = others.find((other) => !isClosed(other) && other.state !== 'issued' && other.state !== 'departed')
  return open && { code: 'placements.already-open', number: open.number }
}
