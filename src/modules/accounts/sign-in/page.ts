import { button, linkButton } from '../../../platform/http/components/button.ts'
import { checkbox } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { words } from '../words.ts'

const failed = ({ errors }: Form<unknown>): boolean => Object.keys(errors).length > 0

/** NIK and phone: the door for everybody, registered or not. */
export function signInPage(web: Web, form: Form<unknown>): Page {
  const say = words(web.lang)
  const { typed, errors } = form
  return {
    title: say('title'),
    failed: failed(form),
    body: html`<section>${errorSummary(errors, web.lang)}<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>${formOf(
      {
        action: '/masuk',
        session: web.session,
        key: web.key,
        body: html`${textInput({ name: 'nik', label: say('nik'), hint: say('nik.hint'), value: typed['nik'], error: errors['nik'], kind: 'nik' })}${textInput({ name: 'phone', label: say('phone'), hint: say('phone.hint'), value: typed['phone'], error: errors['phone'], kind: 'phone' })}${button({ text: say('send'), iconAfter: 'arrow-right' })}`,
      },
    )}<p><a class="tap" href="/petugas/masuk">${say('to-officer')}</a></p></section>`,
  }
}

export type CodePage = {
  readonly form: Form<unknown>
  readonly last4: string | null
  readonly officer: boolean
  readonly demo: boolean
  /** It was sent once more just now. */
  readonly again?: boolean
}

/** The code that was sent. The browser may fill it in by itself; nothing has to be remembered. */
export function codePage(web: Web, { form, last4, officer, demo, again = false }: CodePage): Page {
  const say = words(web.lang)
  const base = officer ? '/petugas/masuk' : '/masuk'
  const lead =
    officer || last4 === null ? say('code.lead.officer') : say(again ? 'code.lead.again' : 'code.lead', { last4 })
  return {
    title: say('code.title'),
    failed: failed(form),
    body: html`<section>${errorSummary(form.errors, web.lang)}<h1>${say('code.title')}</h1><p class="lead">${lead}</p>${demo ? html`<p><a class="tap" href="/kotak">${say('code.inbox')}</a></p>` : nothing}${formOf(
      {
        action: `${base}/kode`,
        session: web.session,
        key: web.key,
        body: html`${textInput({ name: 'code', label: say('code'), hint: say('code.hint'), error: form.errors['code'], kind: 'code' })}${officer ? nothing : checkbox({ name: 'own', text: say('code.own'), checked: form.typed['own'] !== undefined })}${button({ text: say('code.go'), iconAfter: 'arrow-right' })}`,
      },
    )}${officer ? html`<p><a class="tap" href="${base}">${say('code.again.officer')}</a></p>` : otherWays(web)}</section>`,
  }
}

/** When no code comes: once more to the same phone, or another number. */
function otherWays(web: Web): Html {
  const say = words(web.lang)
  return html`<h2>${say('code.missing')}</h2>${formOf({
    action: '/masuk/kode/lagi',
    session: web.session,
    key: web.key,
    body: button({ text: say('code.again'), kind: 'outline', icon: 'message-circle' }),
  })}<p><a class="tap" href="/masuk">${say('code.other')}</a></p>`
}

/** The NIK belongs to another phone: what that means and who can help. */
export function takenPage(web: Web): Page {
  const say = words(web.lang)
  return {
    title: say('taken.title'),
    body: html`<section><h1>${say('taken.title')}</h1><p class="lead">${say('taken.lead')}</p>${panel({ kind: 'info', lang: web.lang, title: say('taken.mine'), body: say('taken.mine.note') })}${panel({ kind: 'warning', lang: web.lang, title: say('taken.not-mine'), body: say('taken.not-mine.note') })}${linkButton({ href: '/masuk', text: say('taken.typed'), kind: 'outline' })}${tiles(
      [
        { href: '/darurat', title: say('taken.call'), icon: 'phone', tone: 'red' },
        { href: '/kantor', title: say('taken.offices'), icon: 'landmark', tone: 'sea' },
      ],
    )}</section>`,
  }
}

export function officerSignInPage(web: Web, form: Form<unknown>): Page {
  const say = words(web.lang)
  return {
    title: say('officer.title'),
    failed: failed(form),
    body: html`<section>${errorSummary(form.errors, web.lang)}<h1>${say('officer.title')}</h1><p class="lead">${say('officer.lead')}</p>${formOf(
      {
        action: '/petugas/masuk',
        session: web.session,
        key: web.key,
        body: html`${textInput({ name: 'number', label: say('officer'), hint: say('officer.hint'), value: form.typed['number'], error: form.errors['number'] })}${button({ text: say('send'), iconAfter: 'arrow-right' })}`,
      },
    )}<p><a class="tap" href="/masuk">${say('to-worker')}</a></p></section>`,
  }
}

export function signedOutPage(web: Web): Page {
  const say = words(web.lang)
  return {
    title: say('out.title'),
    body: html`<section><h1>${say('out.title')}</h1><p class="lead">${say('out.lead')}</p>${linkButton({ href: '/masuk', text: say('out.again') })}</section>`,
  }
}
