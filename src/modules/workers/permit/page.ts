import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { askForm, form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { diamond } from '../../../platform/http/components/tag.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Tone } from '../../../platform/http/components/tone.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { areaOf } from '../../offices/index.ts'
import { stateOf } from '../family/decide.ts'
import type { Guest, Light } from '../family/link.ts'
import { words } from './words.ts'

const placeOf = (web: Web): string => `/izin/${web.params['tautan'] ?? ''}`
const firstName = ({ worker }: Guest): string => worker.name.split(' ')[0] ?? worker.name

export function gonePage(web: Web): Page {
  const say = words(web.lang)
  return {
    title: say('gone.title'),
    body: html`<section><h1>${say('gone.title')}</h1><p class="lead">${say('gone.lead')}</p>${helpOf(web)}</section>`,
  }
}

/** For a phone that has the message but no internet: the code of the link is typed on another one. */
export function enterPage(web: Web, typed: string, problem?: string): Page {
  const say = words(web.lang)
  return {
    title: say('enter.title'),
    failed: problem !== undefined,
    body: html`<section>${errorSummary(problem === undefined ? {} : { kode: problem }, web.lang)}<h1>${say('enter.title')}</h1><p class="lead">${say('enter.lead')}</p>${askForm(
      {
        action: '/izin',
        body: html`${textInput({ name: 'kode', label: say('enter.code'), hint: say('enter.hint'), value: typed, error: problem })}${button({ text: say('enter.go'), iconAfter: 'arrow-right' })}`,
      },
    )}</section>`,
  }
}

/** Before the phone is proven nobody's name is shown: a link may be opened by others. */
export function doorPage(web: Web, { member }: Guest, problem?: string): Page {
  const say = words(web.lang)
  return {
    title: say('door.title'),
    failed: problem !== undefined,
    body: html`<section>${errorSummary(problem === undefined ? {} : { isi: problem }, web.lang)}<h1>${say('door.title')}</h1><p class="lead">${say('door.lead')}</p><p>${say('door.phone', { last4: member.phoneLast4 })} ${say('door.free')}</p>${formOf(
      {
        action: `${placeOf(web)}/kirim`,
        session: web.session,
        key: web.key,
        body: button({ text: say('door.send'), icon: 'message-circle' }),
      },
    )}<p class="soft">${say('door.later')}</p></section>`,
  }
}

export function codePage(web: Web, form: Form<unknown>, demo: boolean): Page {
  const say = words(web.lang)
  return {
    title: say('code.title'),
    failed: Object.keys(form.errors).length > 0,
    body: html`<section>${errorSummary(form.errors, web.lang)}<h1>${say('code.title')}</h1><p class="lead">${say('code.lead')}</p>${demo ? html`<p><a class="tap" href="/kotak">${say('code.inbox')}</a></p>` : nothing}${formOf(
      {
        action: `${placeOf(web)}/kode`,
        session: web.session,
        key: web.key,
        body: html`${textInput({ name: 'code', label: say('code'), hint: say('code.hint'), kind: 'code', error: form.errors['code'] })}${button({ text: say('code.go'), iconAfter: 'arrow-right' })}`,
      },
    )}<p><a class="tap" href="${placeOf(web)}">${say('code.again')}</a></p></section>`,
  }
}

const meanings = ['means.1', 'means.2', 'means.3', 'means.4', 'means.5'] as const

/** What is asked, what it means, and three answers of the same weight. */
export function questionPage(web: Web, guest: Guest, form: Form<unknown>): Page {
  const say = words(web.lang)
  const name = firstName(guest)
  return {
    title: say('ask.title', { name }),
    failed: Object.keys(form.errors).length > 0,
    body: html`<section>${errorSummary(form.errors, web.lang)}<h1>${say('ask.title', { name: guest.worker.name })}</h1><p class="lead">${say('ask.lead', { name })}</p><h2>${say('means.title')}</h2><ul>${each(meanings, (key) => html`<li>${say(key, { name })}</li>`)}</ul>${panel({ kind: 'info', lang: web.lang, title: say('free.title'), body: say('free.note', { name }) })}${formOf(
      {
        action: placeOf(web),
        session: web.session,
        key: web.key,
        body: html`${radios({
          name: 'answer',
          label: say('answer'),
          options: (['permits', 'refuses', 'later'] as const).map((value) => ({ value, text: say(`answer.${value}`) })),
          value: form.typed['answer'],
          error: form.errors['answer'],
        })}${button({ text: say('answer.go'), kind: 'solid' })}`,
      },
    )}${helpOf(web)}</section>`,
  }
}

/** After an answer: what it leads to, and how the journey goes, as a light without reasons or documents. */
export function answeredPage(web: Web, guest: Guest, light: Light): Page {
  const say = words(web.lang)
  const state = stateOf(guest.member)
  const key = state === 'complete' ? 'complete' : state === 'permits' ? 'permitted' : 'refused'
  const village = areaOf(guest.member.village)?.name ?? ''
  const change =
    state === 'complete' ? nothing : html`<p><a class="tap" href="${placeOf(web)}?ubah=ya">${say('change')}</a></p>`
  return {
    title: say(`${key}.title`),
    body: html`<section><h1>${say(`${key}.title`)}</h1><p class="lead">${say(`${key}.lead`, { village })}</p>${change}</section>${key === 'refused' ? nothing : lightOf(web, guest, light)}<section>${helpOf(web)}</section>`,
  }
}

export function laterPage(web: Web): Page {
  const say = words(web.lang)
  return {
    title: say('later.title'),
    body: html`<section><h1>${say('later.title')}</h1><p class="lead">${say('later.lead')}</p>${helpOf(web)}</section>`,
  }
}

const tones: Readonly<Record<Light, Tone>> = {
  none: 'plain',
  waiting: 'amber',
  moving: 'amber',
  stopped: 'red',
  ready: 'leaf',
  gone: 'leaf',
}

function lightOf(web: Web, guest: Guest, light: Light): Html {
  const say = words(web.lang)
  const name = firstName(guest)
  return html`<section><h2>${say('light.title', { name })}</h2><p>${diamond(tones[light])}&ensp;<b>${say(`light.${light}`, { name })}</b></p></section>`
}

const helpOf = (web: Web): Html =>
  html`<p class="soft">${words(web.lang)('help')}</p>${linkButton({ href: '/darurat', text: words(web.lang)('help.go'), kind: 'outline', icon: 'phone' })}`
