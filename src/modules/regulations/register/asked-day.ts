import { day, isDay, type LocalDate } from '../../../kernel/time.ts'

/** What was asked of a date field: the day, or what is wrong with it and what was typed. */
export type AskedDay =
  | { readonly ok: true; readonly on: LocalDate; readonly isAsked: boolean }
  | { readonly ok: false; readonly typed: string; readonly wrong: 'day.not' | 'day.early' | 'day.late' }

/** The register speaks of no day before the republic, and of none that nobody alive will see. */
const earliest = day('1945-08-17')
const latest = day('2100-12-31')

/**
 * The day of `?pada=`: `2026-03-01` as the browser's date field writes it, or `1-3-2026` and `1/3/2026` as people do.
 * Nothing typed is today.
 */
export function askedDay(typed: string | null, today: LocalDate): AskedDay {
  const text = (typed ?? '').trim().slice(0, 40)
  if (text === '') return { ok: true, on: today, isAsked: false }
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? []
  const written = year === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (!isDay(written)) return { ok: false, typed: text, wrong: 'day.not' }
  const on = day(written)
  if (on < earliest) return { ok: false, typed: text, wrong: 'day.early' }
  return on > latest ? { ok: false, typed: text, wrong: 'day.late' } : { ok: true, on, isAsked: true }
}
