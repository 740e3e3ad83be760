import type { Instant } from '../../kernel/time.ts'
import type { Appointing } from '../../modules/accounts/index.ts'
import { officeServing } from '../../modules/offices/index.ts'
import type { DemoFile, DemoPerson } from './file.ts'
import { filesShown, inOrder } from './order.ts'
import { population } from './population.ts'
import { type Appointed, staffOf } from './staff.ts'

/** The one demonstration that is filled in. */
export const seed = 'bekal'

/** People the registers know, but Bekal does not: for whoever tries to register. */
const strangers = 6

/** A small demonstration is picked from at least so many people, so that it has something of everything. */
const crowd = 480

/** Everybody and everything of the demonstration. */
export type Demonstration = {
  readonly people: readonly DemoPerson[]
  /** In the order they are lived; one of each person. */
  readonly files: readonly DemoFile[]
  /** How many of the files are there before anybody comes. */
  readonly ahead: number
  readonly strangers: readonly DemoPerson[]
  /** Papers the strangers hold: only registers know them. */
  readonly papers: readonly DemoFile[]
  readonly staff: readonly Appointed[]
}

/** The same before anybody has an account or a number. */
export type Drawn = Omit<Demonstration, 'staff'> & { readonly staff: readonly Appointing[] }

/**
 * Draws the demonstration of a moment, with so many files. Each is served where its worker lives, as Bekal does it.
 *
 * @param files  how many, 1 or more
 */
export function draw(moment: Instant, files: number): Drawn {
  const made = population({ seed, moment, count: Math.max(files, crowd) + strangers })
  const strange = made.people.slice(-strangers)
  const unknown = new Set(strange.map(({ key }) => key))
  const byKey = new Map(made.people.map((person) => [person.key, person]))
  const villageOf = ({ person }: DemoFile): string => byKey.get(person)?.village ?? ''
  const served = made.files.map((file) => ({ ...file, office: officeServing(villageOf(file))?.id ?? file.office }))
  const { files: all, ahead } = inOrder(served.filter(({ person }) => !unknown.has(person)))
  const living = all.slice(0, files)
  const taken = new Set(living.map(({ person }) => person))
  const villages = [...strange.map(({ village }) => village), ...filesShown(living).map(villageOf)]
  return {
    people: made.people.filter(({ key }) => taken.has(key)),
    files: living,
    ahead: Math.min(ahead, living.length),
    strangers: strange,
    papers: served.filter(({ person }) => unknown.has(person)),
    staff: staffOf(made.officers, [...new Set(villages)]),
  }
}
