import { cite } from '../../../kernel/citation.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { remedyOf, sentenceOf } from '../../../rules/explain.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { addressOf, type Chosen } from './chosen.ts'
import type { Line } from './line.ts'
import type { Requirements } from './requirements.ts'
import { articleOf, doubt } from './say.ts'
import { words } from './words.ts'

/** What stands in the way or has to be looked at first; each with what remains possible. */
export const warnings = (found: Requirements, chosen: Chosen, lang: Language): Html =>
  html`${unknownPlace(chosen, lang)}${each(found.closed, (line) => stopped(line, found.ruleSet, lang))}${unopened(chosen, lang)}${closedScheme(found, lang)}${unusual(found.ruleSet, chosen, lang)}`

function unknownPlace({ destination }: Chosen, lang: Language): Html {
  const say = words(lang)
  return destination ? nothing : panel({ kind: 'warning', lang, title: say('unknown'), body: say('unknown.note') })
}

function stopped({ finding, rule }: Line, ruleSet: RuleSet, lang: Language): Html {
  const remedy = remedyOf(ruleSet, finding, lang)
  const unsure = doubt(rule.confidence, lang)
  return panel({
    kind: 'danger',
    lang,
    title: sentenceOf(ruleSet, finding, lang),
    body: html`${remedy === undefined ? '' : `${words(lang)('stop.remedy', { remedy })} `}<a href="${articleOf(rule)}">${cite(rule.citation)}</a>${unsure === '' ? '' : ` (${unsure})`}`,
  })
}

function unopened({ destination }: Chosen, lang: Language): Html {
  const say = words(lang)
  return destination === undefined || destination.open
    ? nothing
    : panel({
        kind: 'info',
        lang,
        title: say('unopened', { country: destination.name[lang] }),
        body: say('unopened.note'),
      })
}

function closedScheme({ scheme }: Requirements, lang: Language): Html {
  return scheme === undefined || scheme.open
    ? nothing
    : panel({ kind: 'info', lang, title: words(lang)('closed-scheme'), body: scheme.instead?.[lang] ?? '' })
}

/** A route somebody named that hardly anybody takes there: it answers all the same. */
function unusual(ruleSet: RuleSet, { named, asked, likely, destination }: Chosen, lang: Language): Html {
  const say = words(lang)
  return !named || destination === undefined || likely.includes(asked.scheme)
    ? nothing
    : panel({
        kind: 'warning',
        lang,
        title: say('unusual'),
        body: html`${say('unusual.note')} ${routes(ruleSet, { asked, codes: likely }, lang)}`,
      })
}

type Routes = { readonly asked: Chosen['asked']; readonly codes: readonly string[] }

/** Routes by name, each leading to its own answer. */
export const routes = ({ schemes }: RuleSet, { asked, codes }: Routes, lang: Language): Html =>
  each(codes, (code, index) => {
    const href = addressOf({ ...asked, scheme: code })
    return html`${index === 0 ? '' : ', '}<a href="${href}">${schemes.get(code)?.title[lang] ?? code}</a>`
  })

/** What a register would have to answer, and what a circular asks without having the right to. */
export function checks({ lookUp, conflicts }: Requirements, lang: Language): Html {
  const say = words(lang)
  const asked =
    lookUp.length === 0
      ? nothing
      : panel({
          kind: 'warning',
          lang,
          title: say('look-up'),
          body: html`${say('look-up.note')}<ul class="basis">${each(lookUp, ({ rule }) => html`<li><a href="${articleOf(rule)}">${rule.title[lang]}</a></li>`)}</ul>`,
        })
  return html`${asked}${each(conflicts, ({ rule }) =>
    panel({
      kind: 'info',
      lang,
      title: say('conflict'),
      body: html`${say('conflict.note', { title: rule.title[lang], name: rule.citation.name })} <a href="${articleOf(rule)}">${cite(rule.citation)}</a>`,
    }),
  )}`
}
