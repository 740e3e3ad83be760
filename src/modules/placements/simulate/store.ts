import type { ApplicationId, DecisionId, OfficeId, PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import { type Instant, type LocalDate, plusDays } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { Transition } from '../../regulations/index.ts'
import type { Application, State } from '../application.ts'
import type { PlacementTables } from '../tables.ts'
import type { Effect } from './compare.ts'
import type { Tally } from './tally.ts'

/** The change that is tried out, as it was when the simulation was asked for. */
export type Tried = {
  readonly base: RuleSetDigest
  readonly changes: Readonly<Record<string, string | null>>
  readonly from: LocalDate
  readonly transition: Transition | null
}

/** A file on its way that a change would touch. */
export type Affected = {
  readonly application: ApplicationId
  readonly number: string
  readonly office: OfficeId
  readonly effect: Exclude<Effect, 'same'>
}

/** A simulation as far as it has come. */
export type Simulation = {
  readonly id: string
  readonly draft: string
  readonly version: number
  readonly law: Tried
  readonly firstDay: LocalDate
  readonly lastDay: LocalDate
  readonly state: 'running' | 'done' | 'cancelled'
  readonly phase: 'past' | 'on-their-way'
  /** The last file that was looked at in this phase. */
  readonly cursor: string | null
  /** How many files there are to look at, in both phases; 0 until they are counted. */
  readonly total: number
  readonly past: Tally
  readonly ahead: Tally & { readonly kept: number; readonly offices: Readonly<Record<string, number>> }
  readonly affected: readonly Affected[]
  readonly askedBy: PersonId
  readonly askedAt: Instant
  readonly changedAt: Instant
}

type Tables = PlacementTables & { 'placements.simulation': Simulation }

const asJson = (value: unknown): never => JSON.stringify(value) as never

export const insertSimulation = async (tx: Tx, simulation: Simulation): Promise<unknown> =>
  await tx
    .db<Tables>()
    .insertInto('placements.simulation')
    .values({
      ...simulation,
      law: asJson(simulation.law),
      past: asJson(simulation.past),
      ahead: asJson(simulation.ahead),
      affected: asJson(simulation.affected),
    })
    .execute()

/** Writes how far a simulation has come. */
export const keepProgress = async (
  tx: Tx,
  { id, past, ahead, affected, phase, cursor, state, total }: Simulation,
): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('placements.simulation')
    .set({
      phase,
      cursor,
      state,
      total,
      past: asJson(past),
      ahead: asJson(ahead),
      affected: asJson(affected),
      changedAt: tx.now,
    })
    .where('id', '=', id)
    .execute()

/** A simulation; nothing when there is none the actor may see. */
export async function simulationById(tx: Tx, id: string, lock = false): Promise<Simulation | undefined> {
  const query = tx.db<Tables>().selectFrom('placements.simulation').selectAll().where('id', '=', id)
  return await (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** The simulations of a draft, newest first. */
export const simulationsOf = async (tx: Tx, draft: string, most = 10): Promise<readonly Simulation[]> =>
  await tx
    .db<Tables>()
    .selectFrom('placements.simulation')
    .selectAll()
    .where('draft', '=', draft)
    .orderBy('askedAt', 'desc')
    .limit(most)
    .execute()

type Period = Pick<Simulation, 'firstDay' | 'lastDay'>

/** What offices decided on files in a period. */
const decidedIn = (tx: Tx, { firstDay, lastDay }: Period) =>
  tx
    .db<Tables>()
    .selectFrom('placements.decision as d')
    .where('d.kind', '=', 'verification')
    .where('d.decidedOn', '>=', firstDay)
    .where('d.decidedOn', '<=', lastDay)

export type Decided = Pick<Application, 'province' | 'scheme' | 'country' | 'company'> & {
  readonly id: DecisionId
  readonly facts: Facts
  readonly decidedOn: LocalDate
  /** Whether an office decided on the same file again, later in the period. */
  readonly again: boolean
}

/**
 * The next decisions of a period, of one day at most: a day is few rows whatever the planner makes of it, where all that
 * is left may be a million.
 *
 * @param after  the last decision that was looked at
 * @returns none when there are no more
 */
export async function nextDecided(
  tx: Tx,
  period: Period,
  { after, most }: { after: string | null; most: number },
): Promise<readonly Decided[]> {
  let [on, last] = [after === null ? await dayWith(tx, period) : await dayOfDecision(tx, after), after]
  while (on !== undefined) {
    const found = await decidedOn(tx, { on, until: period.lastDay, after: last, most })
    if (found.length > 0) return found
    ;[on, last] = [await dayWith(tx, { ...period, firstDay: plusDays(on, 1) }), null]
  }
  return []
}

/** The first day of a period on which something was decided. */
async function dayWith(tx: Tx, period: Period): Promise<LocalDate | undefined> {
  const row = await decidedIn(tx, period).select('d.decidedOn').orderBy('d.decidedOn').limit(1).executeTakeFirst()
  return row?.decidedOn
}

async function dayOfDecision(tx: Tx, id: string): Promise<LocalDate | undefined> {
  const decision = tx.db<Tables>().selectFrom('placements.decision').select('decidedOn')
  return (await decision.where('id', '=', id as DecisionId).executeTakeFirst())?.decidedOn
}

type OfDay = { readonly on: LocalDate; readonly until: LocalDate; readonly after: string | null; readonly most: number }

const decidedOn = async (tx: Tx, { on, until, after, most }: OfDay): Promise<readonly Decided[]> =>
  (await tx
    .db<Tables>()
    .with(
      (cte) => cte('page').materialized(),
      () =>
        decidedIn(tx, { firstDay: on, lastDay: on })
          .select(['d.id', 'd.application', 'd.facts', 'd.decidedOn'])
          .where((where) => (after === null ? where.val(true) : where('d.id', '>', after as DecisionId)))
          .orderBy('d.id')
          .limit(most),
    )
    .selectFrom('page as p')
    .innerJoin('placements.application as a', 'a.id', 'p.application')
    .select(['p.id', 'p.facts', 'p.decidedOn', 'a.province', 'a.scheme', 'a.country', 'a.company'])
    .select((later) =>
      later
        .exists(
          later
            .selectFrom('placements.decision as l')
            .select('l.id')
            .whereRef('l.application', '=', 'p.application')
            .whereRef('l.id', '>', 'p.id')
            .where('l.kind', '=', 'verification')
            .where('l.decidedOn', '<=', until),
        )
        .as('again'),
    )
    .orderBy('p.id')
    .execute()) as unknown as readonly Decided[]

/** States of a file on its way, and the step that comes next for it. */
export const nextStep: Readonly<Partial<Record<State, string>>> = {
  submitted: 'verification',
  returned: 'verification',
  held: 'verification',
  verified: 'orientation',
  scheduled: 'orientation',
  oriented: 'card',
}
const onTheirWay = Object.keys(nextStep) as State[]

/** The next files on their way, in the order of their ids. */
export const nextOnTheirWay = async (
  tx: Tx,
  { after, most }: { after: string | null; most: number },
): Promise<readonly Application[]> =>
  await tx
    .db<Tables>()
    .selectFrom('placements.application')
    .selectAll()
    .where('state', 'in', onTheirWay)
    .where((where) => (after === null ? where.val(true) : where('id', '>', after as ApplicationId)))
    .orderBy('id')
    .limit(most)
    .execute()

/** How many decisions and files there are to look at. A file that was decided twice is counted twice; it is looked at once. */
export async function countToLookAt(tx: Tx, period: Period): Promise<number> {
  const past = await decidedIn(tx, period)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const ahead = await tx
    .db<Tables>()
    .selectFrom('placements.application')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', onTheirWay)
    .executeTakeFirstOrThrow()
  return Number(past.count) + Number(ahead.count)
}
