import { attributes } from '../../../platform/http/components/attributes.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { decideBar } from '../../../platform/http/components/file-head.ts'
import { form } from '../../../platform/http/components/form.ts'
import { reasonItem } from '../../../platform/http/components/reason-picker.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { FileView } from '../review/view.ts'
import { words } from '../review/words.ts'

type Errors = Readonly<Record<string, string>>

/** Why a file is approved although the check found something. */
export function approvePage(
  web: Web,
  { application, grounds }: FileView,
  { typed, errors }: { typed: Typed; errors: Errors },
): Html {
  const say = words(web.lang)
  return html`<div class="pad"><h2>${say('approve.title')}</h2>${grounds.length > 0 ? html`<p>${say('approve.blocked')}</p>` : html`<p>${say('approve.lead')}</p>`}${form(
    {
      action: `/meja/${application.id}/setujui`,
      session: web.session,
      key: web.key,
      body: html`${textArea({ name: 'alasan', label: say('approve.reason'), hint: say('approve.hint'), value: typed['alasan'], error: errors['alasan'], rows: 3 })}${button({ text: say('act.approve'), kind: 'approve', icon: 'check' })}`,
    },
  )}${back(web, application.id)}</div>`
}

const back = ({ lang }: Web, id: string): Html =>
  linkButton({ href: `/meja/${id}`, text: words(lang)('act.back'), kind: 'quiet', small: true })

/** What to correct: sentences drafted from the rules, each with its article, to tick and to change. */
export function returnPage(
  web: Web,
  { application, drafts }: FileView,
  { typed, errors }: { typed: Typed; errors: Errors },
): Html {
  const say = words(web.lang)
  const ticked = new Set([typed['butir'] ?? []].flat())
  const rows = each(drafts, ({ key, label, text, citation }, index) => {
    const own = typed[`teks-${key}`]
    const id = index === 0 ? 'butir' : `butir-${index + 1}`
    return reasonItem({
      choice: html`<div class="choice"><input${attributes({ type: 'checkbox', id, name: 'butir', value: key, checked: ticked.has(key) })}><label for="${id}">${label[web.lang]}</label><span class="hint">${citation}</span></div>`,
      sentence: textArea({
        name: `teks-${key}`,
        label: say('return.sentence', { what: label[web.lang] }),
        value: typeof own === 'string' ? own : text,
        rows: 2,
      }),
    })
  })
  return html`<div class="pad"><h2>${say('return.title')}</h2><p>${say('return.lead')}</p>${
    drafts.length === 0
      ? html`<p>${say('return.none')}</p>`
      : form({
          action: `/meja/${application.id}/kembalikan`,
          session: web.session,
          key: web.key,
          label: say('return.title'),
          class: 'flow',
          body: html`${errors['butir'] === undefined ? nothing : html`<p class="wrong">${errors['butir']}</p>`}${rows}${decideBar(button({ text: say('act.return'), kind: 'return', icon: 'corner-up-left' }))}`,
        })
  }${back(web, application.id)}</div>`
}

/** One reason for many clean files. */
export function bulkPage(
  web: Web,
  {
    rows,
    typed,
    errors,
    mustRead = false,
  }: {
    rows: readonly { readonly id: string; readonly workerName: string; readonly number: string }[]
    typed: Typed
    errors: Errors
    /** Something is to be read first: it opens beside the page, so that the reason stays. */
    mustRead?: boolean
  },
): Html {
  const say = words(web.lang)
  const toRead = mustRead
    ? html`<p><a href="/pemberitahuan" target="_blank">${say('unread.notices')}</a> · <a href="/arahan" target="_blank">${say('unread.rulings')}</a></p>`
    : nothing
  return html`<div class="pad"><h1>${say('bulk.title', { count: rows.length })}</h1><ul>${each(rows, ({ workerName, number }) => html`<li>${workerName} · ${number}</li>`)}</ul>${toRead}${form(
    {
      action: '/meja/banyak/setujui',
      session: web.session,
      key: web.key,
      body: html`${each(rows, ({ id }) => html`<input type="hidden" name="berkas" value="${id}">`)}<input type="hidden" name="tahap" value="alasan">${textArea({ name: 'alasan', label: say('bulk.reason'), hint: say('approve.hint'), value: typed['alasan'] ?? say('bulk.reason.draft'), error: errors['alasan'], rows: 3 })}${button({ text: say('bulk.go', { count: rows.length }), kind: 'approve', icon: 'check' })}`,
    },
  )}${linkButton({ href: '/meja', text: say('act.back-to-queue'), kind: 'quiet', small: true })}</div>`
}
