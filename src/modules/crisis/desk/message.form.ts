import { z } from 'zod'
import type { Proposing } from '../mass/act.ts'
import { messageKinds } from '../mass/message.ts'
import { crisisStandard } from '../standard.ts'

/** Most letters of one message: ten parts of SMS. */
const longest = 1_500

/** The languages a message may be written in, Indonesian first. */
export const writtenIn = (): readonly string[] => ['id', 'en', ...crisisStandard().languages.map(({ code }) => code)]

const chosen = (shape: RegExp) =>
  z
    .string()
    .default('')
    .transform((typed) => (shape.test(typed) ? typed : null))

const text = z
  .string()
  .default('')
  .transform((typed) => typed.trim())
  .refine((typed) => typed.length <= longest, 'long')

/** A message as it is typed. Wrong: keys of the desk's messages. */
export const messageForm = (event: string) =>
  z
    .object({
      macam: z.enum(messageKinds, { error: 'message.choose' }),
      negara: z.string().regex(/^[A-Z]{2}$/, 'choose.country'),
      provinsi: chosen(/^\d{2}$/),
      jalur: chosen(/^[a-z0-9-]{1,40}$/),
      ...Object.fromEntries(writtenIn().map((code) => [`teks_${code}`, text])),
    })
    .transform(
      ({ macam, negara, provinsi, jalur, ...texts }): Proposing => ({
        event,
        kind: macam,
        country: negara,
        province: provinsi,
        scheme: jalur,
        texts: Object.fromEntries(
          writtenIn().flatMap((code) => {
            const written = (texts as Record<string, unknown>)[`teks_${code}`]
            return typeof written === 'string' && written !== '' ? [[code, written]] : []
          }),
        ),
      }),
    )
