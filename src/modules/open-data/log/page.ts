import { type LocalDate, WIB } from '../../../kernel/time.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment, numberText, shortDay } from '../../../platform/i18n/dates.ts'
import type { newestCheckpoint } from './checkpoint.ts'
import { words } from './words.ts'

export type LogView = {
  readonly checkpoint: Awaited<ReturnType<typeof newestCheckpoint>>
  readonly verifiers: readonly string[]
  readonly days: readonly { readonly day: LocalDate; readonly decided: number; readonly issued: number }[]
}

/** What the log is, how it stands, and how to check it without us. */
export function logPage(web: Web, view: LogView): Page {
  const say = words(web.lang)
  return {
    title: say('title'),
    body: html`<section><h1>${say('title')}</h1><p class="lead">${say('lead')}</p><h2>${say('now')}</h2>${standing(web, view)}<h2>${say('days')}</h2><p>${say('days.note')}</p>${daysOf(web, view)}<h2>${say('what')}</h2>${each(['what.1', 'what.2', 'what.3'] as const, (key) => html`<p>${say(key)}</p>`)}<h2>${say('check')}</h2><p>${say('check.lead')}</p><p>${say('check.key')}:</p>${each(view.verifiers, (key) => html`<p><code>${key}</code></p>`)}<p><a href="/log/checkpoint">${say('check.checkpoint')}</a></p><p>${say('check.tiles', { path: '/log/tile' })}</p><p class="soft">${say('own')}</p>${linkButton({ href: '/log/bukti', text: say('check.receipt'), kind: 'outline', icon: 'shield-check' })}${linkButton({ href: '/verifikasi', text: say('check.card'), kind: 'outline', icon: 'scan-line' })}</section>`,
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

function daysOf({ lang }: Web, { days }: LogView): Html {
  const say = words(lang)
  if (days.length === 0) return html`<p class="soft">${say('days.none')}</p>`
  return table({
    caption: say('days'),
    columns: [
      { name: say('days.day') },
      { name: say('days.decided'), figures: true },
      { name: say('days.issued'), figures: true },
      { name: say('days.same') },
    ],
    rows: days
      .toReversed()
      .map(({ day, decided, issued }) => [
        shortDay(lang, day),
        numberText(lang, decided),
        numberText(lang, issued),
        decided === issued ? tag(say('days.yes'), 'leaf', 'check') : tag(say('days.no'), 'red', 'triangle-alert'),
      ]),
  })
}
