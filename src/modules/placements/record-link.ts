import { type Html, html } from '../../platform/http/html.ts'
import type { Web } from '../../platform/http/route.ts'
import type { Application } from './application.ts'
import { words } from './words.ts'

/** Where everything the ledger holds about a file can be read and its proofs taken away, for those who may see it. */
export const recordLink = ({ lang }: Pick<Web, 'lang'>, { id }: Pick<Application, 'id'>): Html =>
  html`<p><a href="/log/berkas/${id}">${words(lang)('record.link')}</a></p>`
