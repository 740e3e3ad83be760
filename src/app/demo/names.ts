import { z } from 'zod'
import type { Sex } from '../../kernel/nik.ts'
import { readData } from '../../modules/offices/index.ts'
import type { Random } from './random.ts'

const list = z.array(z.string().min(2))
const bySex = z.strictObject({ female: list, male: list })
const people = z.strictObject({
  one: z.boolean(),
  more: z.number().min(0).max(1),
  most: z.number().min(0).max(1),
  before: z.strictObject({ share: z.number(), female: list, male: list }).optional(),
  female: list,
  male: list,
  after: bySex,
  family: list.optional(),
})
const file = z.strictObject({
  peoples: z.record(z.string(), people),
  provinces: z.record(z.string(), z.record(z.string(), z.number().positive())),
})

/** How one people names its children. */
export type Naming = z.infer<typeof people>
/** The peoples of the demonstration by name, and which live in a province. */
export type Names = z.infer<typeof file>

/** Reads `data/demo/names.yaml`. @throws DataProblem when it does not hold what it must */
export const readNames = (): Names => readData('demo/names.yaml', file)

/** Share of names of a single word among peoples who have such names; it makes 15 % of everybody. */
const shareWhereUsual = 0.168

/** A name as this people gives it, made of different words. A family name, when there is one, is the parents'. */
export function nameOf(naming: Naming, sex: Sex, { chance, family }: { chance: Random; family?: string }): string {
  const given = chance.pick(naming[sex])
  if (naming.one && chance.chance(shareWhereUsual)) return given
  const before = naming.before && chance.chance(naming.before.share) ? chance.pick(naming.before[sex]) : undefined
  const words = [...(before?.split(' ') ?? []), given]
  const add = (from: readonly string[]): void => {
    const fresh = from.filter((word) => !words.includes(word))
    if (fresh.length > 0) words.push(chance.pick(fresh))
  }
  const last = naming.family && (family ?? chance.pick(naming.family))
  if (chance.chance(naming.more) || (words.length === 1 && !last)) add(naming.after[sex])
  if (chance.chance(naming.most)) add(naming.after[sex])
  return [...words, ...(last ? [last] : [])].join(' ')
}

/** The family name a child takes from this name; none where there are none. */
export const familyNameIn = (naming: Naming, name: string): string | undefined => {
  const last = name.split(' ').at(-1)
  return last !== undefined && naming.family?.includes(last) ? last : undefined
}
