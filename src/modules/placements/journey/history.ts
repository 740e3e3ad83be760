import { timeline } from '../../../platform/http/components/timeline.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { officeOf, zoneOfArea } from '../../offices/index.ts'
import { recordLink } from '../record-link.ts'
import type { HistoryLine } from '../store.ts'
import { decisionIn } from '../verify/act.ts'
import type { JourneyView } from './view.ts'
import { words } from './words.ts'

const told = [
  'begun', 'submitted', 'returned', 'approved', 'held', 'released', 'refused', 'seat-given', 'attended', 'missed',
  'card-issued', 'card-revoked', 'withdrawn', 'departed', 'reopened', 'compared', 'checked-by-hand', 'settled', 'undone',
  'assigned', 'slip-printed', 'class-cancelled', 'warning', 'overdue', 'asked', 'direction-given', 'question-closed',
] as const // biome-ignore format: a list
type Told = (typeof told)[number]

/** What was decided in these; the decision itself can be read, and run again. */
const decisions: readonly Told[] = [
  'returned',
  'approved',
  'held',
  'released',
  'refused',
  'card-issued',
  'card-revoked',
]

/** What happened to the file, newest first: who did what, and where a decision can be read. */
export function historyPart({ lang }: Web, { history, application }: JourneyView): Html {
  const say = words(lang)
  const zone = zoneOfArea(application.village)
  const who = ({ role, office }: HistoryLine): string =>
    role === 'worker'
      ? application.workerName
      : office === null
        ? say('by.bekal')
        : (officeOf(office)?.name[lang] ?? office)
  const moments = history.map((line) => {
    const name = told.find((one) => line.type === `placements.${one}`)
    const decision = name !== undefined && decisions.includes(name) ? decisionIn(line.data) : undefined
    return {
      what: say(name === undefined ? 'event.other' : `event.${name}`),
      who: who(line),
      when: moment(lang, line.at, zone),
      tone: name === 'returned' || name === 'held' || name === 'refused' || name === 'card-revoked' ? 'red' : 'indigo',
      ...(decision === undefined ? {} : { note: html`<a href="/putusan/${decision}">${say('event.decision')}</a>` }),
    } as const
  })
  return moments.length === 0
    ? nothing
    : html`<h2>${say('history')}</h2>${timeline(moments)}${recordLink({ lang }, application)}`
}
