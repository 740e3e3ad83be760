import type { WorkingCalendar } from '../../../kernel/deadline.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { QueueRow } from '../../../platform/http/components/queue.ts'
import type { DueProps } from '../../../platform/http/components/sla.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { reference } from '../../offices/index.ts'
import { distanceTo, standingOf } from './promise.ts'
import type { Row } from './store.ts'
import { words } from './words.ts'

export type RowContext = {
  readonly lang: Language
  readonly calendar: WorkingCalendar
  readonly now: Instant
  readonly endOfToday: Instant
  /** Names of the companies by id. */
  readonly companies: ReadonlyMap<string, string>
  readonly hrefOf: (row: Row) => string
  readonly openId: string | null
}

const tones = { past: 'red', today: 'amber', later: 'leaf' } as const

/** A file as it stands in the queue. */
export function queueRow(row: Row, context: RowContext): QueueRow {
  const { lang, companies, hrefOf, openId } = context
  const { destinations, jobs } = reference()
  return {
    id: row.id,
    name: row.workerName,
    number: row.number,
    href: hrefOf(row),
    service: serviceText(lang, row),
    sender: senderText(lang, row, companies),
    country: {
      code: row.country,
      name: destinations.get(row.country)?.name[lang] ?? row.country,
      job: jobs.get(row.job)?.name[lang] ?? row.job,
    },
    due: dueOf(row, context),
    check: checkOf(lang, row),
    bulk: row.clean === 'match' && row.state === 'submitted',
    open: row.id === openId,
  }
}

/** What an office does next for a file. */
export function serviceText(lang: Language, { state }: Pick<Row, 'state'>): string {
  const say = words(lang)
  return state === 'submitted' ||
    state === 'held' ||
    state === 'verified' ||
    state === 'scheduled' ||
    state === 'oriented'
    ? say(`service.${state}`)
    : say('service.other')
}

/** Who sent it: the company, or the route without one. */
export function senderText(
  lang: Language,
  { company, scheme }: Pick<Row, 'company' | 'scheme'>,
  companies: ReadonlyMap<string, string>,
): string {
  const say = words(lang)
  if (company !== null) return companies.get(company) ?? say('sender.company')
  if (scheme === 'individual') return say('sender.individual')
  return scheme.startsWith('g2g') ? say('sender.government') : say('sender.self')
}

/** The promise of a file in words, with its bar; paused ones say so. */
export function dueOf({ dueAt }: Pick<Row, 'dueAt'>, { lang, calendar, now, endOfToday }: RowContext): DueProps {
  const say = words(lang)
  if (dueAt === null) return { text: say('due.none'), tone: 'sea', used: 0 }
  const standing = standingOf(dueAt, now, endOfToday)
  const { days, hours, minutes, used } = distanceTo(dueAt, now, calendar)
  const apart =
    days > 0
      ? say('due.days', { days })
      : hours > 0
        ? minutes > 0 && standing !== 'past'
          ? say('due.hours-minutes', { hours, minutes })
          : say('due.hours', { hours })
        : say('due.minutes', { minutes })
  return { text: standing === 'past' ? say('due.past', { apart }) : apart, tone: tones[standing], used }
}

/** What the automatic comparison found, in a word. */
export function checkOf(
  lang: Language,
  { clean, differences, state }: Pick<Row, 'clean' | 'differences' | 'state'>,
): QueueRow['check'] {
  const say = words(lang)
  if (state === 'oriented') return { text: say('check.print'), tone: 'leaf', icon: 'check' }
  if (clean === 'match') return { text: say('check.match'), tone: 'leaf', icon: 'check' }
  if (clean === 'differs')
    return { text: say('check.differs', { count: Math.max(1, differences) }), tone: 'red', icon: 'triangle-alert' }
  if (clean === 'corrected') return { text: say('check.corrected'), tone: 'sea', icon: 'corner-up-left' }
  return clean === 'unclear'
    ? { text: say('check.unclear'), tone: 'amber', icon: 'eye' }
    : { text: say('check.unchecked'), tone: 'plain', icon: 'hourglass' }
}
