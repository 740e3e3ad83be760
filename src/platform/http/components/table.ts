import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'

export type Column = { readonly name: Content; readonly figures?: boolean }

export type TableProps = {
  /** What the table shows; its name to a screen reader too. */
  readonly caption: string
  readonly columns: readonly Column[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Content[])[]
  readonly total?: readonly Content[]
}

/** Rows and columns. On a narrow screen it scrolls in its own frame, which the keyboard reaches. */
export const table = ({ caption, columns, rows, total }: TableProps): Html =>
  html`<div${attributes({ class: 'table-wrap', role: 'region', 'aria-label': caption, tabindex: 0 })}><table class="table"><caption>${caption}</caption><thead><tr>${each(columns, ({ name, figures }) => html`<th${attributes({ scope: 'col', class: figures === true ? 'figures' : null })}>${name}</th>`)}</tr></thead><tbody>${each(rows, (row) => rowOf(row, columns))}</tbody>${total === undefined ? nothing : html`<tfoot>${rowOf(total, columns)}</tfoot>`}</table></div>`

const rowOf = (cells: readonly Content[], columns: readonly Column[]): Html =>
  html`<tr>${each(cells, (cell, index) => {
    const figures = columns[index]?.figures === true ? 'figures' : null
    return index === 0
      ? html`<th${attributes({ scope: 'row', class: figures })}>${cell}</th>`
      : html`<td${attributes({ class: figures })}>${cell}</td>`
  })}</tr>`
