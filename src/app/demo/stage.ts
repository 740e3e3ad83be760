import type { Decision } from '../../kernel/decision.ts'
import type { ApplicationId, OfficeId, PersonId } from '../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../kernel/time.ts'
import { type Actor, thePublic, theSystem } from '../../platform/access/actor.ts'
import type { Act } from '../../platform/access/policy.ts'
import { perform, transact, type World } from '../../platform/db/perform.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { JobWorld } from '../../platform/jobs/jobs.ts'
import type { Tools } from '../../platform/tools.ts'
import type { DemoFile, DemoPerson } from './file.ts'

/** Who acts at an office. */
export type OfficeStaff = { readonly counter: readonly PersonId[]; readonly head: PersonId }

type Cast = {
  readonly world: World
  readonly tools: Tools
  readonly staff: ReadonlyMap<OfficeId, OfficeStaff>
  /** The present of the demonstration: nothing happens after it. */
  readonly present: Instant
}

/** A file of the demonstration on its way. */
export type Living = {
  readonly file: DemoFile
  readonly person: DemoPerson
  readonly worker: PersonId
  application: ApplicationId | null
  office: OfficeId | null
  /** The class they have a seat in. */
  orientation: string | null
  /** A step the rules did not allow; the file stays where it is. */
  stopped: boolean
}

export type Acted<Event> = {
  readonly what: Act
  readonly living: Living
  readonly work: (tx: Tx, id: ApplicationId) => Promise<Decision<Event, unknown>>
}

export type Stage = ReturnType<typeof stageOf>

/** Where histories are lived again: each moment at its own time, each act by whoever did it. */
export function stageOf({ world, tools, staff, present }: Cast) {
  /** The world as it was at a moment. What a job would do is done at once. */
  const at = (moment: Instant): World => ({ ...world, now: () => moment, jobs: { enqueue: async () => undefined } })
  const asActor = async <T>(moment: Instant, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
    await transact(at(moment), actor, work)
  const asSystem = async <T>(moment: Instant, work: (tx: Tx) => Promise<T>): Promise<T> =>
    await asActor(moment, theSystem('cli'), work)
  /** A minute later, as far as there is one: what a job does of what was done at a moment. */
  function jobAfter(moment: Instant): JobWorld {
    const later = plusMinutes(moment, 1)
    const at = later < present ? later : present
    return { tools, now: () => at, inTx: async (work) => await asSystem(at, work) }
  }

  async function act<Event>(
    moment: Instant,
    actor: Actor,
    { what, living, work }: Acted<Event>,
  ): Promise<Event | undefined> {
    const { application, worker, office } = living
    const done = await perform(at(moment), actor, {
      act: what,
      subject: async () => ({ owner: worker, office }),
      work: async (tx) => await work(tx, application as ApplicationId),
      entry: () => ({
        act: what.name,
        record: { kind: 'application', id: living.application ?? worker },
        payload: { demonstration: true },
      }),
    })
    if (!done.ok) living.stopped = true
    return done.ok ? done.events[0] : undefined
  }

  const workerOf = ({ worker }: Living): Actor => ({ ...thePublic, role: 'worker', person: worker })
  function officerOf({ office, file }: Living, head = false): Actor {
    const known = office === null ? undefined : staff.get(office)
    if (!known) throw new Error(`nobody works at ${office}`)
    const counter = known.counter[Number(file.key.slice(-2)) % known.counter.length] ?? known.head
    return head
      ? { ...thePublic, role: 'head-of-office', person: known.head, office }
      : { ...thePublic, role: 'counter-officer', person: counter, office }
  }

  return { tools, asActor, asSystem, jobAfter, act, workerOf, officerOf }
}
