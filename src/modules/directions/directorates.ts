import { z } from 'zod'
import { type Facts, isGroup } from '../../rules/facts.ts'
import { confidence, eachOnce, readData, slug, type Words, words } from '../offices/index.ts'

/** A unit of the centre that answers questions. */
export type Directorate = {
  readonly id: string
  readonly name: Words
  readonly owns: {
    readonly schemes?: readonly string[] | undefined
    readonly employers?: readonly string[] | undefined
  }
}

const file = z.strictObject({
  directorates: z
    .array(
      z.strictObject({
        id: slug,
        name: words,
        owns: z.strictObject({ schemes: z.array(slug).optional(), employers: z.array(slug).optional() }),
        confidence,
      }),
    )
    .min(1)
    .superRefine(eachOnce(({ id }) => id)),
})

let kept: readonly Directorate[] | undefined

/** Every unit that answers, the one that owns everything else last. Source: `data/directorates.yaml`. */
export const directorates = (): readonly Directorate[] => (kept ??= readData('directorates.yaml', file).directorates)

/** Who answers a question with these facts: the first unit that owns them. */
export function directorateFor(facts: Facts): string {
  const placement = isGroup(facts['placement']) ? facts['placement'] : {}
  const fits = (owned: readonly string[] | undefined, value: unknown): boolean =>
    owned === undefined || (typeof value === 'string' && owned.includes(value))
  const all = directorates()
  const found = all.find(
    ({ owns }) => fits(owns.schemes, placement['scheme']) && fits(owns.employers, placement['employer']),
  )
  return (found ?? all.at(-1))?.id ?? ''
}

/** Its name; its id where it is no longer listed. */
export const directorateName = (id: string, lang: keyof Words): string =>
  directorates().find((one) => one.id === id)?.name[lang] ?? id
