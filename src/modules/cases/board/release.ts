import { type Instant, type LocalDate, minutesBetween, momentOf, plusMonths, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { caseStandard } from '../categories.ts'
import { monthOf, monthsOf } from './figures.ts'
import { type PublicMonth, published } from './published.ts'
import { type ToldCase, toldCases } from './read.ts'

/** What everybody may know of complaints: whole months only, as they stood when the newest of them ended. */
export type Release = {
  /** Everything stands as it stood at this moment; what came later is told next month. */
  readonly asOf: Instant
  /** First day of the earliest month told of. */
  readonly since: LocalDate
  /** Newest first; a month without complaints is not there. */
  readonly months: readonly PublicMonth[]
  /** The cases of these months. Never shown: what is made of them must keep back what `months` keeps back. */
  readonly cases: readonly ToldCase[]
}

/**
 * Figures change once a month and not with every case, so that nobody learns of a single one by asking today and again
 * tomorrow. Runs as Bekal itself.
 */
export async function releaseOf(tx: Tx): Promise<Release> {
  const until = monthOf(tx.now)
  const since = plusMonths(until, -caseStandard().monthsTold)
  const asOf = momentOf(until, '00:00', WIB)
  const cases = await toldCases(tx, { from: momentOf(since, '00:00', WIB), until: asOf })
  return { asOf, since, cases, months: monthsOf(cases, asOf).map((month) => published(month)) }
}

type Known = { readonly at: Instant; readonly release: Release }
/** Counting reads every case of a year, so everybody within these minutes gets the same. */
const keptFor = 10
const known = new WeakMap<Tools, Promise<Known>>()

/** The release of this month, counted again every few minutes. */
export async function release(web: Pick<Web, 'asBekal' | 'now'>, tools: Tools): Promise<Release> {
  const before = await known.get(tools)?.catch(() => undefined)
  const isFresh = before && minutesBetween(before.at, web.now()) < keptFor && monthOf(before.at) === monthOf(web.now())
  if (isFresh) return before.release
  const fresh = web.asBekal.read(async (tx) => ({ at: tx.now, release: await releaseOf(tx) }))
  known.set(tools, fresh)
  return (await fresh).release
}
