import { z } from 'zod'
import type { LocalDate } from '../../kernel/time.ts'
import { type Confidence, confidence, eachOnce, localDate, readData, slug, type Words, words } from './data-file.ts'

export const reaches = ['indonesia', 'abroad', 'everywhere'] as const

/** A number to call in need. */
export type EmergencyNumber = {
  readonly id: string
  readonly name: Words
  /** As people read it. */
  readonly shown: string
  /** As a phone dials it. */
  readonly dial: string
  /** From where it can be called. */
  readonly reaches: (typeof reaches)[number]
  readonly note: Words
  /** The last day somebody rang it; `null`: nobody of us has. */
  readonly checked: LocalDate | null
  readonly confidence: Confidence
}

/** What `data/emergency.yaml` must hold: at least one number, each once, and each can be dialled as it is shown. */
export const emergencyFile: z.ZodType<{ numbers: readonly EmergencyNumber[] }> = z.strictObject({
  numbers: z
    .array(
      z
        .strictObject({
          id: slug,
          name: words,
          shown: z.string().min(3),
          dial: z.string().regex(/^\+?\d{3,15}$/, 'expected digits, perhaps after a plus'),
          reaches: z.enum(reaches),
          note: words,
          checked: localDate.nullable(),
          confidence,
        })
        .refine(({ shown, dial }) => shown.replaceAll(/[^\d+]/g, '') === dial, 'expected to be dialled as it is shown'),
    )
    .min(1)
    .superRefine(eachOnce(({ dial }) => dial)),
})

let read: readonly EmergencyNumber[] | undefined

/**
 * The numbers to call, read from disk when first asked for.
 * @throws DataProblem naming file, line and what was expected
 */
export const emergencyNumbers = (): readonly EmergencyNumber[] =>
  (read ??= readData('emergency.yaml', emergencyFile).numbers)
