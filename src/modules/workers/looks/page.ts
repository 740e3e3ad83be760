import type { TimeZone } from '../../../kernel/time.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { timeline } from '../../../platform/http/components/timeline.ts'
import { html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { officeOf } from '../../offices/index.ts'
import type { Look } from './looks.ts'
import { words } from './words.ts'

const roles = ['village-officer', 'counter-officer', 'head-of-office', 'centre', 'airport-desk', 'auditor'] as const

/** Looks by what was done, without the module that did it: an officer opens a file in a part this one does not know. */
const acts = [
  'open-file',
  'open-document',
  'see-decision',
  'print-slip',
  'read-village',
  'reveal-nik',
  'reveal-phone',
  'witness-family',
] as const

/** Who, of which office, when, and what: never what was written in the file. */
export function looksPage(web: Web, looks: readonly Look[], zone: TimeZone): Page {
  const say = words(web.lang)
  const list =
    looks.length === 0
      ? emptyState({ title: say('none'), note: say('none.note') })
      : timeline(
          looks.map((look) => ({
            what: lookedAt(web.lang, look.act),
            who: whoOf(web, look),
            when: moment(web.lang, look.at, zone),
            tone: 'sea',
          })),
        )
  return {
    title: say('title'),
    current: 'journey',
    body: html`${pageTop({ title: say('title') })}<section><p class="lead">${say('lead')}</p>${list}</section><section><h2>${say('odd')}</h2><p>${say('odd.note')}</p>${linkButton({ href: '/darurat', text: say('odd.go'), kind: 'outline', icon: 'phone' })}</section>`,
  }
}

/** What somebody did with the file, in the worker's words. */
export function lookedAt(lang: Language, act: string): string {
  const known = acts.find((name) => act.endsWith(`.${name}`))
  return words(lang)(known ? `act.${known}` : 'act.look')
}

function whoOf(web: Web, { role, office }: Look): string {
  const say = words(web.lang)
  const known = roles.find((name) => name === role)
  const named = say(`role.${known ?? 'other'}`)
  const place = office === null ? undefined : officeOf(office)?.name[web.lang]
  return place === undefined ? named : say('who', { role: named, office: place })
}
