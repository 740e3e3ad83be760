import { linkButton } from '../../../platform/http/components/button.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { ThreadView } from '../thread/view.ts'
import type { Payers } from './decide.ts'
import { words } from './words.ts'

type View = Pick<ThreadView, 'one' | 'returns'>

const isTold = (state: string): state is 'planned' | 'confirmed' | 'departed' | 'arrived' =>
  state !== 'handed' && state !== 'cancelled'

/** What the person reads: where their return is, when, who pays by the rules; and that nobody forces them. */
export function returnTold(lang: Language, { returns }: Pick<View, 'returns'>): Html {
  const say = words(lang)
  const last = returns.at(-1)
  if (!last || !isTold(last.state)) return nothing
  const wish = last.state === 'planned' || last.state === 'confirmed' ? html`<p>${say('told.wish')}</p>` : nothing
  return panel({
    kind: 'info',
    lang,
    title: say(`told.${last.state}`),
    body: html`<p>${say('told.day', { day: longDay(lang, last.travelsOn) })} ${paysText(lang, last.payers)}</p>${wish}`,
  })
}

/** Only what a rule says is told, and only once somebody confirmed it. */
function paysText(lang: Language, payers: Payers | null): string {
  if (payers === null) return ''
  const say = words(lang)
  const known = payers.flatMap(({ part, payer, confidence }) =>
    payer === null
      ? []
      : [
          say(confidence === 'verified' ? 'told.pays' : 'told.pays.maybe', {
            part: part[lang],
            payer: say(`payer.${payer}`),
          }),
        ],
  )
  return known.length === 0 ? say('told.pays.none') : known.join(' ')
}

/** On the officers' page of a case: where the return is, and the way to it. */
export function returnPart(web: Web, { one, returns }: View): Html {
  const say = words(web.lang)
  const last = returns.at(-1)
  const isOurs = one.office === web.actor.office && web.actor.role !== 'auditor'
  const href = `/meja/aduan/${one.id}/pulang`
  const state = last
    ? html`<p><b>${say(`state.${last.state}`)}</b> · ${longDay(web.lang, last.travelsOn)}</p>`
    : nothing
  const link =
    isOurs && (one.state !== 'closed' || last)
      ? linkButton({ href, text: say(last ? 'part.open' : 'part.new'), kind: 'outline', icon: 'plane' })
      : nothing
  return html`<section class="flow"><h2>${say('title')}</h2><p class="soft">${say('part.note')}</p>${state}${link}</section>`
}
