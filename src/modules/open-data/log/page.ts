import { type Instant, WIB } from '../../../kernel/time.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { dayMonth, moment, numberText } from '../../../platform/i18n/dates.ts'
import { type DayCount, isSame } from '../count/count.ts'
import type { newestCheckpoint } from './checkpoint.ts'
import { words } from './words.ts'

export type LogView = {
  readonly checkpoint: Awaited<ReturnType<typeof newestCheckpoint>>
  readonly verifiers: readonly string[]
  readonly count: { readonly at: Instant; readonly days: readonly DayCount[] }
}

/** What the log is, how it stands, and how to check it without us. */
export function logPage(web: Web, view: LogView): Page {
  const say = words(web.lang)
  return {
    title: say('title'),
    body: html`<section><h1>${say('title')}</h1><p class="lead">${say('lead')}</p><h2>${say('now')}</h2>${standing(web, view)}${countsOf(web, view)}<h2>${say('what')}</h2>${each(['what.1', 'what.2', 'what.3'] as const, (key) => html`<p>${say(key)}</p>`)}<h2>${say('check')}</h2><p>${say('check.lead')}</p><p>${say('check.key')}:</p>${each(view.verifiers, (key) => html`<p><code>${key}</code></p>`)}<p><a href="/log/checkpoint">${say('check.checkpoint')}</a></p><p>${say('check.tiles', { path: '/log/tile' })}</p><p class="soft">${say('own')}</p>${linkButton({ href: '/log/bukti', text: say('check.receipt'), kind: 'outline', icon: 'shield-check' })}${linkButton({ href: '/verifikasi', text: say('check.card'), kind: 'outline', icon: 'scan-line' })}${linkButton({ href: '/keseragaman', text: say('uniformity'), kind: 'quiet' })}</section>`,
  }
}

function standing({ lang }: Web, { checkpoint }: LogView): Html {
  const say = words(lang)
  if (!checkpoint) return html`<p>${say('none')}</p>`
  const rows = [
    { question: say('size'), answer: numberText(lang, checkpoint.size) },
    { question: say('signed'), answer: moment(lang, checkpoint.at, WIB) },
  ]
  return html`${summaryList(rows, lang)}<p>${say('root')}: <code>${Buffer.from(checkpoint.root).toString('hex')}</code></p>`
}

/** Cards issued, and below them cards withdrawn: as decided, as they are, as the ledger has them. */
function countsOf(web: Web, { count }: LogView): Html {
  const say = words(web.lang)
  const of = (what: DayCount['what']): DayCount[] => count.days.filter((day) => day.what === what)
  const [issued, withdrawn] = [of('issued'), of('withdrawn')]
  return html`<h2>${say('days.title')}</h2><p>${say('days.note')}</p>${issued.length === 0 ? html`<p class="soft">${say('days.none')}</p>` : daysOf(web, say('days'), issued)}${withdrawn.length === 0 ? html`<p class="soft">${say('days.none.withdrawn')}</p>` : daysOf(web, say('days.withdrawn'), withdrawn)}<p class="soft">${say('days.at', { at: moment(web.lang, count.at, WIB) })}</p>`
}

const daysOf = ({ lang }: Web, caption: string, days: readonly DayCount[]): Html => {
  const say = words(lang)
  return table({
    caption,
    columns: [
      { name: say('days.day') },
      { name: say('days.decided'), figures: true },
      { name: say('days.issued'), figures: true },
      { name: say('days.entered'), figures: true },
    ],
    rows: days.map((day) => [
      html`${dayMonth(lang, day.day)} ${isSame(day) ? tag(say('days.yes'), 'leaf', 'check') : tag(say('days.no'), 'red', 'triangle-alert')}`,
      numberText(lang, day.decisions),
      numberText(lang, day.cards),
      numberText(lang, day.entries),
    ]),
  })
}
