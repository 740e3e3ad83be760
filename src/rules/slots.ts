import type { Value } from './expression.ts'
import { type Facts, isGroup, needOf } from './facts.ts'
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

/** Looks facts up and lays them in their slots. */
export function fill(wanted: readonly Slot[], size: number, facts: Facts): Slots {
  const slots: Slots = []
  slots.length = size
  for (const slot of wanted) slots[slot.number] = slot.kind === 'fact' ? valueOf(facts, slot) : isThere(facts, slot)
  return slots
}

function valueOf(facts: Facts, { root, name, field, unknown }: Slot): Value | Unknown {
  const group = facts[root]
  const named = isGroup(group) ? group[name] : undefined
  const value = field !== undefined && isGroup(named) ? named[field] : field === undefined ? named : undefined
  return value === undefined || value === null || isGroup(value) ? unknown : value
}

/**
 * Whether something is there. A field of a document nobody has shown is unknown; of one that was shown, what is absent
 * is absent. `has` of a plain fact takes a missing one for absent and does not ask: the checker points it out.
 */
function isThere(facts: Facts, { root, name, field, unknown }: Slot): boolean | Unknown {
  const group = facts[root]
  const named = isGroup(group) ? group[name] : undefined
  if (field === undefined) return named !== undefined && named !== null
  if (!isGroup(named)) return unknown
  return named[field] !== undefined && named[field] !== null
}
