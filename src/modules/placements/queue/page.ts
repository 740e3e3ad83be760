import { attributes } from '../../../platform/http/components/attributes.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { bulkBar, type QueueGroup, queue } from '../../../platform/http/components/queue.ts'
import { slaMix } from '../../../platform/http/components/sla.ts'
import { consolePage, type Desk } from '../../../platform/http/frame/desk.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import { type Filter, narrowed } from '../filters/filter.ts'
import { filterBar, type Narrowing } from '../filters/page.ts'
import { countText } from './desk.ts'
import { opensAgain, standingOf } from './promise.ts'
import { queueRow, type RowContext } from './row.ts'
import { type Counts, orderedBy, type Row } from './store.ts'
import { words } from './words.ts'

export type QueueView = Narrowing & {
  readonly rows: readonly Row[]
  readonly counts: Counts
  /** Where the next page of the list is. */
  readonly next: string | null
  readonly context: RowContext
  readonly desk: Desk
  /** What was just done, with its undo. */
  readonly toast: Html
  /** What is wrong, by field; `antrean` is the list. */
  readonly errors: Readonly<Record<string, string>>
}

/** The queue of an office: groups by promise, filters as addresses, what to do with many at once. */
export function queuePage(web: Web, view: QueueView): Page {
  const say = words(web.lang)
  const { filter, rows, desk, errors, toast } = view
  const list = rows.length === 0 ? none(web, filter) : table(web, view)
  const failed = Object.keys(errors).length > 0
  const wrong = failed ? errorSummary(errors, web.lang) : nothing
  return consolePage({
    title: say(`list.${filter.list}`),
    current: filter.list,
    failed,
    scripts: ['console.js', 'console-help.js'],
    styles: ['button'],
    body: html`<div class="head">${wrong}<div class="head__line"><h1>${say(`list.${filter.list}`)}</h1>${mix(web, view)}</div>${filterBar(web, view)}</div>${list}${toast}`,
    desk,
  })
}

function mix(web: Web, { counts: { past, today, later }, filter }: QueueView): Html {
  const say = words(web.lang)
  if (orderedBy(filter) !== 'dueAt')
    return html`<span class="soft">${say('count', { count: countText(web.lang, later) })}</span>`
  return slaMix({
    parts: [
      { tone: 'red', count: past, text: say('standing.past') },
      { tone: 'amber', count: today, text: say('standing.today') },
      { tone: 'leaf', count: later, text: say('standing.later') },
    ],
  })
}

const none = ({ lang }: Web, filter: Filter): Html =>
  html`<div class="pad">${emptyState({
    title: words(lang)('empty.title'),
    note: words(lang)(narrowed(filter) > 0 ? 'empty.narrowed' : 'empty.note'),
  })}</div>`

function table(web: Web, view: QueueView): Html {
  const say = words(web.lang)
  const more =
    view.next === null
      ? nothing
      : html`<p class="pad"><a${attributes({ href: view.next, rel: 'next' })}>${say('more')}</a></p>`
  return html`${form({
    action: '/meja/banyak/setujui',
    id: 'antrean',
    class: 'scroll',
    label: say('queue.label'),
    session: web.session,
    key: web.key,
    body: html`${queue({
      lang: web.lang,
      label: say('queue.label'),
      columns: [say('column.name'), say('column.service'), say('column.to'), say('column.due'), say('column.check')],
      groups: groupsOf(web, view),
    })}${more}`,
  })}${bulk(web)}`
}

const tones = { past: 'red', today: 'amber', later: 'leaf' } as const

/**
 * Rows under their promise; a list that is not ordered by promise is one group. Nothing ends today once the office has
 * closed: then it says so where today's rows would be.
 */
function groupsOf(web: Web, view: QueueView): QueueGroup[] {
  const { rows, counts, context, filter } = view
  const say = words(web.lang)
  const count = (n: number): string => say('count', { count: countText(web.lang, n) })
  if (orderedBy(filter) !== 'dueAt')
    return [
      {
        title: say('group.since'),
        count: count(counts.later),
        tone: 'sea',
        rows: rows.map((row) => queueRow(row, context)),
      },
    ]
  const grouped = Map.groupBy(rows, ({ dueAt }) =>
    dueAt === null ? 'later' : standingOf(dueAt, context.now, context.endOfToday),
  )
  return (['past', 'today', 'later'] as const).flatMap((standing) => {
    const members = grouped.get(standing) ?? []
    if (standing === 'today' && counts.today === 0) return closedToday(web, view)
    if (members.length === 0) return []
    const found = members.map((row) => queueRow(row, context))
    return [{ title: say(`group.${standing}`), count: count(counts[standing]), tone: tones[standing], rows: found }]
  })
}

function closedToday({ lang }: Web, { context: { now, calendar }, filter }: QueueView): QueueGroup[] {
  const day = filter.standing === null ? opensAgain(now, calendar) : null
  if (day === null) return []
  const say = words(lang)
  return [
    { title: say('group.today'), count: say('group.closed', { day: longDay(lang, day) }), tone: 'amber', rows: [] },
  ]
}

/** Acts on the ticked files: approve the clean ones with one reason, take them, print their slips. */
function bulk({ lang }: Web): Html {
  const say = words(lang)
  return bulkBar({
    count: say('bulk.title'),
    note: say('bulk.note'),
    actions: html`${button({ text: say('bulk.approve'), icon: 'check', key: 'S', kind: 'quiet', small: true, form: 'antrean', formaction: '/meja/banyak/setujui' })}${button({ text: say('bulk.take'), icon: 'user', key: 'B', kind: 'quiet', small: true, form: 'antrean', formaction: '/meja/banyak/ambil' })}${button({ text: say('bulk.print'), icon: 'printer', key: 'P', kind: 'quiet', small: true, form: 'antrean', formaction: '/meja/banyak/slip' })}`,
  })
}
