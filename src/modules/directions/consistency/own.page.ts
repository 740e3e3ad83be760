import type { LocalDate } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { numberText } from '../../../platform/i18n/dates.ts'
import type { Apart } from './apart.ts'
import { howPart, monthPicker, type Rules } from './list.page.ts'
import { shareText } from './picture.part.ts'
import { ruleLink } from './public.page.ts'
import { words } from './words.ts'

export type OwnView = {
  readonly month: LocalDate
  readonly months: readonly LocalDate[]
  readonly beside: readonly Apart[]
  /** Rules on which the office is apart beyond chance. */
  readonly apart: ReadonlySet<string>
  readonly rules: Rules
}

/** The office of whoever looks beside all others together: no other office by name, and no persons. */
export function ownPage(web: Web, { month, months, beside, apart, rules }: OwnView): Page {
  const { lang } = web
  const say = words(lang)
  const shown =
    beside.length === 0
      ? emptyState({ title: say('own.none'), note: say('own.none.note') })
      : table({
          caption: say('rules'),
          columns: [
            { name: say('column.rule') },
            { name: say('column.own'), figures: true },
            { name: say('column.others'), figures: true },
            { name: say('column.decisions'), figures: true },
          ],
          rows: beside.map(({ rule, share, others, decisions }) => [
            html`${ruleLink(web, rule, rules)}${apart.has(rule) ? html`<br>${tag(say('own.apart'), 'amber')}` : ''}`,
            shareText(lang, share),
            shareText(lang, others),
            numberText(lang, decisions),
          ]),
        })
  return {
    title: say('own.title'),
    body: html`<section class="flow">${backLink('/meja', lang)}<h1>${say('own.title')}</h1><p class="lead">${say('own.lead')}</p>${monthPicker(web, { action: '/meja/keseragaman', month, months })}${shown}${howPart(web)}</section>`,
  }
}
