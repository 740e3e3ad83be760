import { z } from 'zod'
import { day, isDay } from '../../../kernel/time.ts'
import { effects } from '../ruling.ts'

const text = z
  .string()
  .default('')
  .transform((typed) => typed.trim().slice(0, 4000))
const typedDay = z
  .string()
  .default('')
  .transform((typed) => typed.trim())

/** What the centre types as an answer; each field's sentence is a key of the messages. */
export const answerForm = z.object({
  pertanyaan: text.refine((said) => said !== '', 'refusal.directions.no-answer'),
  jawaban: text.refine((said) => said !== '', 'refusal.directions.no-answer'),
  dasar: text.refine((said) => said !== '', 'refusal.directions.no-citation'),
  arti: z.enum(effects, 'refusal.directions.no-answer'),
  mulai: typedDay.refine(isDay, 'refusal.directions.wrong-period').transform(day),
  sampai: typedDay
    .refine((typed) => typed === '' || isDay(typed), 'refusal.directions.wrong-period')
    .transform((typed) => (typed === '' ? null : day(typed))),
  versi: z.coerce.number().int().min(0).catch(-1),
})
