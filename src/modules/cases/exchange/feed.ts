import { fewestTold } from '../../../kernel/disclosure.ts'
import type { OfficeId } from '../../../kernel/ids.ts'
import { dayIn, type Instant, type LocalDate, WIB } from '../../../kernel/time.ts'
import type { PublicMonth } from '../board/published.ts'
import type { ToldCase } from '../board/read.ts'

/** A complaint as everybody may know of it: no more than which of many it is. */
export type FeedRequest = {
  /** Opaque, made of our key: it stands on no receipt and leads to nobody. */
  readonly id: string
  /** `null`: not told, there are too few. */
  readonly category: string | null
  /** `undefined`: not told, there are too few; `null`: the centre. */
  readonly office: OfficeId | null | undefined
  readonly status: 'open' | 'closed'
  /** The day, or the first of the month where too few were filed on that day. */
  readonly requestedOn: LocalDate
  /** When it was closed, as coarse; when it was filed, for one that is open. */
  readonly updatedOn: LocalDate
}

export type Feeding = {
  /** Whole months of complaints, as they stood at `asOf`. */
  readonly cases: readonly ToldCase[]
  readonly months: readonly PublicMonth[]
  readonly asOf: Instant
  /** The opaque name of a case. */
  readonly nameOf: (id: string) => string
  readonly fewest?: number
}

type Seen = Pick<ToldCase, 'id' | 'office' | 'category'> & {
  readonly on: LocalDate
  readonly closedOn: LocalDate | null
}

/** How coarsely a complaint is told of, finest first: it is told of at the first step at which enough share all of it. */
const steps: readonly ((one: Seen) => Pick<FeedRequest, 'category' | 'office' | 'requestedOn'>)[] = [
  ({ office, category, on }) => ({ office, category, requestedOn: on }),
  ({ office, category, on }) => ({ office, category, requestedOn: monthOfDay(on) }),
  ({ office, on }) => ({ office, category: null, requestedOn: monthOfDay(on) }),
  ({ on }) => ({ office: undefined, category: null, requestedOn: monthOfDay(on) }),
]

/**
 * The public feed: only what at least `fewest` complaints have in common with each other is told, else something coarser,
 * else nothing. An office whose month is held back in the figures is not named here either, or its number could be
 * counted. Newest first, and within what is told alike in an order that says nothing. Pure.
 */
export function feedOf({ cases, months, asOf, nameOf, fewest = fewestTold }: Feeding): readonly FeedRequest[] {
  const told = new Map(months.map(({ month, all, offices }) => [month, { all, offices }]))
  const seen = cases.map((one) => seenOf(one, asOf))
  return [...Map.groupBy(seen, ({ on }) => monthOfDay(on))]
    .flatMap(([month, filed]) => {
      const { all = null, offices = [] } = told.get(month) ?? {}
      if (all === null) return []
      const named = new Set(offices.flatMap(({ office, figures }) => (figures === null ? [] : [office])))
      return coarsened(filed, named, fewest)
    })
    .map(({ one, told: as, alike }) => ({
      ...as,
      id: nameOf(one.id),
      status: one.closedOn === null ? ('open' as const) : ('closed' as const),
      updatedOn: updatedOn(one, { requestedOn: as.requestedOn, alike, fewest }),
    }))
    .toSorted((a, b) => (a.requestedOn === b.requestedOn ? order(a.id, b.id) : order(b.requestedOn, a.requestedOn)))
}

type Told = {
  readonly one: Seen
  readonly told: ReturnType<(typeof steps)[number]>
  /** All that are told of in the same words. */
  readonly alike: readonly Seen[]
}

/** Takes out at each step those of which there are enough, and goes on with the rest. */
function coarsened(filed: readonly Seen[], named: ReadonlySet<OfficeId | null>, fewest: number): readonly Told[] {
  const found: Told[] = []
  let left = filed
  for (const [place, step] of steps.entries()) {
    const isLast = place === steps.length - 1
    const groups = Map.groupBy(left, (one) =>
      JSON.stringify(Object.values({ ...step(one), office: step(one).office ?? '' })),
    )
    const next: Seen[] = []
    for (const alike of groups.values()) {
      const isTold = alike.length >= fewest && alike.every(({ office }) => isLast || named.has(office))
      if (isTold) found.push(...alike.map((one) => ({ one, told: step(one), alike })))
      else next.push(...alike)
    }
    left = next
  }
  return found
}

/** The day of closing where enough of those told alike were closed on it, else the first of its month. */
function updatedOn(
  { closedOn }: Seen,
  { requestedOn, alike, fewest }: { requestedOn: LocalDate; alike: readonly Seen[]; fewest: number },
): LocalDate {
  if (closedOn === null) return requestedOn
  const together = alike.filter((one) => one.closedOn === closedOn).length
  const told = together >= fewest ? closedOn : monthOfDay(closedOn)
  return told < requestedOn ? requestedOn : told
}

/** Nothing but this leaves a case on its way to the feed. */
function seenOf({ id, office, category, filedAt, closedAt }: ToldCase, asOf: Instant): Seen {
  const isClosed = closedAt !== null && closedAt < asOf
  return { id, office, category, on: dayIn(filedAt, WIB), closedOn: isClosed ? dayIn(closedAt, WIB) : null }
}

const monthOfDay = (on: LocalDate): LocalDate => `${on.slice(0, 7)}-01` as LocalDate
const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
