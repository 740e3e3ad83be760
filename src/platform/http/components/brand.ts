import { type Html, html, raw } from '../html.ts'

/** Our mark: four threads that cross make one knot. */
export const brandMark: Html = raw(
  '<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path fill="#F3B32B" d="M16 1.5l6.5 6.5-6.5 6.5-6.5-6.5z"/><path fill="currentColor" d="M8 9.5l6.5 6.5L8 22.5 1.5 16z"/><path fill="#BBC1D3" d="M24 9.5l6.5 6.5-6.5 6.5-6.5-6.5z"/><path fill="#C7963A" d="M16 17.5l6.5 6.5-6.5 6.5L9.5 24z"/></svg>',
)

/** The mark and the name, leading home. */
export const brand = (): Html => html`<a class="brand" href="/">${brandMark}Bekal</a>`

/** The woven band: the mark of authenticity under a page's head and above its foot. It is only looked at. */
export const wovenBand: Html = raw('<div class="band" aria-hidden="true"></div>')
