import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { consolePage } from '../../../platform/http/frame/desk.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { words } from './words.ts'

export type Errors = Readonly<Record<string, string>>

type Shown = {
  readonly title: string
  readonly head: Html
  readonly body: Html
  /** Sentences by field; what was typed stays on the page. */
  readonly errors?: Errors
  /** The entry of the rail that stands for it. */
  readonly current?: 'today' | 'crisis' | 'directions' | 'consistency' | 'changes' | 'texts'
  /** What is looked at while something is done: beside it where there is room. */
  readonly aside?: { readonly label: string; readonly body: Html }
  /** Seconds until the page is asked for again, while something runs. */
  readonly refresh?: number
}

/** A page of the centre's workbench, in the console. */
export async function workbenchPage(
  web: Web,
  { title, head, body, errors = {}, refresh, current = 'changes', aside }: Shown,
): Promise<Response> {
  const say = words(web.lang)
  const failed = Object.keys(errors).length > 0
  const page = consolePage({
    title,
    current,
    failed,
    ...(refresh === undefined ? {} : { refresh }),
    scripts: ['console.js'],
    styles: ['button'],
    body: html`<div class="head">${head}</div><div class="scroll" role="region" tabindex="0" aria-label="${say('content')}"><div class="pad flow">${failed ? errorSummary(errors, web.lang) : nothing}${body}</div></div>`,
    desk: {
      unit: say('unit'),
      ...(aside === undefined
        ? {}
        : { aside: { label: aside.label, body: html`<div class="pad flow">${aside.body}</div>` } }),
      rail: [
        { key: 'today', name: say('rail.today'), href: '/pusat', icon: 'list-checks' },
        { key: 'cases', name: say('rail.cases'), href: '/meja/aduan', icon: 'life-buoy' },
        { key: 'crisis', name: say('rail.crisis'), href: '/pusat/krisis', icon: 'siren' },
        { key: 'directions', name: say('rail.directions'), href: '/pusat/arahan', icon: 'message-circle' },
        { key: 'consistency', name: say('rail.consistency'), href: '/pusat/keseragaman', icon: 'chart-line' },
        { key: 'changes', name: say('rail.changes'), href: '/pusat/aturan', icon: 'pencil' },
        { key: 'texts', name: say('rail.texts'), href: '/pusat/naskah', icon: 'file-text' },
        { key: 'register', name: say('rail.register'), href: '/peraturan', icon: 'scale' },
      ],
    },
  })
  return await web.page(page, failed ? 422 : 200)
}

/** Whether whoever looks may change the rules; an auditor only reads. */
export const isWriter = ({ actor }: Pick<Web, 'actor'>): boolean => actor.role === 'centre'

/** The first letters of a rule set's digest: enough to tell versions apart. */
export const versionOf = (digest: string): string => digest.slice(0, 12)
