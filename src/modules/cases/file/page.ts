import { button } from '../../../platform/http/components/button.ts'
import { checkbox, checkboxes, radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { provinces, reference } from '../../offices/index.ts'
import { attachField } from '../attach.part.ts'
import { filers } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { complaintScript, exit } from '../exit.part.ts'
import { words } from '../words.ts'
import { ways } from './contact.ts'
import { elsewhere } from './form.ts'

type Words = ReturnType<typeof words>
type Asking = {
  readonly form: Form<unknown>
  readonly action: string
  readonly officer?: boolean
  readonly before?: Html
}

/** Where somebody tells what is wrong: three steps on one page, nothing kept before it is sent. */
export function filingPage(web: Web, form: Form<unknown>): Page {
  const { lang } = web
  const say = words(lang)
  return {
    title: say('title.neutral'),
    failed: Object.keys(form.errors).length > 0,
    scripts: [complaintScript],
    microphone: true,
    body: html`<section>${exit(lang)}${errorSummary(form.errors, lang)}<h1>${say('file.title')}</h1><p class="lead">${say('file.lead')}</p>${panel({ kind: 'danger', lang, title: say('file.danger'), body: html`<a href="/darurat">${say('file.danger.go')}</a>` })}${fold({ title: say('safe.title'), body: html`<p>${say('safe.note')}</p><p>${say('safe.shared')}</p><p>${say('safe.exit')}</p>` })}<p>${say('file.have')} <a href="/pengaduan/masuk">${say('file.have.go')}</a></p>${filingForm(web, { form, action: '/pengaduan' })}<p class="soft">${say('file.figures')} <a class="tap" href="/pengaduan/angka">${say('file.figures.go')}</a></p></section>`,
  }
}

/** The form itself; an officer who writes it down for somebody has the same one. */
export function filingForm(
  web: Web,
  { form: { typed, errors }, action, officer = false, before = nothing }: Asking,
): Html {
  const say = words(web.lang)
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] })
  const { categories, signs } = caseStandard()
  const file = attachField(web.lang, errors['berkas'])
  const what = html`<h2>${say('file.what')}</h2>${radios({ ...field('apa'), label: say('what'), options: categories.filter(({ asked }) => asked || officer).map(({ code, name }) => ({ value: code, text: name[web.lang] })) })}${checkboxes({ ...field('bahaya'), label: say('signs'), hint: say('signs.hint'), options: signs.map(({ code, name }) => ({ value: code, text: name[web.lang] })) })}${textArea({ ...field('cerita'), label: say('story'), hint: say('story.hint'), rows: 7 })}${file}`
  const unnamed =
    web.actor.role === 'worker'
      ? checkbox({ name: 'tanpa', text: say('unnamed'), checked: typed['tanpa'] !== undefined })
      : nothing
  return formOf({
    action,
    session: web.session,
    key: web.key,
    files: true,
    class: 'flow',
    body: html`${before}${what}<h2>${say('file.where')}</h2>${whereOf(web, say, field)}<h2>${say('file.reach')}</h2>${reachOf(say, field)}${unnamed}${button({ text: say('file.send'), icon: 'check' })}`,
  })
}

type Field = (name: string) => { name: string; value: Form<unknown>['typed'][string]; error: string | undefined }

function whereOf({ lang }: Web, say: Words, field: Field): Html {
  const abroad = [...reference().destinations.values()]
    .map(({ code, name }) => ({ value: code, text: name[lang] }))
    .toSorted((a, b) => a.text.localeCompare(b.text, lang))
  return html`${select({
    ...field('negara'),
    label: say('country'),
    empty: say('country.none'),
    options: [{ value: 'ID', text: say('country.home') }, ...abroad, { value: elsewhere, text: say('country.other') }],
  })}${textInput({ ...field('tempat'), label: say('place'), hint: say('place.hint') })}${select({
    ...field('asal'),
    label: say('origin'),
    empty: say('origin.none'),
    options: provinces().map(({ code, name }) => ({ value: code, text: name })),
  })}`
}

const reachOf = (say: Words, field: Field): Html =>
  html`${radios({ ...field('siapa'), label: say('who'), options: filers.map((value) => ({ value, text: say(`who.${value}`) })) })}${radios(
    {
      ...field('lewat'),
      value: field('lewat').value ?? '',
      label: say('reach'),
      hint: say('reach.hint'),
      options: ways.map((value) => ({ value, text: say(value === '' ? 'reach.page' : `reach.${value}`) })),
    },
  )}${textInput({ ...field('alamat'), label: say('reach.address'), hint: say('reach.address.hint') })}${textInput({ ...field('jam'), label: say('reach.hours'), hint: say('reach.hours.hint') })}${textInput({ ...field('nama'), label: say('name'), hint: say('name.hint'), kind: 'name' })}`
