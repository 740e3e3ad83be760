import { z } from 'zod'
import type { Tx } from '../../../platform/db/tx.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { ruleSetByDigest } from '../../regulations/index.ts'
import { askDirection } from '../ask/act.ts'
import { questionsOn } from '../ask/store.ts'
import { ruleBetween } from './decide.ts'
import { firstOf, sampleById, secondOf } from './store.ts'
import { words } from './words.ts'

/** Asks the centre how a rule is to be read that two offices read differently; once, while it has not answered. */
export const disagreeJob = job({
  name: 'directions.disagree',
  retries: 5,
  payload: z.object({ sample: z.string() }),
  run: async ({ sample }, { inTx }) => await inTx(async (tx) => void (await askBetween(tx, sample))),
})

/** @returns the question that was asked; `undefined` where one waits already, or none can be asked */
export async function askBetween(tx: Tx, id: string): Promise<string | undefined> {
  const [sample, first, second] = [await sampleById(tx, id), await firstOf(tx, id), await secondOf(tx, id)]
  const rule = first && second && ruleBetween(first, second)
  if (!sample || !first || !second || !rule) return undefined
  if ((await questionsOn(tx, rule)).some(({ state }) => state === 'open')) return undefined
  const say = words('id')
  const decision = await askDirection(tx, {
    step: sample.step,
    rule,
    text: say('disagree', { first: say(`outcome.${first.outcome}`), second: say(`outcome.${second.outcome}`) }),
    urgent: false,
    ruleSet: await ruleSetByDigest(tx, sample.ruleSet),
    facts: sample.facts,
    on: sample.factsOn,
    office: null,
    about: null,
    people: { names: [] },
  })
  return decision.ok ? decision.events[0].question : undefined
}
