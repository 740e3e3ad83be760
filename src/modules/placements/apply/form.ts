import { z } from 'zod'
import { reference } from '../../offices/index.ts'

const chosen = (what: string, known: (code: string) => boolean) =>
  z
    .string()
    .default('')
    .refine((code) => code !== '', `${what}.choose`)
    .refine((code) => code === '' || known(code), `${what}.unknown`)

/** What a worker chooses to begin: where, as what, by which way; and what is known of the contract. */
export const applyForm = z.object({
  ke: chosen('country', (code) => reference().destinations.has(code)),
  kerja: chosen('job', (code) => reference().jobs.has(code)),
  jalur: z
    .string()
    .default('')
    .refine((scheme) => scheme !== '', 'scheme.choose'),
  bulan: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine(
      (text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 120),
      'months.wrong',
    )
    .transform((text) => (text === '' ? null : Number(text))),
  majikan: z
    .string()
    .default('')
    .transform((text) => text.trim().slice(0, 120) || null),
  perusahaan: z
    .string()
    .default('')
    .transform((text) => text || null),
})
export type ApplyForm = z.output<typeof applyForm>
