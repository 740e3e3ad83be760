import { button, buttonRow, linkButton } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { appliesTo } from '../articles/page.ts'
import { examplePart } from './example.part.ts'
import { examplesOf } from './example-form.ts'
import { problemTold } from './problem.part.ts'
import { figuresOf, type Group, membersOf, ruleIn } from './rule-form.ts'
import { filesOf } from './versions.ts'
import type { DraftView } from './view.ts'
import { words } from './words.ts'

export type FilePage = DraftView & {
  readonly path: string
  /** As it is typed or stands in the draft; `null` where the draft takes the file away. */
  readonly text: string | null
  /** What was typed into the form and could not be taken. */
  readonly form: Pick<Form<unknown>, 'typed' | 'errors'>
}

/** One file of the law in a draft: as a form, as YAML, and what was found in it. */
export function fileBody(web: Web, page: FilePage): Html {
  const { draft, path, text } = page
  const say = words(web.lang)
  const back = linkButton({ href: `/pusat/aturan/${draft.id}`, text: say('file.back'), kind: 'quiet', small: true })
  if (text === null)
    return html`${back}${panel({ kind: 'warning', lang: web.lang, title: say('file.gone') })}${other(web, page, 'pulihkan')}`
  return html`${back}${foundHere(web, page)}${asForm(web, page, text)}${examples(web, page, text)}<section><h2>${say('file.yaml')}</h2>${form(
    {
      action: `/pusat/aturan/${draft.id}/berkas?jalur=${encodeURIComponent(path)}`,
      session: web.session,
      key: web.key,
      label: say('file.yaml'),
      class: 'flow',
      body: html`<input type="hidden" name="versi" value="${draft.version}">${textArea({ name: 'isi', label: say('file.text'), rows: 24, value: text })}${button({ text: say('file.save'), kind: 'solid' })}`,
    },
  )}</section>${buttonRow(other(web, page, 'pulihkan'), other(web, page, 'hapus'))}`
}

function examples(web: Web, { draft, base, path, form: { typed, errors } }: FilePage, text: string): Html {
  const rule = ruleIn(text)
  return rule === undefined
    ? nothing
    : examplePart(web, {
        rule,
        action: `/pusat/aturan/${draft.id}/berkas?jalur=${encodeURIComponent(path)}`,
        version: draft.version,
        published: examplesOf((filesOf(base)[path] ?? {}) as Group).length,
        typed,
        errors,
      })
}

const other = (web: Web, { draft, path }: FilePage, what: 'hapus' | 'pulihkan'): Html =>
  form({
    action: `/pusat/aturan/${draft.id}/berkas?jalur=${encodeURIComponent(path)}`,
    session: web.session,
    key: `${web.key}-${what}`,
    body: html`<input type="hidden" name="versi" value="${draft.version}"><input type="hidden" name="buat" value="${what}">${button({ text: words(web.lang)(what === 'hapus' ? 'file.remove' : 'file.restore'), kind: what === 'hapus' ? 'danger' : 'outline', small: true })}`,
  })

/** What is wrong in this file, and whom it is for in words. */
function foundHere(web: Web, { check, path }: FilePage): Html {
  const { lang } = web
  const say = words(lang)
  const here = check.complaints.filter(({ file }) => file === path)
  const rule = check.ruleSet?.rules.find(({ file }) => file === path)
  const applies =
    rule && check.ruleSet
      ? html`<p><b>${say('file.applies')}:</b> ${appliesTo(check.ruleSet, rule, lang)}</p>`
      : nothing
  const found =
    here.length === 0
      ? panel({ kind: 'success', lang, title: say('file.good') })
      : panel({
          kind: here.some(({ severity }) => severity === 'error') ? 'danger' : 'warning',
          lang,
          title: say('file.found'),
          body: html`<ul>${each(here, (complaint) => html`<li>${problemTold(lang, complaint)}</li>`)}</ul>`,
        })
  return html`${applies}<div role="status">${found}</div>`
}

function asForm(web: Web, { draft, path, form: { typed, errors } }: FilePage, text: string): Html {
  const say = words(web.lang)
  const rule = ruleIn(text)
  if (!rule) return html`<section><h2>${say('file.form')}</h2><p>${say('file.form.none')}</p></section>`
  const members = each(membersOf(rule), ({ path: name, value, long }) => {
    const label = say(`member.${name}`)
    const written = typed[name] ?? value
    return long ? textArea({ name, label, value: written, rows: 2 }) : textInput({ name, label, value: written })
  })
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] })
  const figures = each(
    figuresOf(rule),
    ({ name, values }) =>
      html`<fieldset class="flow"><legend>${say('file.figure', { name })}</legend><p>${say('file.figure.now', { values: values.join(', ') })}</p>${textInput({ ...field(`baru.${name}.from`), label: say('file.figure.from'), kind: 'date' })}${textInput({ ...field(`baru.${name}.value`), label: say('file.figure.value'), kind: 'figures' })}</fieldset>`,
  )
  return html`<section><h2>${say('file.form')}</h2>${form({
    action: `/pusat/aturan/${draft.id}/berkas?jalur=${encodeURIComponent(path)}`,
    session: web.session,
    key: `${web.key}-formulir`,
    label: say('file.form'),
    class: 'flow',
    body: html`<input type="hidden" name="versi" value="${draft.version}"><input type="hidden" name="buat" value="formulir">${members}${figures}${button({ text: say('file.save'), kind: 'solid' })}`,
  })}</section>`
}
