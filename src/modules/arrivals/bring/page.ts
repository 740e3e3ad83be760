import { button } from '../../../platform/http/components/button.ts'
import { fileInput } from '../../../platform/http/components/file-input.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { arrivalStandard } from '../standard.ts'
import { words } from '../words.ts'
import { type BadLine, columns } from './csv.ts'

export type Brought = { readonly count: number; readonly known: number; readonly bad: readonly BadLine[] }

/** Most bad lines named on one page; the next show when these are corrected. */
const mostBad = 100

/** Where a list from paper is brought, and what became of it: each line that could not be taken, with what to do. */
export function bringBody(
  web: Web,
  { event, brought, error }: { readonly event: string; readonly brought?: Brought; readonly error?: string },
): Html {
  const { lang } = web
  const say = words(lang)
  const needs = arrivalStandard()
    .needs.slice(0, 2)
    .map(({ name }) => name.id)
    .join('/')
  const sample = [
    columns.join(';'),
    `Siti Aminah;perempuan;1996;Kabupaten Nunukan;C1234567;${needs}`,
    'Budi;L;;Nusa Tenggara Barat;;',
  ].join('\n')
  return html`${brought === undefined ? nothing : broughtPart(web, brought)}<p>${say('csv.note')}</p>${textArea({ name: 'contoh', label: say('csv.sample'), value: sample, rows: 4, fixed: true })}${formOf(
    {
      action: `/meja/kedatangan/${event}/berkas`,
      session: web.session,
      key: web.key,
      class: 'flow',
      files: true,
      body: html`${fileInput({ name: 'daftar', label: say('csv.file'), hint: say('csv.file.hint'), accept: 'text/csv,.csv', picture: 'file-text', error })}<p class="soft">${say('csv.twice')}</p>${button({ text: say('csv.do'), icon: 'upload' })}`,
    },
  )}`
}

function broughtPart({ lang }: Web, { count, known, bad }: Brought): Html {
  const say = words(lang)
  const line = ({ line: number, column, why }: BadLine): Html =>
    html`<li>${say('csv.bad.line', { line: number, column, why: say(why as 'csv.need') })}</li>`
  const wrong =
    bad.length === 0
      ? nothing
      : panel({
          kind: 'warning',
          lang,
          title: say('csv.bad'),
          body: html`<p>${say('csv.bad.note')}</p><ul>${each(bad.slice(0, mostBad), line)}</ul>`,
        })
  return html`<div role="status" class="flow">${panel({ kind: bad.length === 0 ? 'success' : 'info', lang, title: say('csv.done', { count, known }).trim() })}${wrong}</div>`
}
