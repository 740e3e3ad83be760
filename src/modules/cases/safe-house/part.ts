import { button, linkButton } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay, moment } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { officeName } from '../board/public-data.ts'
import type { ThreadView } from '../thread/view.ts'
import type { Stay } from './decide.ts'
import { words } from './words.ts'

/** Where an office sees its houses and who is in them. */
export const housesPath = '/meja/tempat'

/** The way from the list of cases to the office's houses, and how many ask for a place there. */
export function housesLink(web: Web, asked: number): Html {
  if (web.actor.office === null) return nothing
  const say = words(web.lang)
  const link = html`<a class="tap" href="${housesPath}">${say('desk.open')}</a>`
  if (asked === 0) return html`<p>${link}</p>`
  return panel({ kind: 'warning', lang: web.lang, title: say('desk.asked', { count: asked }), body: link })
}

type View = Pick<ThreadView, 'one' | 'zone' | 'stays'>

/** What the person reads of a place: that there is one, since when and until when it is looked at; never where. */
export function stayTold(lang: Language, { stays, zone }: Pick<View, 'stays' | 'zone'>): Html {
  const say = words(lang)
  const last = stays.findLast(({ state }) => state === 'asked' || state === 'kept' || state === 'in')
  if (!last) return nothing
  const day = last.reviewOn === null ? '' : longDay(lang, last.reviewOn)
  const since = moment(lang, last.cameAt ?? last.askedAt, zone)
  return panel({
    kind: last.state === 'asked' ? 'info' : 'success',
    lang,
    title: say(`told.${last.state as 'asked' | 'kept' | 'in'}`),
    body: html`<p>${say(`told.${last.state as 'asked' | 'kept' | 'in'}.note`, { since, day })}</p><p>${say('told.free')}</p>`,
  })
}

/** On the officers' page of a case: which place was asked for, what came of it, and the way to ask. */
export function stayPart(web: Web, { one, zone, stays }: View): Html {
  const { lang } = web
  const say = words(lang)
  const isOurs = one.office === web.actor.office && one.state !== 'closed' && web.actor.role !== 'auditor'
  const open = stays.find(({ state }) => state === 'asked' || state === 'kept' || state === 'in')
  const line = (stay: Stay): Html =>
    html`<li><b>${say(`state.${stay.state}`)}</b><br><span class="soft">${officeName(stay.toOffice, lang)} · ${moment(lang, stay.askedAt, zone)}</span> <a class="tap" href="${housesPath}/${stay.id}">${say('open')}</a></li>`
  const list = stays.length === 0 ? nothing : html`<ul class="plain-list flow">${each(stays.toReversed(), line)}</ul>`
  const ask =
    isOurs && !open
      ? linkButton({ href: `/meja/aduan/${one.id}/tempat`, text: say('part.ask'), kind: 'outline', icon: 'house' })
      : nothing
  const withdraw =
    isOurs && open && open.state !== 'in'
      ? form({
          action: `/meja/aduan/${one.id}/tempat/tarik`,
          session: web.session,
          key: `${web.key}tempat`,
          label: say('do.withdraw'),
          body: html`<input type="hidden" name="tempat" value="${open.id}"><input type="hidden" name="versi" value="${open.version}">${button({ text: say('do.withdraw'), kind: 'quiet', small: true })}`,
        })
      : nothing
  return html`<section class="flow"><h2>${say('part.title')}</h2><p class="soft">${say('part.note')}</p>${list}${ask}${withdraw}</section>`
}
