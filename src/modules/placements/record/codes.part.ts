import type { TimeZone } from '../../../kernel/time.ts'
import { button } from '../../../platform/http/components/button.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form } from '../../../platform/http/components/form.ts'
import { share } from '../../../platform/http/components/share.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { DecisionRecord } from '../decision-record.ts'
import { words } from '../journey/words.ts'
import { type DecisionCode, mostOpen } from './codes.ts'

/** A code with the address that carries it. */
export type HandedOn = DecisionCode & { readonly url: string }

/** For the worker: who else may read this decision, and leave for one more. */
export function codesPart(
  web: Web,
  { id }: DecisionRecord,
  given: { codes: readonly HandedOn[]; zone: TimeZone },
): Html {
  const say = words(web.lang)
  const { codes, zone } = given
  const list = codes.map(
    (code) =>
      html`<li class="flow"><p>${say('code.until', { until: moment(web.lang, code.until, zone) })} ${code.lookedAt === null ? say('code.unread') : say('code.read', { looks: code.looks, when: moment(web.lang, code.lookedAt, zone) })}</p>${share({ lang: web.lang, text: say('code.message'), url: code.url })}${form({ action: `/putusan/${id}/kode/cabut`, session: web.session, key: web.key, body: html`<input type="hidden" name="kode" value="${code.id}">${button({ text: say('code.withdraw'), kind: 'quiet', icon: 'ban' })}` })}</li>`,
  )
  return fold({
    title: say('code.title'),
    open: codes.length > 0,
    body: html`<p>${say('code.note')}</p>${list.length === 0 ? nothing : html`<ul class="plain-list flow">${each(list, (one) => one)}</ul>`}${codes.length >= mostOpen ? nothing : form({ action: `/putusan/${id}/kode`, session: web.session, key: web.key, body: button({ text: say(codes.length === 0 ? 'code.give' : 'code.give.more'), kind: 'outline' }) })}`,
  })
}
