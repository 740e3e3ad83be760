import { z } from 'zod'
import { type Instant, momentOf, type TimeZone } from '../../../kernel/time.ts'
import { dayTyped } from '../../../platform/http/components/date-field.ts'

const time = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3])[.:][0-5]\d$/, { error: 'class.time.wrong' })
  .transform((text) => text.replace('.', ':'))

/** A new class as it is typed; the day in three fields. Times are the office's own. */
export const classForm = z
  .object({
    tempat: z
      .string({ error: 'class.place.wrong' })
      .trim()
      .min(3, { error: 'class.place.wrong' })
      .max(200, { error: 'class.place.wrong' }),
    'tanggal-day': z.string().trim().default(''),
    'tanggal-month': z.string().trim().default(''),
    'tanggal-year': z.string().trim().default(''),
    mulai: time,
    selesai: time,
    kursi: z.coerce
      .number({ error: 'class.seats.wrong' })
      .int({ error: 'class.seats.wrong' })
      .min(1, { error: 'class.seats.wrong' })
      .max(500, { error: 'class.seats.wrong' }),
  })
  .transform(({ tempat, mulai, selesai, kursi, ...date }, context) => {
    const on = dayTyped(date, 'tanggal')
    if (!on) {
      context.addIssue({ code: 'custom', path: ['tanggal'], message: 'class.day.wrong' })
      return z.NEVER
    }
    if (selesai <= mulai) {
      context.addIssue({ code: 'custom', path: ['selesai'], message: 'class.end.wrong' })
      return z.NEVER
    }
    return { place: tempat, on, from: mulai, to: selesai, capacity: kursi }
  })

export type ClassForm = z.output<typeof classForm>

/** The moments of a class at an office. */
export const momentsOf = (
  { on, from, to }: ClassForm,
  zone: TimeZone,
): { readonly startsAt: Instant; readonly endsAt: Instant } => ({
  startsAt: momentOf(on, from, zone),
  endsAt: momentOf(on, to, zone),
})
