import { attributes } from '../../../platform/http/components/attributes.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { CheckView } from '../verify/page.ts'
import { deskName, type Ending, endings, isDesk } from './desk.ts'
import { words } from './words.ts'

/** What the desk has besides the check. */
type DeskParts = Required<Pick<CheckView, 'action' | 'more' | 'before' | 'scripts'>>

/** @param away  the page a device keeps for the time without a network */
export function deskParts(web: Web, { away }: { away: boolean }): DeskParts {
  const say = words(web.lang)
  return {
    action: '/bandara',
    more: (form) =>
      button({
        text: say('depart'),
        kind: 'solid',
        icon: 'plane-takeoff',
        formaction: '/bandara/berangkat',
        ...(form === undefined ? {} : { form }),
      }),
    before: html`${away ? html`<p class="soft">${say('away')} <a href="/bandara">${say('away.do')}</a></p>` : nothing}${waiting(web)}`,
    scripts: ['departures.js'],
  }
}

/** Departures that wait on this device; shown and filled by the script, every word of it stands here. */
function waiting(web: Web): Html {
  const say = words(web.lang)
  const told = { count: '{count}' }
  const box = {
    'data-departures': true,
    'data-desk': isDesk(web) ? deskName(web) : null,
    'data-one': say('waiting.one', told),
    'data-many': say('waiting.many', told),
    'data-away': say('waiting.away'),
    'data-sending': say('waiting.sending'),
    'data-sign-in': say('waiting.sign-in'),
    'data-others': say('waiting.others', told),
    'data-out': say('waiting.out'),
    'data-odd-nameless': say('odd.nameless'),
  }
  const body = html`<div class="flow"><p data-standing></p><p class="soft">${say('waiting.note')}</p><div class="button-row"><button class="button button--outline" type="button" data-send>${say('waiting.send')}</button><span data-door hidden>${linkButton({ href: '/petugas/masuk?lanjut=/bandara', text: say('waiting.sign-in.do'), kind: 'solid' })}</span></div></div>`
  return html`<div${attributes(box)} aria-live="polite" class="flow"><div data-waiting hidden>${panel({ kind: 'warning', lang: web.lang, title: html`<span data-line></span>`, body })}</div><div data-odd hidden>${panel(
    {
      kind: 'danger',
      lang: web.lang,
      title: say('odd'),
      body: html`<div class="flow"><ul class="plain-list flow"></ul><p>${say('odd.what')}</p><button class="button button--outline" type="button">${say('odd.done')}</button></div>`,
    },
  )}</div>${templates(web)}</div>`
}

function templates({ lang }: Web): Html {
  const say = words(lang)
  const told = { holder: '{holder}' }
  const kindOf = (ending: Ending) => (ending === 'noted' || ending === 'already' ? 'success' : 'warning')
  return html`${each(endings, (ending) => html`<template${attributes({ 'data-ending': ending })}>${panel({ kind: kindOf(ending), lang, title: say(`ending.${ending}`, told) })}</template>`)}<template data-ending="kept">${panel({ kind: 'info', lang, title: say('kept', told) })}</template><template data-ending="again">${panel({ kind: 'info', lang, title: say('kept.again', told) })}</template>`
}
