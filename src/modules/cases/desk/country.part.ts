import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { reference } from '../../offices/index.ts'
import type { Case } from '../case.ts'
import { words } from '../words.ts'

/** Where it happened, and what time it is there now. */
export function countryText({ lang, now }: Pick<Web, 'lang' | 'now'>, { country }: Pick<Case, 'country'>): string {
  const say = words(lang)
  if (country === null) return say('one.country.none')
  if (country === 'ID') return say('one.country', { country: say('country.home') })
  const place = reference().destinations.get(country)
  if (!place) return say('one.country', { country })
  return say('one.country.time', { country: place.name[lang], time: moment(lang, now(), place.zone) })
}
