import type { Value } from './expression.ts'
import { type Facts, type FactValue, isGroup, needOf } from './facts.ts'
import { Unknown } from './unknown.ts'

/** The facts of one file, each in its slot; a missing one is an `Unknown` that names it. */
export type Slots = (Value | Unknown)[]

/** A fact that conditions read, two or three keys deep. `has` reads whether it is there. */
type Slot = {
  readonly number: number
  readonly kind: 'fact' | 'has'
  readonly root: string
  readonly name: string
  readonly field: string | undefined
  readonly unknown: Unknown
}

/** Gives every fact that conditions read a number, so that a file is looked through once and not by every rule. */
export class SlotPlan {
  private readonly slots = new Map<string, Slot>()

  /** The slot of a fact. */
  slotOf({ kind, keys }: { readonly kind: 'fact' | 'has'; readonly keys: readonly string[] }): Slot {
    const path = `${kind} ${keys.join('.')}`
    const known = this.slots.get(path)
    if (known) return known
    const [root = '', name = '', field] = keys
    const slot: Slot = { number: this.slots.size, kind, root, name, field, unknown: Unknown.of([needOf(keys)]) }
    this.slots.set(path, slot)
    return slot
  }

  /** How many there are. */
  get size(): number {
    return this.slots.size
  }
}

/** Slots in the order facts are nested: a root, its names, and the fields of each. */
export type Layout = readonly { readonly root: string; readonly names: readonly Named[] }[]
type Named = { readonly name: string; readonly own: readonly Slot[]; readonly fields: readonly Slot[] }

/** Arranges slots so that filling them goes through the facts once. */
export const layoutOf = (slots: Iterable<Slot>): Layout =>
  [...Map.groupBy(slots, ({ root }) => root)].map(([root, inRoot]) => ({
    root,
    names: [...Map.groupBy(inRoot, ({ name }) => name)].map(([name, named]) => ({
      name,
      own: named.filter(({ field }) => field === undefined),
      fields: named.filter(({ field }) => field !== undefined),
    })),
  }))

/** Looks facts up and lays them in their slots. `size` is how many slots there are in all. */
export function fill(layout: Layout, size: number, facts: Facts): Slots {
  const slots: Slots = []
  slots.length = size
  for (const { root, names } of layout) {
    const group = facts[root]
    const members = isGroup(group) ? group : none
    for (const { name, own, fields } of names) {
      const value = members[name]
      for (const slot of own) slots[slot.number] = ownOf(slot, value)
      for (const slot of fields) slots[slot.number] = fieldOf(slot, value)
    }
  }
  return slots
}

const none: Facts = {}

function ownOf({ kind, unknown }: Slot, value: FactValue | undefined): Value | Unknown {
  const isMissing = value === undefined || value === null
  if (kind === 'has') return !isMissing
  return isMissing || isGroup(value) ? unknown : value
}

/**
 * A field of a document nobody has shown is unknown; of one that was shown, what is absent is absent. `has` of a plain
 * fact takes a missing one for absent and does not ask: the checker points it out.
 */
function fieldOf({ kind, field = '', unknown }: Slot, piece: FactValue | undefined): Value | Unknown {
  if (!isGroup(piece)) return unknown
  const value = piece[field]
  const isMissing = value === undefined || value === null
  if (kind === 'has') return !isMissing
  return isMissing || isGroup(value) ? unknown : value
}
