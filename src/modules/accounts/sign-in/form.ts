import { z } from 'zod'
import { type NikProblem, readNik } from '../../../kernel/nik.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { provincesOfNik } from '../../offices/index.ts'
import { codeField, phoneField } from '../fields.ts'

/** Words what is wrong with a NIK, with its numbers. */
export type SayNik = (problem: NikProblem) => string

/** The NIK and the phone of somebody who signs in or registers. */
export const identityForm = (today: LocalDate, sayNik: SayNik) =>
  z.object({
    nik: z
      .string()
      .default('')
      .transform((text, context) => {
        const read = readNik(text, today, provincesOfNik())
        if (read.ok) return read.value
        context.addIssue({ code: 'custom', message: sayNik(read.problem) })
        return z.NEVER
      }),
    phone: phoneField,
  })

export const codeForm = z.object({
  code: codeField,
  own: z.string().optional(),
})

export const officerForm = z.object({
  number: z
    .string()
    .default('')
    .transform((text) => text.replace(/[\s.]/g, '').toUpperCase())
    .refine((number) => /^[A-Z0-9-]{4,30}$/.test(number), 'officer.number'),
})
