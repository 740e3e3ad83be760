import { z } from 'zod'
import { isVillage } from '../home/village.ts'

/** A sign that no name on an identity card has; letters of any script, spaces, dots, commas, hyphens, apostrophes are fine. */
const foreign = /[^\p{L}\p{M} .,'’‘`-]/u

/** A name as it stands on the identity card. One word is a whole name. Messages are keys; `name.signs` carries the sign. */
export const nameForm = z.object({
  name: z
    .string()
    .default('')
    .transform((text, context) => {
      const name = text.normalize('NFC').replace(/\s+/g, ' ').trim()
      const found = foreign.exec(name)?.[0]
      const wrong =
        found !== undefined
          ? `name.signs ${found}`
          : !/\p{L}/u.test(name)
            ? 'name.empty'
            : [...name].length > 120
              ? 'name.long'
              : undefined
      if (wrong === undefined) return name
      context.addIssue({ code: 'custom', message: wrong })
      return z.NEVER
    }),
})

/** A village of the register. */
export const villageForm = z.object({ village: z.string().default('').refine(isVillage, 'wrong') })
