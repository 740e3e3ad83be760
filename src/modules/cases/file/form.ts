import { z } from 'zod'
import { areaOf, reference } from '../../offices/index.ts'
import { filers } from '../case.ts'
import { caseStandard } from '../categories.ts'
import type { Filing } from './act.ts'
import { addressOf, ways } from './contact.ts'

const text = (most: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => typed.length <= most, 'text.long')

const chosen = (known: (code: string) => boolean) =>
  z
    .string()
    .default('')
    .refine((code) => code === '' || known(code), 'choose')
    .transform((code) => (code === '' ? null : code))

const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((typed) => [typed].flat())

/** Where nobody of ours goes to work, or where they do not say. */
export const elsewhere = 'ZZ'
const isCountry = (code: string): boolean => code === elsewhere || code === 'ID' || reference().destinations.has(code)
const isProvince = (code: string): boolean => /^\d{2}$/.test(code) && areaOf(code) !== undefined

const longestLine = 200

/** Longest story, in letters: ten pages. */
export const longestStory = 20_000

/**
 * A complaint as it is typed, in three steps: what, where, how to be reached. Only the first is needed. Wrong: keys of the
 * module's messages.
 */
export const filingForm = z
  .object({
    apa: z
      .string()
      .default('')
      .refine((code) => caseStandard().categories.some((one) => one.code === code), 'what.choose'),
    bahaya: list.transform((codes) =>
      codes.filter((code) => caseStandard().signs.some((one) => one.code === code)).slice(0, 20),
    ),
    cerita: text(longestStory),
    negara: chosen(isCountry),
    tempat: text(500),
    asal: chosen(isProvince),
    siapa: z.enum(filers).catch('self'),
    lewat: z.enum(ways).catch(''),
    alamat: text(longestLine),
    jam: text(longestLine),
    nama: text(120),
    tanpa: z.string().optional(),
  })
  .transform((typed, context) => {
    const reach = addressOf(typed.lewat, typed.alamat)
    if ('address' in reach) return { ...typed, alamat: reach.address }
    context.addIssue({ code: 'custom', path: ['alamat'], message: reach.wrong })
    return z.NEVER
  })

export type FilingForm = z.output<typeof filingForm>

/** What was typed, as a complaint. */
export const filingOf = (
  { apa, bahaya, cerita, negara, tempat, asal, siapa, lewat, alamat, jam, nama }: FilingForm,
  from: Pick<Filing, 'channel' | 'language' | 'worker' | 'enteredBy' | 'files'>,
): Filing => ({
  ...from,
  category: apa,
  signs: bahaya,
  story: cerita,
  country: negara === elsewhere ? null : negara,
  origin: asal,
  place: tempat,
  filedBy: siapa,
  contact: { channel: lewat === '' ? null : lewat, address: alamat, name: nama, hours: jam },
})
