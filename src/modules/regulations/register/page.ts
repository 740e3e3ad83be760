import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import { askClass } from '../../../platform/http/components/hero.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Page } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { isInForce } from '../../../rules/prepare.ts'
import { ranks } from '../../../rules/rank.ts'
import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { hrefOf, titleOf } from '../instruments/law.ts'
import { words as rankWords } from '../instruments/words.ts'
import type { AskedDay } from './asked-day.ts'
import { dayForm, onDay, wrongDay } from './day-form.ts'
import { byRank } from './graph.ts'
import { relationsTold, standingTold, type View } from './told.ts'
import { words } from './words.ts'

export type RegisterPage = {
  readonly ruleSet: RuleSet
  readonly asked: AskedDay
  readonly view: View
  /** Decisions that stand on each instrument. */
  readonly decisions: ReadonlyMap<string, number>
}

/** Every instrument by rank, highest first: how it stands on a day, what it does to others and others to it. */
export function registerPage({ ruleSet, asked, view, decisions }: RegisterPage): Page {
  const { lang, on } = view
  const say = words(lang)
  const { instruments, rules, digest } = ruleSet
  const standing = rules.filter((rule) => isInForce(rule, on))
  const counts = Map.groupBy(standing, ({ instrument }) => instrument.id)
  const rulesOn = ({ id }: Instrument): number => counts.get(id)?.length ?? 0
  const groups = Map.groupBy(instruments.values(), ({ rank }) => rank)
  const usedFirst = (a: Instrument, b: Instrument): number => rulesOn(b) - rulesOn(a) || byRank(a, b)
  const line = (instrument: Instrument): Html => {
    const [count, decided] = [rulesOn(instrument), decisions.get(instrument.id) ?? 0]
    const notes = [
      standingTold(instrument, view),
      count === 0 ? '' : say('count', { count }),
      decided === 0 ? '' : say('decisions', { count: decided }),
      relationsTold(instrument, view),
    ].filter((note) => note !== '')
    return html`<li><a href="${onDay(hrefOf(instrument.id), asked)}">${nameOf(instrument)}</a> ${titleOf(instrument)}<small>${notes.join(' · ')}</small></li>`
  }
  const wrong = wrongDay(asked, lang)
  return {
    title: say('title'),
    failed: wrong !== undefined,
    body: html`${errorSummary(wrong === undefined ? {} : { pada: wrong }, lang)}${registerTop(lang)}${searchForm('', lang)}<section>${dayForm('/peraturan', asked, lang)}<ul><li><a href="/peraturan/hubungan">${say('tree')}</a></li><li><a href="/peraturan/cakupan">${say('coverage')}</a></li></ul><p class="soft">${say('day.shown', { day: longDay(lang, on) })} ${say('version', { digest: digest.slice(0, 8), rules: standing.length, instruments: instruments.size })}</p></section>${each(
      ranks.filter((rank) => groups.has(rank)),
      (rank) =>
        html`<section><h2>${rankWords(lang)(`rank.${rank}`)}</h2><ul class="basis">${each((groups.get(rank) ?? []).toSorted(usedFirst), line)}</ul></section>`,
    )}`,
  }
}

/** The heading of the register. */
export const registerTop = (lang: Language): Html =>
  pageTop({ title: words(lang)('title'), more: html`<p>${words(lang)('lead')}</p>` })

/** One field over everything of the law. */
export function searchForm(typed: string, lang: Language): Html {
  const say = words(lang)
  return askForm({
    action: '/peraturan',
    class: askClass,
    label: say('ask'),
    body: html`${textInput({ name: 'q', label: say('ask'), hint: say('ask.hint'), value: typed === '' ? undefined : typed })}${button({ text: say('go'), icon: 'search' })}`,
  })
}
