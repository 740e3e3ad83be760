/**
 * Instruments by rank, highest first (UU 12/2011 Pasal 7 and 8). `destination-rule` is the law of the country of work:
 * it binds there, so a file must meet it, and it is always shown as what it is.
 */
export const ranks = [
  'constitution',
  'mpr-decree',
  'law',
  'government-regulation',
  'presidential-regulation',
  'ministerial-regulation',
  'regional-regulation',
  'decree',
  'circular',
  'sop',
  'technical-guide',
  'implementation-guide',
  'service-standard',
  'direction',
  'destination-rule',
] as const
export type Rank = (typeof ranks)[number]

/** Ranks that bind officers but cannot lay a new duty on a citizen. */
const internal: ReadonlySet<Rank> = new Set([
  'circular',
  'sop',
  'technical-guide',
  'implementation-guide',
  'service-standard',
  'direction',
])

/** What an internal instrument may not add. It may promise: a deadline an office sets itself. */
const duties: ReadonlySet<string> = new Set([
  'eligibility',
  'requirement',
  'document',
  'prohibition',
  'amount',
  'order',
])

/** Whether a rule of this kind binds when it stands in an instrument of this rank. */
export const canBind = (rank: Rank, kind: string): boolean => !(internal.has(rank) && duties.has(kind))

/**
 * Whether the first rank goes before the second. The law of another country stands beside ours: neither goes before
 * the other.
 */
export const isHigher = (one: Rank, other: Rank): boolean =>
  one !== 'destination-rule' && other !== 'destination-rule' && ranks.indexOf(one) < ranks.indexOf(other)

/** Whether an instrument is only proposed: a draft or a bill binds nobody. */
export const isProposed = (status: string): boolean => status === 'draft' || status === 'bill'
