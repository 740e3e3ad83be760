import { join } from 'node:path'
import { day } from '../kernel/time.ts'
import { loadInventedCompanies } from '../modules/companies/index.ts'
import { loadReference } from '../modules/offices/index.ts'
import { loadRegulations, publish } from '../modules/regulations/index.ts'
import { codes } from './codes.ts'
import { type Demonstration, loadDemonstration } from './demo/load.ts'
import { nothingLeft, type Rest } from './demo/rest.ts'
import { signInsOf } from './demo/sign-ins.ts'
import { type Bekal, root } from './open.ts'

/** The law as data does not load or its examples fail; it is not published. */
export class RegulationsProblem extends Error {
  override readonly name = 'RegulationsProblem'
}

/** The first day of the law that the shipped rules speak of. */
const sinceTheLaw = day('2017-11-22')

export type Seeded = {
  /** `null` outside a demonstration, or when it has nobody. */
  readonly demonstration: Demonstration | null
  readonly signIns: (address: string) => string
  /** What of the demonstration is still to be lived, while Bekal serves. */
  readonly rest: Rest
}

type Seeding = {
  /** How many files a demonstration has; none leaves it without people. */
  readonly files?: number
  /** Leaves what nobody needs to begin for later: whoever serves begins with the `rest`. */
  readonly aheadOnly?: boolean
}

/** The files of a whole demonstration. */
const wholeDemonstration = 2_000

/**
 * Loads reference data, publishes the shipped rules, and in a demonstration the people. Nothing is done twice.
 */
export async function seed(
  bekal: Bekal,
  say: (text: string) => void,
  { files = wholeDemonstration, aheadOnly = false }: Seeding = {},
): Promise<Seeded> {
  const parts = await bekal.asSystem(loadReference)
  if (parts.length > 0) say(`Reference data: ${parts.join(', ')}.\n`)
  await publishShipped(bekal, say)
  if (!bekal.tools.config.demo) return empty
  await bekal.asSystem(loadInventedCompanies)
  if (files === 0) return empty
  const { demonstration, rest } = await loadDemonstration(bekal, { files, aheadOnly }, say)
  return { demonstration, rest, signIns: demonstration ? signInsOf(demonstration) : empty.signIns }
}

const empty: Seeded = { demonstration: null, signIns: () => '', rest: nothingLeft }

async function publishShipped({ asSystem }: Bekal, say: (text: string) => void): Promise<void> {
  const { ruleSet, complaints } = await loadRegulations(join(root, 'regulations'), codes())
  const errors = complaints.filter(({ severity }) => severity === 'error')
  if (!ruleSet || errors.length > 0)
    throw new RegulationsProblem(
      `The rules do not load: ${errors[0]?.file}:${errors[0]?.line}: ${errors[0]?.what}. See: bekal regulations check`,
    )
  const isNew = await asSystem(async (tx) => await publish(tx, ruleSet, { from: sinceTheLaw, by: 'shipped' }))
  if (isNew) say(`Rules: ${ruleSet.rules.length} published as ${ruleSet.digest.slice(0, 12)}.\n`)
}
