import { attributes } from '../../../platform/http/components/attributes.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import { isInForce } from '../../../rules/prepare.ts'
import type { Rule } from '../../../rules/rule.ts'
import { type Article, articlesIn, nameOfArticle, orderOf } from '../register/article.ts'
import { onDay } from '../register/day-form.ts'
import { hrefOf } from './law.ts'
import type { InstrumentPage } from './shown.ts'
import { words } from './words.ts'

/** Rules that stand on one place: an article, or a place without a number. */
type Place = { readonly article: Article | null; readonly name: string; readonly rules: readonly Rule[] }

/** Our rules article by article, in the order of the law, each with the decisions that stand on it. */
export function placesOf({ ruleSet, instrument, asked, view, counts }: InstrumentPage): Html {
  const say = words(view.lang)
  const rules = ruleSet.rules.filter((rule) => rule.instrument.id === instrument.id)
  const standing = rules.filter((rule) => isInForce(rule, view.on))
  const decided = (place: string): Html => {
    const tally = counts.get(place)
    return tally === undefined ? nothing : html`<small>${say('decisions.count', { count: tally.all })}</small>`
  }
  const headOf = (article: Article | null, name: string): Html =>
    article === null ? html`${name}` : html`<a href="${onDay(hrefOf(instrument.id, article), asked)}">${name}</a>`
  const line = ({ id, citation, title }: Rule): Html =>
    html`<li><a href="${onDay(hrefOf(instrument.id, id), asked)}">${title[view.lang]}</a><small>${citation.at}</small></li>`
  return html`<section><h2>${say('rules')}</h2>${
    standing.length === 0
      ? html`<p>${say(rules.length === 0 ? 'rules.none' : 'rules.none-then')}</p>`
      : each(
          placesIn(standing),
          ({ article, name, rules: own }) =>
            html`<h3${attributes({ id: article })}>${headOf(article, name)} ${decided(article ?? name)}</h3><ul class="basis">${each(own, line)}</ul>`,
        )
  }</section>`
}

/** Each rule once, under the first article it names; what names none comes last. */
function placesIn(rules: readonly Rule[]): readonly Place[] {
  const articleOf = (rule: Rule): Article | null => articlesIn(rule.citation.at)[0] ?? null
  const keyOf = (rule: Rule): string => articleOf(rule) ?? rule.citation.at
  return [...Map.groupBy(rules, keyOf)]
    .map(([key, own]): Place => {
      const [first] = own
      const article = first === undefined ? null : articleOf(first)
      const sorted = own.toSorted((a, b) => a.citation.at.localeCompare(b.citation.at, 'id'))
      return { article, name: article === null ? key : nameOfArticle(article), rules: sorted }
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b))
}

const rankOf = ({ article }: Place): number => (article === null ? Number.MAX_SAFE_INTEGER : orderOf(article))
