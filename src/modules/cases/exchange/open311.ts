import { z } from 'zod'
import { dayIn, type Instant, isDay, type LocalDate, plusDays, WIB } from '../../../kernel/time.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { officeName } from '../board/public-data.ts'
import { caseStandard, categoryName } from '../categories.ts'
import type { FeedRequest } from './feed.ts'
import { words } from './words.ts'

/** The service under which complaints stand whose category is not told. */
const untold = 'not-told'

/** A kind of complaint, as GeoReport v2 names it. */
type Service = {
  readonly service_code: string
  readonly service_name: string
  readonly description: string
  readonly metadata: false
  readonly type: 'batch'
  readonly keywords: string
  readonly group: string
}

/** Every kind of complaint, and the one for what is too rare to be named. */
export function servicesIn(lang: Language): readonly Service[] {
  const say = words(lang)
  const service = (code: string, name: string, description: string): Service => ({
    service_code: code,
    service_name: name,
    description,
    metadata: false,
    type: 'batch',
    keywords: '',
    group: say('service.group'),
  })
  return [
    ...caseStandard().categories.map(({ code, name }) =>
      service(code, name[lang], say('service.description', { name: name[lang] })),
    ),
    service(untold, say('service.untold'), say('service.untold.note')),
  ]
}

/** A complaint of the feed, as GeoReport v2 writes it. What it has no place for here is `null`, as the standard allows. */
export function requestIn(lang: Language, { id, category, office, status, requestedOn, updatedOn }: FeedRequest) {
  const say = words(lang)
  const name = category === null ? say('service.untold') : categoryName(category, lang)
  return {
    service_request_id: id,
    status,
    status_notes: null,
    service_name: name,
    service_code: category ?? untold,
    description: category === null ? say('service.untold.note') : say('service.description', { name }),
    agency_responsible: office === undefined ? say('agency.untold') : officeName(office, lang),
    service_notice: say('request.notice'),
    requested_datetime: midnight(requestedOn),
    updated_datetime: midnight(updatedOn),
    expected_datetime: null,
    address: null,
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  }
}

/** The beginning of a day where the ministry is. */
const midnight = (on: LocalDate): string => `${on}T00:00:00+07:00`

const list = z
  .string()
  .optional()
  .transform((text) => text?.split(',').map((one) => one.trim()))
const asDay = z
  .string()
  .optional()
  .transform((text) => text?.slice(0, 10))
  .refine((text) => text === undefined || isDay(text), 'asked.day')
  .transform((text) => text as LocalDate | undefined)

/** What may be asked of the feed; anything else is not looked at. Wrong: keys of this folder's messages. */
export const asking = z.object({
  service_request_id: list,
  service_code: list,
  status: list.refine((all) => (all ?? []).every((one) => one === 'open' || one === 'closed'), 'asked.status'),
  start_date: asDay,
  end_date: asDay,
})
export type Asking = z.output<typeof asking>

/**
 * What of the feed is asked for: at most so many, newest first, over the longest span the standard allows, back from the
 * end that was asked for or from the end of the feed. Those asked for by name are found whenever they were filed.
 */
export function answering(feed: readonly FeedRequest[], asked: Asking, asOf: Instant): readonly FeedRequest[] {
  const { span, most } = caseStandard().feed
  const { service_request_id: ids, service_code: codes, status, start_date: start, end_date: end } = asked
  if (ids !== undefined) return feed.filter(({ id }) => ids.includes(id)).slice(0, most)
  const last = end ?? (start === undefined ? dayIn(asOf, WIB) : plusDays(start, span))
  const longest = plusDays(last, -span)
  const first = start === undefined || start < longest ? longest : start
  return feed
    .filter(
      (one) =>
        one.requestedOn >= first &&
        one.requestedOn <= last &&
        (codes === undefined || codes.includes(one.category ?? untold)) &&
        (status === undefined || status.includes(one.status)),
    )
    .slice(0, most)
}
