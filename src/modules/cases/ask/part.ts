import { linkButton } from '../../../platform/http/components/button.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Asked } from '../../directions/index.ts'
import type { ThreadView } from '../thread/view.ts'
import { words } from './words.ts'

type Directed = Pick<ThreadView, 'one' | 'zone'> & { readonly questions: readonly Asked[]; readonly isWriter: boolean }

/** What the centre was asked about a case, and the way to ask: in doubt, or because of what it taught. */
export function directionPart({ lang }: Web, { one, questions, zone, isWriter }: Directed): Html {
  const say = words(lang)
  const known = each(
    questions,
    ({ id, number, text, state, askedAt }) =>
      html`<li><a href="/meja/arahan/${id}">${number}</a> ${tag(say(`state.${state}`), state === 'open' ? 'amber' : 'plain')} <small>${moment(lang, askedAt, zone)}</small><p>${text}</p></li>`,
  )
  const go = isWriter
    ? linkButton({
        href: `/meja/aduan/${one.id}/tanya`,
        text: say(one.state === 'closed' ? 'learned' : 'ask'),
        kind: 'outline',
        icon: 'message-circle',
        key: 'A',
      })
    : nothing
  return html`<section class="flow"><h2>${say('title')}</h2><p class="soft">${say(one.state === 'closed' ? 'learned.note' : 'note')}</p>${questions.length === 0 ? nothing : html`<ul class="plain-list flow">${known}</ul>`}${go}</section>`
}

/** What the reporter reads while the centre is asked: since when, and until when an answer is promised. */
export function askedPart({ lang }: Web, { zone, questions }: Pick<Directed, 'zone' | 'questions'>): Html {
  const say = words(lang)
  return each(
    questions.filter(({ state }) => state === 'open' || state === 'merged'),
    ({ askedAt, dueAt }) =>
      panel({
        kind: 'info',
        lang,
        title: say('told', { since: moment(lang, askedAt, zone) }),
        body: dueAt === null ? say('told.note') : say('told.due', { due: moment(lang, dueAt, zone) }),
      }),
  )
}
