import { z } from 'zod'
import { day, isDay } from '../../../kernel/time.ts'
import type { Opening } from './decide.ts'

const line = z
  .string()
  .default('')
  .transform((typed) => typed.trim())
  .refine((typed) => typed.length <= 120, 'long')

/** A new arrival as it is typed. Wrong: keys of the module's messages. */
export const openForm = z
  .object({
    tempat: line.refine((typed) => typed !== '', 'refusal.arrivals.no-place'),
    naik: z.string({ error: 'refusal.arrivals.no-carrier' }).min(1, 'refusal.arrivals.no-carrier'),
    nama: line,
    negara: z.string().regex(/^[A-Z]{2}$/, 'refusal.arrivals.no-country'),
    jumlah: z
      .string()
      .default('')
      .transform((typed) => typed.replaceAll(/[\s.]/g, ''))
      .refine((typed) => /^$|^[1-9]\d{0,4}$/.test(typed), 'open.count.wrong'),
    hari: z.string().default('').refine(isDay, 'day.wrong'),
  })
  .transform(
    ({ tempat, naik, nama, negara, jumlah, hari }): Opening => ({
      place: tempat,
      carrier: naik,
      vessel: nama === '' ? null : nama,
      country: negara,
      expected: jumlah === '' ? null : Number(jumlah),
      arrivesOn: day(hari),
    }),
  )
