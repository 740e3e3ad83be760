import type { FrameContext } from '../frame.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../route.ts'
import { strip } from './strip.ts'

/** Only the page itself, e.g. a slip for the printer. A demonstration still says that it is one. */
export const bareBody = (page: Page, context: FrameContext): Html =>
  html`<body class="bare">${context.demo ? strip(context) : ''}<main id="isi" tabindex="-1">${page.body}</main></body>`
