/**
 * The NIK, the national identity number: `PPKKCC DDMMYY NNNN`.
 * Province, regency and district of first registration; the birth date, with 40 added to the day of a woman; a counter.
 * It is given once for life: people move and regions are renumbered, so the codes say nothing about an address.
 */
import { ageOn, day, isDay, type LocalDate } from './time.ts'

export type Sex = 'male' | 'female'

/** What a NIK says. */
export type Nik = {
  /** The sixteen digits, without spaces. */
  readonly nik: string
  /** Six digits: province, regency and district in which it was issued. */
  readonly districtCode: string
  readonly birthDate: LocalDate
  readonly sex: Sex
}

/** What is wrong with a NIK, precisely enough to say how to put it right. */
export type NikProblem =
  | { readonly code: 'nik.not-digits'; readonly found: string }
  | { readonly code: 'nik.length'; readonly digits: number }
  | { readonly code: 'nik.region'; readonly part: 'province' | 'regency' | 'district'; readonly found: string }
  | { readonly code: 'nik.date'; readonly day: number; readonly month: number; readonly year: string }
  | { readonly code: 'nik.date-ahead'; readonly day: number; readonly month: number; readonly year: string }
  | { readonly code: 'nik.serial' }

export type NikReading =
  | { readonly ok: true; readonly value: Nik }
  | { readonly ok: false; readonly problem: NikProblem }

/** How many digits a NIK has. */
export const nikLength = 16
const womansDay = 40
const oldest = 110

/**
 * Reads a NIK as people type it: spaces, dots and hyphens between the digits are ignored.
 *
 * @param text       what was typed
 * @param today      the reference day: it decides the century of the two-digit year, so that the birth is not in the
 *                   future and the age under 110; when both centuries fit, the later one
 * @param provinces  the two-digit codes of provinces, present and former; absent: any code with the form of one
 */
export function readNik(text: string, today: LocalDate, provinces?: ReadonlySet<string>): NikReading {
  const nik = text.replace(/[\s.\-·]/g, '')
  const foreign = /\D/u.exec(nik)?.[0]
  if (foreign !== undefined) return wrong({ code: 'nik.not-digits', found: foreign })
  if (nik.length !== nikLength) return wrong({ code: 'nik.length', digits: nik.length })
  const region = regionProblem(nik, provinces)
  if (region) return wrong(region)
  if (nik.endsWith('0000')) return wrong({ code: 'nik.serial' })

  const shown = Number(nik.slice(6, 8))
  const woman = shown > womansDay
  const parts = { day: woman ? shown - womansDay : shown, month: Number(nik.slice(8, 10)), year: nik.slice(10, 12) }
  const dates = ['20', '19'].map((century) => dateOf(century, parts)).filter((date) => date !== undefined)
  const birthDate = dates.find((date) => date <= today && ageOn(date, today) < oldest)
  if (birthDate === undefined) return wrong({ code: dates.length === 0 ? 'nik.date' : 'nik.date-ahead', ...parts })
  return { ok: true, value: { nik, districtCode: nik.slice(0, 6), birthDate, sex: woman ? 'female' : 'male' } }
}

/**
 * Writes a NIK.
 * @param districtCode  six digits
 * @param serial        1 … 9999
 * @throws RangeError when a part has not the form it must have
 */
export function writeNik(districtCode: string, birth: { date: LocalDate; sex: Sex }, serial: number): string {
  if (!/^\d{6}$/.test(districtCode)) throw new RangeError(`a district code has six digits, got ${districtCode}`)
  if (!Number.isInteger(serial) || serial < 1 || serial > 9999)
    throw new RangeError(`serial must be 1 … 9999: ${serial}`)
  const [year = '', month = '', dayOfMonth = ''] = birth.date.split('-')
  const shown = Number(dayOfMonth) + (birth.sex === 'female' ? womansDay : 0)
  return `${districtCode}${pad(shown, 2)}${month}${year.slice(2)}${pad(serial, 4)}`
}

/** As a slip shows it to others: `3505 •••• •••• 0004`. */
export const maskNik = (nik: string): string => `${nik.slice(0, 4)} •••• •••• ${nik.slice(-4)}`

const wrong = (problem: NikProblem): NikReading => ({ ok: false, problem })
const pad = (value: number, length: number): string => String(value).padStart(length, '0')

function regionProblem(nik: string, provinces?: ReadonlySet<string>): NikProblem | undefined {
  const province = nik.slice(0, 2)
  const known = provinces ? provinces.has(province) : /^[1-9][1-9]$/.test(province)
  if (!known) return { code: 'nik.region', part: 'province', found: province }
  if (nik.slice(2, 4) === '00') return { code: 'nik.region', part: 'regency', found: nik.slice(0, 4) }
  if (nik.slice(4, 6) === '00') return { code: 'nik.region', part: 'district', found: nik.slice(0, 6) }
  return undefined
}

function dateOf(century: string, parts: { day: number; month: number; year: string }): LocalDate | undefined {
  const text = `${century}${parts.year}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`
  return isDay(text) ? day(text) : undefined
}
