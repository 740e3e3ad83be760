import type { Tx } from '../../../platform/db/tx.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { isKept, parsedChange } from '../../regulations/index.ts'
import type { Application } from '../application.ts'
import { daysOf, findingsOf } from '../facts.ts'
import { effectOn, wholeFrom } from './compare.ts'
import {
  type Affected,
  countToLookAt,
  keepProgress,
  nextDecided,
  nextOnTheirWay,
  nextStep,
  type Simulation,
  simulationById,
} from './store.ts'
import { type Tallied, tallied } from './tally.ts'

/** How many files are looked at in one transaction; of those on their way fewer, since each is read in several parts. */
const batch = { past: 500, ahead: 100 } as const

/** Files on their way that are listed by name; all are counted. */
const listed = 500

type Laws = { readonly before: RuleSet; readonly after: RuleSet }

/** Looks at the next files of a simulation and keeps how far it came. @returns whether there is more to look at */
export async function lookFurther(tx: Tx, id: string): Promise<boolean> {
  const simulation = await simulationById(tx, id, true)
  if (simulation?.state !== 'running') return false
  const laws = await parsedChange(tx, simulation.law)
  // Counting reads them all, which whoever asks should not wait for.
  const counted = simulation.total > 0 ? simulation : { ...simulation, total: await countToLookAt(tx, simulation) }
  const further = counted.phase === 'past' ? await past(tx, counted, laws) : await ahead(tx, counted, laws)
  await keepProgress(tx, further)
  return further.state === 'running'
}

async function past(tx: Tx, simulation: Simulation, laws: Laws): Promise<Simulation> {
  const files = await nextDecided(tx, simulation, { after: simulation.cursor, most: batch.past })
  const from = wholeFrom({ ...laws, from: simulation.law.from })
  const found = files.flatMap(({ facts, decidedOn, again, ...file }): Tallied[] =>
    again ? [] : [{ ...file, ...effectOn({ ...laws, from }, { facts, on: decidedOn, step: 'verification' }) }],
  )
  const last = files.at(-1)?.id ?? null
  const phase = last === null ? 'on-their-way' : 'past'
  return { ...simulation, past: tallied(simulation.past, found), cursor: last, phase }
}

async function ahead(tx: Tx, simulation: Simulation, laws: Laws): Promise<Simulation> {
  const files = await nextOnTheirWay(tx, { after: simulation.cursor, most: batch.ahead })
  const { from: first, transition } = simulation.law
  const from = wholeFrom({ ...laws, from: first })
  const found: (Tallied & { readonly file: Application })[] = []
  let kept = 0
  for (const file of files) {
    const { facts, on } = await findingsOf(tx, file, 'shown')
    if (isKept(transition, first, await daysOf(tx, file, zoneOfArea(file.village)))) kept += 1
    else {
      const { province, scheme, country, company } = file
      const effect = effectOn({ ...laws, from }, { facts, on, step: nextStep[file.state] ?? 'verification' })
      found.push({ province, scheme, country, company, ...effect, file })
    }
  }
  const touched = found.flatMap(({ effect, file: { id: application, number, office } }): Affected[] =>
    effect === 'same' ? [] : [{ application, number, office, effect }],
  )
  const offices = { ...simulation.ahead.offices }
  for (const { office } of touched) offices[office] = (offices[office] ?? 0) + 1
  const isLast = files.length < batch.ahead
  return {
    ...simulation,
    ahead: { ...tallied(simulation.ahead, found), kept: simulation.ahead.kept + kept, offices },
    affected: [...simulation.affected, ...touched].slice(0, listed),
    cursor: files.at(-1)?.id ?? null,
    state: isLast ? 'done' : 'running',
  }
}
