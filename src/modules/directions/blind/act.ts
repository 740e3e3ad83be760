import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { ruleSetByDigest } from '../../regulations/index.ts'
import { longestText, maskPersonal } from '../ask/personal.ts'
import type { DirectionRefusal } from '../refusal.ts'
import { agree, redecide, type Second } from './decide.ts'
import { firstOf, insertSecond, type Sample, sampleById, secondOf } from './store.ts'

/** What the rules of its day find on a sample. */
export async function weighedAgain(
  tx: Tx,
  { ruleSet: digest, facts, factsOn }: Sample,
): Promise<{ readonly ruleSet: RuleSet; readonly findings: readonly Finding[] }> {
  const ruleSet = await ruleSetByDigest(tx, digest)
  return { ruleSet, findings: evaluate(ruleSet, facts, factsOn) }
}

export type DecidedAgain = {
  readonly type: 'directions.decided-again'
  readonly sample: string
  readonly agrees: boolean
}

/** Keeps what an officer elsewhere decided; where it differs from the first, the centre is asked afterwards. */
export async function decideAgain(tx: Tx, id: string, said: Second): Promise<Decision<DecidedAgain, DirectionRefusal>> {
  const sample = await sampleById(tx, id)
  if (!sample || sample.office !== tx.actor.office) return refused({ code: 'directions.wrong-state' })
  const { findings } = await weighedAgain(tx, sample)
  const decision = redecide(said, { findings, before: await secondOf(tx, id) })
  if (!decision.ok) return decision
  if (said.reason.length > longestText) return refused({ code: 'directions.too-long', most: longestText })
  const { text: masked, found } = maskPersonal(said.reason)
  if (found.length > 0) return refused({ code: 'directions.personal', kinds: found, masked })
  await insertSecond(tx, { ...decision.events[0], sample: id, person: tx.actor.person as PersonId, at: tx.now })
  const first = await firstOf(tx, id)
  if (!first) throw new Error(`sample ${id} has no first decision`)
  const agrees = agree(first, decision.events[0])
  if (!agrees) await tx.enqueue('directions.disagree', { sample: id }, { key: `disagree:${id}` })
  return happened({ type: 'directions.decided-again', sample: id, agrees })
}
