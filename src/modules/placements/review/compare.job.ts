import { z } from 'zod'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { dayIn, type Instant, plusMinutes } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type JobWorld, job } from '../../../platform/jobs/jobs.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { documentsOf, workerById } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import { addToHistory, applicationById, changeApplication, lockApplication } from '../store.ts'
import { type Comparison, outcomeOf, saysOtherwise } from './compare.ts'
import { type Asked, askedOf, compareWithRegisters } from './officials.ts'

const payload = z.object({ application: z.string(), attempt: z.number().int().min(0).max(100).default(0) })

/** How long until a register that was away is asked again, in minutes, and how often at most. */
const again = { minutes: 15, most: 60 } as const

/** Holds a file that was sent in against the registers, and says on the file what was found. Twice is once. */
export const compareJob = job({
  name: 'placements.compare',
  retries: 5,
  payload,
  run: async ({ application, attempt }, world) => await compareFile(application as ApplicationId, attempt, world),
})

/** Whether a comparison still says something of a file: it is with the office and not decided. */
const waits = ({ state }: Pick<Application, 'state'>): boolean => state === 'submitted' || state === 'held'

export async function compareFile(id: ApplicationId, attempt: number, { tools, inTx, now }: JobWorld): Promise<void> {
  const asked = await inTx(async (tx): Promise<Asked | undefined> => {
    const application = await applicationById(tx, id)
    const worker = application && waits(application) ? await workerById(tx, application.worker) : undefined
    if (!application || !worker) return undefined
    const ruleSet = await ruleSetOn(tx, dayIn(tx.now, zoneOfArea(application.village)))
    const documents = await documentsOf(tx, worker.id)
    return await askedOf(tx, tools, { application: id, worker, documents, ruleSet })
  })
  if (!asked) return
  const comparisons = await compareWithRegisters(tools, asked)
  await inTx(async (tx) => {
    const application = await lockApplication(tx, id)
    if (!application || !waits(application)) return
    const { clean, differences } = outcomeOf(comparisons)
    const corrected = application.clean === 'corrected' && clean === 'match'
    const byHand = attempt > 0 && clean === 'unclear' && application.clean !== 'unchecked'
    if (!byHand) await changeApplication(tx, id, { clean: corrected ? 'corrected' : clean, differences })
    await addToHistory(tx, id, { type: 'placements.compared', data: { registers: said(comparisons), differences } })
    if (comparisons.some(({ state }) => state === 'away') && attempt < again.most)
      await tx.enqueue(
        'placements.compare',
        { application: id, attempt: attempt + 1 },
        { key: `compare:${id}:again:${attempt + 1}`, after: plusMinutes(now() as Instant, again.minutes) },
      )
  })
}

/**
 * Has a file held against the registers again when they say otherwise than its list: what an officer sees on an open file
 * is what every colleague is told. Many looks at one state of a file are one comparison.
 */
export async function lookAgain(
  tx: Tx,
  { id, clean, version, state }: Application,
  seen: readonly Comparison[],
): Promise<void> {
  if (!waits({ state }) || !saysOtherwise(clean, seen)) return
  await tx.enqueue('placements.compare', { application: id, attempt: 0 }, { key: `compare:${id}:seen:${version}` })
}

const said = (comparisons: readonly Comparison[]): Record<string, string> =>
  Object.fromEntries(comparisons.map(({ register, state }) => [register, state]))
