import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Application } from '../application.ts'
import { whyNot } from '../moves.ts'
import type { Refusal } from '../refusal.ts'
import { blocking, type Weighed } from '../weigh.ts'

export type Submitted = {
  readonly type: 'placements.submitted'
  readonly application: ApplicationId
  readonly again: boolean
}

/**
 * Sends an application to the office. `findings` count what the worker has handed in as shown: an office verifies it
 * afterwards. Everything that is still missing or unmet is named at once. One that the office may still take back again
 * (`isSettling`) is with the office.
 */
export function submit(
  application: Application,
  findings: readonly Weighed[],
  { isSettling = false } = {},
): Decision<Submitted, Refusal> {
  if (isSettling) return refused({ code: 'placements.changed-meanwhile' })
  const no = whyNot('submit', application, 'worker')
  if (no) return refused(no)
  const inTheWay = blocking(findings, 'verification')
  if (inTheWay.length > 0)
    return refused({
      code: 'placements.incomplete',
      missing: [...new Set(inTheWay.flatMap(({ needs }) => needs))],
      unmet: inTheWay.filter(({ outcome }) => outcome === 'unmet').map(({ rule }) => rule),
    })
  return happened({
    type: 'placements.submitted',
    application: application.id,
    again: application.state === 'returned',
  })
}
