import { type Instant, type LocalDate, type TimeZone, WIB, WIT, WITA } from '../../kernel/time.ts'
import type { Language } from './language.ts'

const locale = { id: 'id-ID', en: 'en-GB' } as const
const made = new Map<string, Intl.DateTimeFormat>()

function formatter(lang: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${zone} ${JSON.stringify(options)}`
  let known = made.get(key)
  if (!known) made.set(key, (known = new Intl.DateTimeFormat(locale[lang], { ...options, timeZone: zone })))
  return known
}

const midday = (date: LocalDate): Date => new Date(`${date}T12:00:00Z`)

/** `Selasa, 24 November 2026` */
export const longDay = (lang: Language, date: LocalDate): string =>
  formatter(lang, 'UTC', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(midday(date))

/** `24 Nov 2026` */
export const shortDay = (lang: Language, date: LocalDate): string =>
  formatter(lang, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(midday(date))

/** `November 2026` */
export const monthText = (lang: Language, date: LocalDate): string =>
  formatter(lang, 'UTC', { month: 'long', year: 'numeric' }).format(midday(date))

/** `24 Nov` – in a narrow column of days near each other. */
export const dayMonth = (lang: Language, date: LocalDate): string =>
  formatter(lang, 'UTC', { day: 'numeric', month: 'short' }).format(midday(date))

/** `Selasa, 24 Nov` – for what is near. */
export const nearDay = (lang: Language, date: LocalDate): string =>
  formatter(lang, 'UTC', { weekday: 'long', day: 'numeric', month: 'short' }).format(midday(date))

/** How people call the zone: WIB, WITA, WIT; else the offset, `GMT+8`. */
export function zoneName(zone: TimeZone, at: Instant): string {
  if (zone === WIB) return 'WIB'
  if (zone === WITA) return 'WITA'
  if (zone === WIT) return 'WIT'
  const parts = formatter('en', zone, { timeZoneName: 'shortOffset' }).formatToParts(new Date(at))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** `Selasa, 24 Nov 2026, 14.00 WIB` */
export function moment(lang: Language, at: Instant, zone: TimeZone): string {
  const date = formatter(lang, zone, { weekday: 'long', day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(at),
  )
  return `${date}, ${clock(lang, at, zone)} ${zoneName(zone, at)}`
}

/** `14.00` in Indonesian, `14:00` in English. */
export function clock(lang: Language, at: Instant, zone: TimeZone): string {
  const text = formatter('en', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))
  return lang === 'id' ? text.replace(':', '.') : text
}

/** `Rp1.300.000` */
export const rupiahText = (amount: number): string => `Rp${new Intl.NumberFormat('id-ID').format(amount)}`

/** `1.234` in Indonesian, `1,234` in English. */
export const numberText = (lang: Language, value: number): string => new Intl.NumberFormat(locale[lang]).format(value)
