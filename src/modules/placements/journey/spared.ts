import { panel } from '../../../platform/http/components/panel.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import type { Found } from '../facts.ts'
import { words } from './words.ts'

/** Newer rules that a transition spares this file: since when, until when, and why. */
export function sparedPart({ lang }: Pick<Web, 'lang'>, { spared }: Pick<Found, 'spared'>): Html {
  if (!spared?.transition) return nothing
  const say = words(lang)
  const { reason, until } = spared.transition
  const title = until === null ? say('spared.to-the-end') : say('spared.until', { until: longDay(lang, until) })
  const since = say('spared.since', { from: longDay(lang, spared.effectiveFrom) })
  return panel({ kind: 'info', lang, title, body: html`<p>${since} ${reason[lang]}</p>` })
}
