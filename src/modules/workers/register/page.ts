import type { LocalDate } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { progress } from '../../../platform/http/components/progress.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { Claims } from '../../accounts/index.ts'
import { addressOf } from '../../offices/index.ts'
import { pickVillage } from '../home/pick-village.ts'
import { fieldOf, searchVillages } from '../home/village.ts'
import type { Draft } from './draft.ts'
import { words } from './words.ts'

const stepOf = (web: Web, now: number): Html => progress({ label: words(web.lang)('step', { now }), now, all: 3 })

export function namePage(web: Web, form: Form<unknown>): Page {
  const say = words(web.lang)
  return {
    title: say('name.title'),
    failed: Object.keys(form.errors).length > 0,
    body: html`<section>${errorSummary(form.errors, web.lang)}${stepOf(web, 1)}<h1>${say('name.title')}</h1>${formOf({
      action: '/daftar',
      session: web.session,
      key: web.key,
      body: html`${textInput({ name: 'name', label: say('name'), hint: say('name.hint'), kind: 'name', value: form.typed['name'], error: form.errors['name'] })}${button({ text: say('go'), iconAfter: 'arrow-right' })}`,
    })}</section>`,
  }
}

export function villagePage(web: Web, draft: Draft, error?: string): Page {
  const say = words(web.lang)
  const search = searchVillages(web.url.searchParams)
  return {
    title: say('village.title'),
    failed: error !== undefined,
    body: html`<section>${backLink('/daftar', web.lang)}${errorSummary(error === undefined ? {} : { [fieldOf(search)]: error }, web.lang)}${stepOf(web, 2)}<h1>${say('village.title')}</h1><p class="lead">${say('village.lead')}</p>${pickVillage(
      web,
      { search, action: '/daftar/desa', now: draft.village, error },
    )}</section>`,
  }
}

/** Everything once more, each with its way back, before anything is kept. */
export function checkPage(web: Web, { name, village }: { name: string; village: string }, claims: Claims): Page {
  const say = words(web.lang)
  const rows = [
    { question: say('check.name'), answer: name, change: '/daftar' },
    { question: say('check.village'), answer: addressOf(village), change: '/daftar/desa' },
    { question: say('check.birth'), answer: shortDay(web.lang, claims.birthDate as LocalDate) },
    { question: say('check.sex'), answer: say(`check.sex.${claims.sex}`) },
    { question: say('check.nik'), answer: say('check.nik.end', { last4: claims.nik.slice(-4) }), change: '/masuk' },
    { question: say('check.phone'), answer: say('check.nik.end', { last4: claims.phone.slice(-4) }), change: '/masuk' },
  ]
  return {
    title: say('check.title'),
    body: html`<section>${backLink('/daftar/desa', web.lang)}${stepOf(web, 3)}<h1>${say('check.title')}</h1><p class="lead">${say('check.lead')}</p>${summaryList(rows, web.lang)}${panel({ kind: 'info', lang: web.lang, title: say('check.private'), body: say('check.private.note') })}${formOf(
      {
        action: '/daftar/periksa',
        session: web.session,
        key: web.key,
        body: button({ text: say('make'), icon: 'user-check' }),
      },
    )}</section>`,
  }
}
