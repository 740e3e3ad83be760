import { cite } from '../../../kernel/citation.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Cost } from './costs.ts'
import type { Requirements } from './requirements.ts'
import { amountText, articleOf, doubt } from './say.ts'
import { words } from './words.ts'

const payers = ['worker', 'employer', 'company', 'government'] as const

/** The lawful cost, by who pays: each part with its amount or that there is none yet, and its article. */
export function costList({ costs }: Requirements, lang: Language): Html {
  const say = words(lang)
  const groups = [
    ...payers.map((payer) => ({ head: say(`costs.${payer}`), list: costs.filter((cost) => cost.payer === payer) })),
    { head: say('costs.open'), list: costs.filter(({ payer }) => !payers.some((known) => known === payer)) },
  ].filter(({ list }) => list.length > 0)
  return groups.length === 0
    ? nothing
    : html`<section id="biaya"><h2>${say('costs')}</h2><p class="lead">${say('costs.note')}</p>${each(
        groups,
        ({ head, list }) => html`<h3>${head}</h3><ul class="basis">${each(list, (cost) => rowOf(cost, lang))}</ul>`,
      )}<p><b>${say('more')}</b> ${say('more.note')} <a href="/bantuan#lapor">${say('report')}</a></p></section>`
}

/** One part: its name leads to its article. */
function rowOf(cost: Cost, lang: Language): Html {
  const { rule } = cost.line
  const unsure = doubt(rule.confidence, lang)
  // What others pay without a figure is not hers to ask for: that it is theirs is all she needs.
  const known =
    cost.payer !== 'worker' && cost.amount === null && cost.depends.length === 0 ? '' : `: ${amountText(cost, lang)}`
  return html`<li><a href="${articleOf(rule)}">${rule.title[lang]}</a>${known}<small>${cite(rule.citation)}${unsure === '' ? '' : ` · ${unsure}`}</small></li>`
}
