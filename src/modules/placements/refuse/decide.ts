import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Role } from '../../../platform/access/actor.ts'
import type { Helper, RuleKind } from '../../../rules/rule.ts'
import type { Application, State } from '../application.ts'
import { whyNot } from '../moves.ts'
import type { Refusal } from '../refusal.ts'
import type { Weighed } from '../weigh.ts'

/** A finding, and who could still do something about it; `null` where the law leaves nothing to do. */
export type Judged = Weighed & {
  readonly kind: RuleKind
  readonly document: string | null
  readonly helper: Helper | null
}

export type FileRefused = {
  readonly type: 'placements.refused'
  readonly application: ApplicationId
  readonly rule: string
  readonly citations: readonly string[]
}

/** What is about a person or a placement. A paper can be shown again and an order waits: neither ends a file. */
const final: ReadonlySet<RuleKind> = new Set(['eligibility', 'prohibition', 'requirement'])

/** Before the verification its own rules count; after it also those of what comes next. */
const guarding = (state: State): readonly string[] =>
  state === 'verified' || state === 'oriented' ? ['verification', 'orientation', 'card'] : ['verification']

/**
 * The rules on which a whole file can be refused: they bind, they are unmet and not merely unknown, and nobody can do
 * anything about it now. What somebody can still correct is a reason to return or to hold, never to refuse.
 */
export const groundsToRefuse = <Finding extends Judged>(
  findings: readonly Finding[],
  { state }: Pick<Application, 'state'>,
): Finding[] =>
  findings.filter(
    ({ applied, outcome, guards, kind, document, helper }) =>
      applied &&
      outcome === 'unmet' &&
      document === null &&
      final.has(kind) &&
      (helper === null || helper === 'nobody' || helper === 'time') &&
      guarding(state).some((step) => guards.includes(step)),
  )

/** Refuses a whole file on one such rule. It ends the file, so it is for the head of office alone. */
export function refuse(
  application: Application,
  { findings, rule, by }: { findings: readonly Judged[]; rule: string; by: Role },
): Decision<FileRefused, Refusal> {
  const no = whyNot('refuse', application, by)
  if (no) return refused(no)
  const ground = groundsToRefuse(findings, application).find((finding) => finding.rule === rule)
  if (!ground) return refused({ code: 'placements.no-ground-to-refuse' })
  return happened({
    type: 'placements.refused',
    application: application.id,
    rule,
    citations: [cite(ground.citation)],
  })
}
