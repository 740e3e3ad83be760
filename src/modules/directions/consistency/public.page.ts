import { fewestTold } from '../../../kernel/disclosure.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { numberText } from '../../../platform/i18n/dates.ts'
import { hrefOf } from '../../regulations/index.ts'
import { monthPicker, type Rules, ruleName } from './list.page.ts'
import { shareText } from './picture.part.ts'
import { counted } from './public-data.ts'
import { fewestOffices, type PublicRule } from './published.ts'
import { words } from './words.ts'

export type PublicView = {
  readonly month: LocalDate
  readonly months: readonly LocalDate[]
  readonly found: readonly PublicRule[]
  readonly rules: Rules
}

/** How alike all offices together decided a month, rule by rule: never which of them. */
export function publicPage(web: Web, { month, months, found, rules }: PublicView): Page {
  const { lang } = web
  const say = words(lang)
  const told = found.flatMap(({ rule, told: figure }) => (figure === null ? [] : [{ rule, ...figure }]))
  const hidden = found.length - told.length
  const shown =
    told.length === 0
      ? emptyState({ title: say('public.none'), note: say('public.none.note') })
      : table({
          caption: say('rules'),
          columns: [
            { name: say('column.rule') },
            { name: say('column.index'), figures: true },
            { name: say('column.decisions'), figures: true },
          ],
          rows: told.map(({ rule, value, low, high, decisions }) => [
            ruleLink(web, rule, rules),
            html`<b>${shareText(lang, value)}</b><br><span class="soft">${say('range', { low: shareText(lang, low), high: shareText(lang, high) })}</span>`,
            numberText(lang, decisions),
          ]),
        })
  return {
    title: say('title'),
    body: html`<section class="flow"><h1>${say('title')}</h1><p class="lead">${say('lead')}</p>${monthPicker(web, { action: '/keseragaman', month, months })}${shown}${hidden === 0 ? '' : html`<p class="soft">${say('public.hidden', { count: hidden })}</p>`}<p>${say('public.files')} <a class="tap" href="/keseragaman.csv">CSV</a> <a class="tap" href="/keseragaman.json">JSON</a></p><h2>${say('how')}</h2><ul>${each(counted, (key) => html`<li>${say(key, { fewest: fewestTold, offices: fewestOffices })}</li>`)}</ul><p><a class="tap" href="/arahan">${say('public.rulings')}</a> <a class="tap" href="/log">${say('public.log')}</a></p></section>`,
  }
}

/** A rule by its name, with the way to its page where it is in force. */
export function ruleLink(web: Pick<Web, 'lang'>, id: string, rules: Rules): Html {
  const { title, at } = ruleName(web, id, rules)
  const rule = rules.get(id)
  const name = rule ? html`<a href="${hrefOf(rule.instrument.id, id)}">${title}</a>` : html`${title}`
  return html`${name}<br><span class="soft">${at}</span>`
}
