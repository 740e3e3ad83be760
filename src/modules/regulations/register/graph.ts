import { ranks } from '../../../rules/rank.ts'
import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'

/** What one instrument does to another. */
export const relationKinds = ['implements', 'amends', 'revokes', 'replaces', 'cites'] as const
export type RelationKind = (typeof relationKinds)[number]

export type Edge = { readonly kind: RelationKind; readonly other: Instrument }

/** All instruments with what they do to each other, from both ends. */
export type Graph = {
  /** `to`: what it does to others; `from`: what others do to it. */
  readonly around: (id: string) => { readonly to: readonly Edge[]; readonly from: readonly Edge[] }
  /** Every instrument once, each below the one it stands on. */
  readonly tree: readonly Branch[]
}

export type Branch = {
  readonly instrument: Instrument
  /** Why it stands where it does; `replaced` below what replaced it; `null` for a root. */
  readonly because: 'implements' | 'amends' | 'replaced' | null
  readonly below: readonly Branch[]
}

const nobody = { to: [], from: [] } as const
const isKind = (kind: string): kind is RelationKind => relationKinds.some((known) => known === kind)
const made = new WeakMap<RuleSet['instruments'], Graph>()

/** The graph of a rule set; made once. */
export function graphOf({ instruments }: Pick<RuleSet, 'instruments'>): Graph {
  const known = made.get(instruments)
  if (known) return known
  const around = new Map<string, { to: Edge[]; from: Edge[] }>(
    Array.from(instruments.keys(), (id) => [id, { to: [], from: [] }]),
  )
  for (const instrument of instruments.values())
    for (const { kind, to } of instrument.relations) {
      const other = instruments.get(to)
      if (other === undefined || !isKind(kind)) continue
      around.get(instrument.id)?.to.push({ kind, other })
      around.get(to)?.from.push({ kind, other: instrument })
    }
  const edges: Graph['around'] = (id) => around.get(id) ?? nobody
  const graph: Graph = { around: edges, tree: treeOf([...instruments.values()], edges) }
  made.set(instruments, graph)
  return graph
}

type Perch = { readonly on: string; readonly because: NonNullable<Branch['because']> }

/** What an instrument stands on in the tree: what it implements, else amends; an old one below the new one. */
function perchOf({ to, from }: ReturnType<Graph['around']>): Perch | undefined {
  const first = (edges: readonly Edge[], kinds: readonly RelationKind[]): string | undefined =>
    edges.find(({ kind }) => kinds.includes(kind))?.other.id
  const implemented = first(to, ['implements'])
  if (implemented !== undefined) return { on: implemented, because: 'implements' }
  const amended = first(to, ['amends'])
  if (amended !== undefined) return { on: amended, because: 'amends' }
  const successor = first(from, ['replaces', 'revokes'])
  return successor === undefined ? undefined : { on: successor, because: 'replaced' }
}

function treeOf(instruments: readonly Instrument[], around: Graph['around']): readonly Branch[] {
  const perches = new Map(instruments.map(({ id }) => [id, perchOf(around(id))]))
  // Two that stand on each other would hang in the air: the first of a circle becomes a root.
  const isInCircle = (id: string): boolean => {
    const seen = new Set<string>()
    for (let at = perches.get(id)?.on; at !== undefined && !seen.has(at); at = perches.get(at)?.on) {
      if (at === id) return true
      seen.add(at)
    }
    return false
  }
  for (const { id } of instruments) if (isInCircle(id)) perches.set(id, undefined)
  const below = Map.groupBy(instruments, ({ id }) => perches.get(id)?.on)
  const branchOf = (instrument: Instrument): Branch => ({
    instrument,
    because: perches.get(instrument.id)?.because ?? null,
    below: (below.get(instrument.id) ?? []).toSorted(byRank).map(branchOf),
  })
  const roots = (below.get(undefined) ?? []).map(branchOf)
  return roots.toSorted((a, b) => sizeOf(b) - sizeOf(a) || byRank(a.instrument, b.instrument))
}

/** The trees that carry most come first. */
const sizeOf = ({ below }: Branch): number => below.reduce((total, branch) => total + sizeOf(branch), 1)

/** Highest rank first, newest first within a rank. */
export const byRank = (a: Instrument, b: Instrument): number =>
  ranks.indexOf(a.rank) - ranks.indexOf(b.rank) ||
  (b.year ?? 0) - (a.year ?? 0) ||
  nameOf(a).localeCompare(nameOf(b), 'id')
