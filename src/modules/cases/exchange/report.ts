import { z } from 'zod'
import { type Json } from '../../../kernel/canonical.ts'
import { digestOf } from '../../../kernel/digest.ts'
import type { LaporReport } from '../../../platform/gateways/gateways.ts'
import { phoneOf } from '../../accounts/index.ts'
import { areaOf, confidence, eachOnce, readData, reference, slug } from '../../offices/index.ts'
import { caseStandard } from '../categories.ts'
import type { Filing } from '../file/act.ts'
import { longestStory } from '../file/form.ts'

/** What of a report can be missing, or there and not understood. */
export const gaps = ['id', 'text', 'category', 'country', 'province', 'contact'] as const
export type Gap = (typeof gaps)[number]

/** A report of SP4N-LAPOR as it was read. */
export type Report = {
  /** Its name with us, the same at every try. */
  readonly external: string
  /** Its number there; `null`: none that can be used, so that nobody can be told there. */
  readonly report: string | null
  /** Of everything that came: another digest is another version of it. */
  readonly digest: string
  /** What came, as text; without who they are, when they want to stay unnamed. */
  readonly body: string
  readonly filing: Filing
  /** In the order of `gaps`. With `text` among them it cannot become a complaint. */
  readonly missing: readonly Gap[]
}

const file = z.strictObject({
  confidence,
  categories: z.array(z.strictObject({ lapor: slug, category: slug })).superRefine(eachOnce(({ lapor }) => lapor)),
})
let kept: z.output<typeof file> | undefined

/** What kinds of SP4N-LAPOR are here. Source: `data/lapor.yaml`. */
const kinds = (): readonly { readonly lapor: string; readonly category: string }[] =>
  (kept ??= readData('lapor.yaml', file)).categories

/** The kind of what is not understood. */
const somethingElse = 'other'

/**
 * Reads a report field by field. Only a story is needed: what else is missing or not understood is named, and the rest is
 * taken. Pure but for the shipped lists.
 */
export function readReport(raw: LaporReport): Report {
  const isAnonymous = raw['anonymous'] !== false
  const came = wellFormed(isAnonymous ? withoutWho(raw) : raw)
  const field = (name: string): string => {
    const value = raw[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value).toWellFormed().trim() : ''
  }
  const digest = digestOf(came)
  const id = /^[\w.:/-]{1,80}$/.test(field('id')) ? field('id') : null
  const category = kinds().find(({ lapor }) => lapor === field('category'))?.category
  const known = caseStandard().categories.some(({ code }) => code === category)
  const [country, province] = [field('country').toUpperCase(), field('province')]
  const isCountry = country === 'ID' || reference().destinations.has(country)
  const isProvince = /^\d{2}(\d{2})?$/.test(province) && areaOf(province) !== undefined
  const contact = contactIn(isAnonymous, field)
  const text = field('text')
  const lacks: Readonly<Record<Gap, boolean>> = {
    id: id === null,
    text: text === '' || text.length > longestStory,
    category: !known,
    country: country !== '' && !isCountry,
    province: province !== '' && !isProvince,
    contact: contact === undefined,
  }
  return {
    external: `lapor:${id ?? digest}`,
    report: id,
    digest,
    body: JSON.stringify(came),
    missing: gaps.filter((gap) => lacks[gap]),
    filing: {
      category: known && category !== undefined ? category : somethingElse,
      signs: [],
      story: lacks.text ? '' : text,
      country: isCountry ? country : null,
      origin: isProvince ? province : null,
      place: field('place').slice(0, longestPlace),
      filedBy: 'self',
      contact: contact ?? unnamed,
      channel: 'lapor',
      language: 'id',
      worker: null,
      enteredBy: null,
      files: [],
      external: `lapor:${id ?? digest}`,
    },
  }
}

const longestPlace = 500
const unnamed: Filing['contact'] = { channel: null, address: '', name: '', hours: '' }

/** How the reporter can be reached; of one who wants to stay unnamed nothing is kept. `undefined`: not understood. */
function contactIn(isAnonymous: boolean, field: (name: string) => string): Filing['contact'] | undefined {
  if (isAnonymous) return unnamed
  const [name, phone, email] = [field('name').slice(0, 120), field('phone'), field('email')]
  const number = phone === '' ? undefined : phoneOf(phone)
  if (number !== undefined) return { channel: 'sms', address: number, name, hours: '' }
  if (z.email().safeParse(email).success) return { channel: 'email', address: email.toLowerCase(), name, hours: '' }
  return phone === '' && email === '' ? { ...unnamed, name } : undefined
}

/** What says who they are; of somebody who wants to stay unnamed it is not even kept hidden. */
const whoFields = new Set(['name', 'phone', 'email'])
const withoutWho = (raw: LaporReport): LaporReport =>
  Object.fromEntries(Object.entries(raw).filter(([name]) => !whoFields.has(name)))

/** What came, without half characters, which no canonical text can hold. */
const wellFormed = (raw: LaporReport): Json =>
  JSON.parse(
    JSON.stringify(raw, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)),
  ) as Json
