import { type Html, html } from '../html.ts'

/** A key as it stands on the keyboard. Its meaning stands beside it. */
export const keyHint = (key: string): Html => html`<kbd>${key}</kbd>`
