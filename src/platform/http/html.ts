/**
 * Pages are typed functions over an escaping tagged template; there is no build and no JSX.
 * Every `${value}` is escaped. A value stands only in text or in a double-quoted attribute: never in a script,
 * a style, a comment, an `on*` attribute or an unquoted attribute. `html.test.ts` reads all templates for that.
 */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is already escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Nothing at all. */
export const nothing: Html = raw('')

/** Several pieces, one after another. */
export const each = <Item>(items: Iterable<Item>, show: (item: Item, index: number) => Html): Html =>
  html`${Array.from(items, show)}`

export { html, raw }
