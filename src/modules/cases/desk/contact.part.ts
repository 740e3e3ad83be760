import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { visible } from '../../../platform/http/visible.ts'
import type { Case } from '../case.ts'
import { words } from '../words.ts'

/** How somebody can be reached, in clear; empty texts for what they did not say. */
export type Reachable = {
  readonly channel: string | null
  readonly address: string
  readonly name: string
  readonly hours: string
}

/** Who told a case, and how they are reached, in one line. */
export function contactText(
  web: Web,
  { one, contact }: { readonly one: Pick<Case, 'filedBy'>; readonly contact: Reachable | null },
): Html {
  const say = words(web.lang)
  const who = say(`who.${one.filedBy}`)
  if (contact === null) return html`${who}. ${say('one.unnamed')}`
  const way =
    contact.channel === null ? say('reach.page') : html`${say(`reach.${contact.channel as 'sms'}`)} ${contact.address}`
  return html`${who}. ${contact.name === '' ? say('one.no-name') : visible(contact.name)}. ${way}${contact.hours === '' ? nothing : html` (${visible(contact.hours)})`}`
}
