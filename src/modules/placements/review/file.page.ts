import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { select } from '../../../platform/http/components/select.ts'
import { consolePage, type Desk } from '../../../platform/http/frame/desk.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { directionPart } from '../ask/part.ts'
import { correctionsPart } from './corrections.part.ts'
import { actsOf, headOf, partOf, readersOf, suggestions } from './page.ts'
import { guidesPart, rulesOf } from './parts.ts'
import type { Place } from './place.ts'
import type { FileView } from './view.ts'
import { words } from './words.ts'

export type FilePage = {
  readonly view: FileView
  readonly place: Place
  readonly desk: Desk
  readonly officers: readonly { readonly id: string; readonly name: string }[]
  readonly toast?: Html
  /** An act in the place of the open part: a reason, items to correct, a ground. */
  readonly middle: Html | undefined
  readonly errors?: Readonly<Record<string, string>>
  readonly scripts?: readonly string[]
}

/** A whole file: its parts in the middle, what the rules say and the acts beside it. */
export function filePage(
  web: Web,
  { view, place, desk, officers, toast, middle, errors = {}, scripts = [] }: FilePage,
): Page {
  const say = words(web.lang)
  const failed = Object.keys(errors).length > 0
  const wrong = failed ? html`<div class="pad">${errorSummary(errors, web.lang)}</div>` : nothing
  return consolePage({
    title: `${view.worker.name} ${view.application.number}`,
    current: 'berkas',
    failed,
    scripts: ['console.js', 'console-help.js', ...(middle === undefined ? [] : ['drafts.js']), ...scripts],
    styles: ['button'],
    body: html`<h1 class="unseen">${view.worker.name} ${view.application.number}</h1>${wrong}${headOf(web, view, place)}<div class="scroll" role="region" tabindex="0" aria-label="${say('content.label')}">${readersOf(web, view)}${middle ?? partOf(web, view, place)}</div>${toast ?? nothing}`,
    desk: {
      ...desk,
      aside: {
        label: say('aside.acts'),
        body: html`${correctionsPart(web, view, place)}${rulesOf(web, view)}${guidesPart(web, view)}${directionPart(web, view)}${middle === undefined ? suggestions(web, view, place) : nothing}${assignment(web, view, officers)}${middle === undefined ? actsOf(web, view) : nothing}`,
      },
    },
  })
}

/** Who has the file, and to whom it can be given. */
function assignment(web: Web, { application }: FileView, officers: FilePage['officers']): Html {
  const say = words(web.lang)
  const has = officers.find(({ id }) => id === application.assignedTo)
  return html`<div class="why"><p>${has === undefined ? say('assign.nobody') : say('assign.has', { name: has.name })}</p>${form(
    {
      action: `/meja/${application.id}/bagikan`,
      label: say('assign.title'),
      session: web.session,
      key: `${web.key}b`,
      body: html`${select({ name: 'petugas', label: say('assign.title'), options: officers.map(({ id, name }) => ({ value: id, text: name })), value: application.assignedTo ?? web.actor.person ?? undefined })}${button({ text: say('assign.go'), kind: 'outline', small: true, key: 'B' })}`,
    },
  )}</div>`
}
