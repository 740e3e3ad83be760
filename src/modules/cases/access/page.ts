import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { select } from '../../../platform/http/components/select.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { words } from '../words.ts'
import { scopes } from './decide.ts'

type Part = { readonly base: string; readonly form: Form<unknown> }

const field =
  ({ typed, errors }: Form<unknown>) =>
  (name: string) => ({ name, value: typed[name], error: errors[name] })

/** Who, what they see, and for how long. */
export function giveForm(web: Web, { base, form, offered }: Part & { readonly offered: readonly number[] }): Html {
  const say = words(web.lang)
  const of = field(form)
  return formOf({
    action: base,
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${whoFields(web, form)}${radios({ name: 'cakupan', label: say('access.scope'), options: scopes.map((value) => ({ value, text: say(`scope.${value}`) })), value: form.typed['cakupan'] ?? 'state' })}${select({ ...of('hari'), label: say('access.days'), value: form.typed['hari'], options: offered.map((days) => ({ value: String(days), text: say('access.days.option', { days }) })) })}${button({ text: say('access.give') })}`,
  })
}

export function whoFields(web: Web, form: Form<unknown>): Html {
  const say = words(web.lang)
  const of = field(form)
  return html`${textInput({ ...of('nama'), label: say('access.name'), hint: say('access.name.hint') })}${textInput({ ...of('telepon'), label: say('access.phone'), hint: say('access.phone.hint') })}`
}

/** Somebody who shall never be let in. */
export function unsafeForm(web: Web, { base, form }: Part): Html {
  const say = words(web.lang)
  const typed = Object.fromEntries(
    Object.entries(form.typed).map(([name, value]) => [name.replace(/^aman-/, ''), value]),
  )
  const isHere = 'aman-nama' in form.typed
  const shown: Form<unknown> = isHere ? { ...form, typed } : { ...form, typed: {}, errors: {} }
  return fold({
    title: say(web.actor.role === 'public' || web.actor.role === 'worker' ? 'access.unsafe' : 'access.unsafe.office'),
    open: isHere,
    body: formOf({
      action: `${base}/tidak-aman`,
      session: web.session,
      key: `${web.key}u`,
      class: 'flow',
      body: html`<p>${say('access.unsafe.note')}</p>${textInput({ name: 'aman-nama', label: say('access.unsafe.name'), value: shown.typed['nama'], error: form.errors['aman-nama'] })}${textInput({ name: 'aman-telepon', label: say('access.phone'), value: shown.typed['telepon'] })}${button({ text: say('access.unsafe.go'), kind: 'outline' })}`,
    }),
  })
}

/** The person of a case lets relatives in, ends it, and says who is not safe. */
export function ownAccessBody(
  web: Web,
  part: Part & { readonly back: string; readonly list: Html; readonly offered: readonly number[] },
): Html {
  const say = words(web.lang)
  return html`${backLink(part.back, web.lang)}${errorSummary(part.form.errors, web.lang)}<h1>${say('access.title')}</h1><p class="lead">${say('access.lead')}</p>${part.list}<h2>${say('access.new')}</h2>${giveForm(web, part)}${unsafeForm(web, part)}`
}

/** The address and the code, once. */
export function givenBody(web: Web, { back, link, code }: { back: string; link: string; code: string }): Html {
  const say = words(web.lang)
  return html`${backLink(back, web.lang)}<h1>${say('access.given')}</h1><p class="lead">${say('access.given.note')}</p><p>${say('access.link')}<br><b class="figure">${link}</b></p><p>${say('access.code')}<br><b class="figure">${code}</b></p>`
}
