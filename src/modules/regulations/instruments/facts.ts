import type { Content } from '../../../platform/http/components/content.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'

/** Something known, and what it is called. */
export type Known = { readonly question: string; readonly answer: Content }

/** What is known of an instrument or a rule, each below its name. Nothing here can be changed by the reader. */
export const knownList = (list: readonly Known[]): Html =>
  html`<ul class="basis">${each(list, ({ question, answer }) => html`<li><small>${question}</small><b>${answer}</b></li>`)}</ul>`
