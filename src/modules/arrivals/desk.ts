import { backLink } from '../../platform/http/components/back-link.ts'
import { errorSummary } from '../../platform/http/components/error-summary.ts'
import { consolePage, type Desk } from '../../platform/http/frame/desk.ts'
import { type Html, html, nothing } from '../../platform/http/html.ts'
import type { Web } from '../../platform/http/route.ts'
import { officeOf } from '../offices/index.ts'
import { words } from './words.ts'

function deskOf(web: Web): Desk {
  const say = words(web.lang)
  const office = web.actor.office === null ? undefined : officeOf(web.actor.office)
  const isOffice = office !== undefined && web.actor.role !== 'auditor'
  return {
    unit: office?.name[web.lang] ?? say('who.centre'),
    rail: [
      isOffice
        ? { key: 'antrean', name: say('rail.desk'), href: '/meja', icon: 'inbox' }
        : { key: 'pusat', name: say('rail.centre'), href: '/pusat', icon: 'list-checks' },
      { key: 'aduan', name: say('rail.cases'), href: '/meja/aduan', icon: 'life-buoy' },
      { key: 'kedatangan', name: say('title'), href: '/meja/kedatangan', icon: 'ship' },
      ...(isOffice
        ? ([
            { key: 'kedatangan-baru', name: say('rail.new'), href: '/meja/kedatangan/baru', icon: 'plus' },
            { key: 'menuju', name: say('rail.coming'), href: '/meja/kedatangan/menuju', icon: 'users' },
          ] as const)
        : []),
    ],
  }
}

type Paged = {
  readonly title: string
  readonly body: Html
  /** The body begins with a heading of its own. */
  readonly isHeaded?: true
  /** Where the way back leads. */
  readonly back?: string
  readonly errors?: Readonly<Record<string, string>>
  readonly current?: string
}

/** A page of the desk around arrivals. */
export async function deskPage(
  web: Web,
  { title, body, isHeaded, back, errors = {}, current = 'kedatangan' }: Paged,
): Promise<Response> {
  const failed = Object.keys(errors).length > 0
  const page = consolePage({
    title,
    current,
    failed,
    scripts: ['console.js'],
    styles: ['button'],
    body: html`<div class="scroll" role="region" tabindex="0" aria-label="${title}"><div class="pad flow">${back === undefined ? nothing : backLink(back, web.lang)}${errorSummary(errors, web.lang)}${isHeaded ? nothing : html`<h1>${title}</h1>`}${body}</div></div>`,
    desk: deskOf(web),
  })
  return await web.page(page, failed ? 422 : 200)
}
