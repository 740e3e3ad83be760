import { dayIn, type Instant } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, buttonRow, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { type PanelKind, panel } from '../../../platform/http/components/panel.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import { areaOf, zoneOfArea } from '../../offices/index.ts'
import type { FamilyMember } from '../worker.ts'
import { relations } from '../worker.ts'
import { shownToWorker } from './decide.ts'
import { words } from './words.ts'

export type FamilyView = { readonly village: string | null; readonly family: readonly FamilyMember[] }

const kinds: Readonly<Record<ReturnType<typeof shownToWorker>, PanelKind>> = {
  asked: 'info',
  permits: 'info',
  complete: 'success',
  ended: 'info',
}

/** Whom the worker asked and where it stands; a no looks like no answer. */
export function familyPage(web: Web, { village, family }: FamilyView): Page {
  const say = words(web.lang)
  const [now] = family.filter(({ endedAt }) => endedAt === null)
  const state = now && shownToWorker(now)
  const before = family.filter(({ endedAt }) => endedAt !== null).slice(0, 5)
  const asking =
    village === null
      ? html`${panel({ kind: 'info', lang: web.lang, title: say('village-first'), body: say('village-first.note') })}${linkButton({ href: '/profil/desa?dari=periksa', text: say('village-first.go') })}`
      : state === 'permits' || state === 'complete'
        ? nothing
        : linkButton({
            href: '/keluarga/minta',
            text: say(now ? 'ask.other' : 'ask'),
            ...(now ? { kind: 'outline' } : {}),
          })
  return {
    title: say('title'),
    current: 'journey',
    body: html`${pageTop({ title: say('title') })}<section><p class="lead">${say('lead')}</p>${now ? standing(web, now) : nothing}${asking}${now ? html`<p><a class="tap" href="/keluarga/${now.id}/batal">${say('end')}</a></p>` : nothing}</section>${earlier(web, before)}`,
  }
}

function standing(web: Web, member: FamilyMember): Html {
  const say = words(web.lang)
  const state = shownToWorker(member)
  return panel({
    kind: kinds[state],
    lang: web.lang,
    title: `${member.name} · ${say(`relation.${member.relation}`)}`,
    body: html`<p><b>${say(`state.${state}`)}.</b> ${noteOf(web, member)}</p>`,
  })
}

function noteOf(web: Web, member: FamilyMember): string {
  const say = words(web.lang)
  const state = shownToWorker(member)
  const on = (at: Instant | null): string =>
    at === null ? '' : shortDay(web.lang, dayIn(at, zoneOfArea(member.village)))
  if (state === 'permits') return say('state.permits.note', { village: areaOf(member.village)?.name ?? '' })
  const at = { asked: member.askedAt, complete: member.witnessedAt, ended: member.endedAt }[state]
  return say(`state.${state}.note`, { day: on(at) })
}

const earlier = (web: Web, before: readonly FamilyMember[]): Html =>
  before.length === 0
    ? nothing
    : html`<section><h2>${words(web.lang)('earlier')}</h2><ul class="plain-list">${each(before, (member) => html`<li>${member.name} · ${noteOf(web, member)}</li>`)}</ul></section>`

/** Name, relation, phone: all that is needed to ask. */
export function askPage(web: Web, form: Form<unknown>): Page {
  const say = words(web.lang)
  const { typed, errors } = form
  return {
    title: say('ask.title'),
    current: 'journey',
    failed: Object.keys(errors).length > 0,
    body: html`<section>${backLink('/keluarga', web.lang)}${errorSummary(errors, web.lang)}<h1>${say('ask.title')}</h1>${formOf(
      {
        action: '/keluarga',
        session: web.session,
        key: web.key,
        body: html`${textInput({ name: 'name', label: say('name'), value: typed['name'], error: errors['name'] })}${radios(
          {
            name: 'relation',
            label: say('relation'),
            options: relations.map((value) => ({ value, text: say(`relation.${value}`) })),
            value: typed['relation'],
            error: errors['relation'],
          },
        )}${textInput({ name: 'phone', label: say('phone'), hint: say('phone.hint'), kind: 'phone', value: typed['phone'], error: errors['phone'] })}${button({ text: say('send'), icon: 'message-circle' })}`,
      },
    )}<h2>${say('no-web')}</h2><p>${say('no-web.note')}</p><h2>${say('no-phone')}</h2><p>${say('no-phone.note')}</p></section>`,
  }
}

/** Asked once more, since a link that was sent stops working. */
export function endPage(web: Web, member: FamilyMember): Page {
  const say = words(web.lang)
  return {
    title: say('end.title'),
    current: 'journey',
    body: html`<section>${backLink('/keluarga', web.lang)}<h1>${say('end.title')}</h1><p class="lead">${say('end.lead', { name: member.name })}</p>${formOf(
      {
        action: `/keluarga/${member.id}/batal`,
        session: web.session,
        key: web.key,
        body: buttonRow(
          button({ text: say('end.go'), kind: 'danger' }),
          linkButton({ href: '/keluarga', text: say('end.no'), kind: 'outline' }),
        ),
      },
    )}</section>`,
  }
}
