import { assetUrl } from '../assets/assets.ts'
import { attributes } from '../components/attributes.ts'
import { words } from '../components/words.ts'
import type { Frame, FrameContext } from '../frame.ts'
import { each, type Html, html, nothing, raw } from '../html.ts'
import type { Page } from '../route.ts'
import { stylesFor } from '../style/styles.ts'
import { bareBody } from './bare.ts'
import { citizenBody } from './citizen.ts'
import { consoleBody } from './console.ts'

const bodies = { citizen: citizenBody, console: consoleBody, bare: bareBody } as const

/**
 * A whole document around a page, without its doctype: one inline style sheet, deferred scripts
 * from our own origin, nothing from anywhere else. Works without any of them.
 * @throws RangeError when a page asks for a script that does not exist
 */
export const renderPage: Frame = async (page, context) => {
  const body = await bodies[page.frame ?? 'citizen'](page, context)
  const style = stylesFor(page, body.toString())
  const document =
    await html`<html lang="${context.lang}"><head>${head(page, context)}<style>${raw(style)}</style></head>${body}</html>`
  return { document: document.toString(), style }
}

const knot =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath fill='%231b2a5e' d='M0 0h8v8H0z'/%3E%3Cpath fill='%23f3b32b' d='M4 1l3 3-3 3-3-3z'/%3E%3C/svg%3E"

function head(page: Page, { lang }: FrameContext): Html {
  const before = page.failed === true ? `${words(lang)('title.failed')} ` : ''
  const refresh = page.refresh === undefined ? nothing : html`<meta http-equiv="refresh" content="${page.refresh}">`
  const feed =
    page.feed === undefined
      ? nothing
      : html`<link${attributes({ rel: 'alternate', type: 'application/atom+xml', href: page.feed.href, title: page.feed.title })}>`
  const scripts = each(
    page.scripts ?? [],
    (name) => html`<script${attributes({ type: 'module', src: assetUrl(name) })}></script>`,
  )
  return html`<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#1b2a5e"><title>${before}${page.title} – Bekal</title><link rel="icon" href="${raw(knot)}">${feed}${refresh}${scripts}`
}
