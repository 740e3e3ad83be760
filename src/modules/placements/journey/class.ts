import { dayIn, type TimeZone } from '../../../kernel/time.ts'
import { appointment } from '../../../platform/http/components/next-step.ts'
import type { Html } from '../../../platform/http/html.ts'
import { clock, nearDay, shortDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Orientation } from '../orient/decide.ts'

/** When and where an orientation class is, as a leaf of a calendar. */
export function classAt(
  lang: Language,
  { startsAt, place }: Pick<Orientation, 'startsAt' | 'place'>,
  zone: TimeZone,
): Html {
  const day = dayIn(startsAt, zone)
  return appointment({
    month: shortDay(lang, day).split(' ')[1] ?? '',
    date: String(Number(day.slice(8))),
    day: `${nearDay(lang, day)}, ${clock(lang, startsAt, zone)}`,
    place,
  })
}
