import { z } from 'zod'
import { day, isDay, momentOf, WIB } from '../../../kernel/time.ts'
import type { Declaring, Informing } from './decide.ts'

const longest = 4_000
const shortest = 120

const told = z
  .string()
  .default('')
  .transform((typed) => typed.trim())
  .refine((typed) => typed !== '', 'write')
  .refine((typed) => typed.length <= longest, 'long')

const numbers = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((typed) => [typed].flat())
  .refine((ids) => ids.length > 0, 'choose.number')

const bulletin = {
  diketahui_id: told,
  diketahui_en: told,
  lakukan_id: told,
  lakukan_en: told,
  nomor: numbers,
}

type Typed = { [Name in keyof typeof bulletin]: z.output<(typeof bulletin)[Name]> }

const informingOf = ({ diketahui_id, diketahui_en, lakukan_id, lakukan_en, nomor }: Typed): Informing => ({
  known: { id: diketahui_id, en: diketahui_en },
  advice: { id: lakukan_id, en: lakukan_en },
  numbers: nomor,
})

/** What is known now. Wrong: keys of the desk's messages. */
export const informForm = z.object(bulletin).transform(informingOf)

/** A new event. The moment is typed as the clock in Jakarta shows it. */
export const declareForm = z
  .object({
    ...bulletin,
    jenis: z.string({ error: 'choose.kind' }).min(1, 'choose.kind'),
    negara: z.string({ error: 'choose.country' }).regex(/^[A-Z]{2}$/, 'choose.country'),
    wilayah: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .refine((typed) => typed.length <= shortest, 'long'),
    sejak: z.string().default('').refine(isDay, 'day.wrong'),
    pukul: z
      .string()
      .default('')
      .transform((typed) => typed.trim().replace('.', ':').padStart(5, '0'))
      .refine((typed) => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed), 'time.wrong'),
  })
  .transform(
    ({ jenis, negara, wilayah, sejak, pukul, ...rest }): Declaring => ({
      ...informingOf(rest),
      kind: jenis,
      country: negara,
      area: wilayah === '' ? null : wilayah,
      since: momentOf(day(sejak), pukul, WIB),
    }),
  )
