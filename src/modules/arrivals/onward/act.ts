import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { dayIn, type LocalDate, WIB } from '../../../kernel/time.ts'
import type { EdgeRefusal } from '../../../platform/db/performed.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { type CaseFiled, fileCase, filedEntry } from '../../cases/index.ts'
import { officeOf, officeServing } from '../../offices/index.ts'
import { peopleIn } from '../alike/decide.ts'
import { toldOf } from '../enter/act.ts'
import { homeOf } from '../enter/home.ts'
import type { ArrivalRefusal } from '../refusal.ts'
import { arrivalStandard, categoryFor, countryName } from '../standard.ts'
import {
  arrivalById,
  changeEntries,
  type EntryRow,
  entriesById,
  entriesOf,
  lockArrival,
  officerOf,
  verdictsOf,
} from '../store.ts'
import { words } from '../words.ts'
import { type HandedOver, handOver } from './decide.ts'

type Gone = EdgeRefusal
const gone: Gone = { code: 'edge.not-found' }

/** A line of the officer's own office, locked for the rest of the transaction. */
async function ownLine(tx: Tx, event: string, id: string): Promise<EntryRow | undefined> {
  await lockArrival(tx, event)
  const [row] = await entriesById(tx, [id])
  return row?.event === event && row.office === officerOf(tx).office ? row : undefined
}

export type HomeSet = { readonly type: 'arrivals.home-set'; readonly entry: string; readonly home: string }

/** Says where somebody's home is, when what was typed could not be read. Once known it stands. */
export async function setHome(
  tx: Tx,
  { event, entry, typed }: { readonly event: string; readonly entry: string; readonly typed: string },
): Promise<Decision<HomeSet, ArrivalRefusal | Gone>> {
  const row = await ownLine(tx, event, entry)
  if (!row) return refused(gone)
  if (row.home !== null) return refused({ code: 'arrivals.has-home' })
  const home = homeOf(typed)
  const homeOffice = home === undefined ? undefined : officeServing(home)?.id
  if (home === undefined || homeOffice === undefined) return refused({ code: 'arrivals.no-home' })
  await changeEntries(tx, [entry], { home, homeOffice })
  return happened({ type: 'arrivals.home-set', entry, home })
}

export type Complaining = {
  readonly event: string
  readonly entry: string
  /** A code of the case standard; empty: what the needs say. */
  readonly category: string
  readonly signs: readonly string[]
  readonly story: string
}

/** Opens a case for somebody who has come, with their needs and signs of danger; the officer hands over number and code. */
export async function openCase(
  tx: Tx,
  seal: Seal,
  { event, entry, category, signs, story }: Complaining,
): Promise<Decision<CaseFiled, ArrivalRefusal | Gone | { readonly code: string }>> {
  const row = await ownLine(tx, event, entry)
  const arrival = await arrivalById(tx, event)
  if (!row || !arrival) return refused(gone)
  if (row.case !== null) return refused({ code: 'arrivals.has-case' })
  const { name } = toldOf(seal, row)
  const begin = words('id')('case.begin', { place: arrival.place, country: countryName(arrival.country, 'id') })
  const opened = await fileCase(tx, seal, {
    category: category === '' ? categoryFor(row.needs) : category,
    signs,
    story: story === '' ? begin : `${begin}\n\n${story}`,
    country: arrival.country,
    origin: row.home,
    place: arrival.place,
    filedBy: 'self',
    contact: { channel: null, address: '', name, hours: '' },
    channel: 'walk-in',
    language: 'id',
    worker: row.worker,
    enteredBy: tx.actor.person,
    files: [],
  })
  if (!opened.ok) return opened
  const [filed] = opened.events
  await tx.record(filedEntry(filed))
  await changeEntries(tx, [entry], { case: filed.case, caseNumber: filed.number })
  return opened
}

/** Tells the offices at home who comes, each person once. */
export async function handOverAll(
  tx: Tx,
  event: string,
  expectedOn: LocalDate,
): Promise<Decision<HandedOver, ArrivalRefusal | Gone>> {
  const arrival = await lockArrival(tx, event)
  const { office } = officerOf(tx)
  if (arrival?.office !== office) return refused(gone)
  const entries = await entriesOf(tx, event)
  const people = peopleIn(
    entries.map(({ id }) => id),
    await verdictsOf(tx, event),
  )
  const today = dayIn(tx.now, officeOf(office)?.zone ?? WIB)
  const decision = handOver(entries, { people, today, longest: arrivalStandard().longestWayDays, expectedOn })
  if (decision.ok) await changeEntries(tx, decision.events[0].entries, { handedAt: tx.now, expectedOn })
  return decision
}
