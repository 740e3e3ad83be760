import type { Instant, TimeZone } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { button } from '../../../platform/http/components/button.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { officeOf } from '../../offices/index.ts'
import { hiddenAt } from '../hidden.ts'
import { words } from '../words.ts'
import { isLive } from './decide.ts'
import { type AccessRow, accessesOf, looksOf, unsafeOf } from './store.ts'

/** Somebody who was let in, as the person of the case and officers see it. */
export type Listed = AccessRow & {
  readonly name: string
  readonly reason: string
  /** When they looked, the newest first. */
  readonly looks: readonly Instant[]
}

export type AccessList = { readonly listed: readonly Listed[]; readonly unsafe: readonly string[] }

/** Who was let in to a case and when they looked; and who is marked as not safe. */
export async function accessListOf(tx: Tx, seal: Seal, id: string): Promise<AccessList> {
  const looks = await looksOf(tx, id)
  return {
    listed: (await accessesOf(tx, id)).map((access) => ({
      ...access,
      name: seal.reveal(access.nameHidden, hiddenAt.relative(access.id)),
      reason: access.reasonHidden === null ? '' : seal.reveal(access.reasonHidden, hiddenAt.accessReason(access.id)),
      looks: looks.filter((look) => look.access === access.id).map(({ at }) => at),
    })),
    unsafe: (await unsafeOf(tx, id)).map((one) => seal.reveal(one.nameHidden, hiddenAt.unsafe(one.id))),
  }
}

/** How many looks of one person are told one by one. */
const shownLooks = 10

/** The list, each with a button that ends it at once. */
export function accessList(
  web: Web,
  { listed, unsafe }: AccessList,
  { base, zone }: { base: string; zone: TimeZone },
): Html {
  const { lang } = web
  const say = words(lang)
  const at = (when: Instant): string => moment(lang, when, zone)
  const marked = unsafe.length === 0 ? nothing : html`<p>${say('access.unsafe.list', { names: unsafe.join(', ') })}</p>`
  if (listed.length === 0) return html`<p class="soft">${say('access.none')}</p>${marked}`
  const rowOf = (one: Listed): Html => {
    const live = isLive(one, web.now())
    const by =
      one.givenBy === 'mission'
        ? html`<br>${say('access.by-mission', { office: officeOf(one.office ?? '')?.name[lang] ?? '', reason: one.reason })}`
        : nothing
    const until = one.until === null ? say('access.no-end') : say('access.until', { until: at(one.until) })
    const looks =
      one.looks.length === 0
        ? html`<br><span class="soft">${say('access.never')}</span>`
        : html`<br><span class="soft">${say('access.looks', { count: one.looks.length })}</span><ul>${each(one.looks.slice(0, shownLooks), (look) => html`<li>${at(look)}</li>`)}</ul>`
    const end = live
      ? formOf({
          action: `${base}/${one.id}/akhiri`,
          session: web.session,
          key: `${web.key}${one.id.slice(-8)}`,
          body: button({ text: say('access.end'), kind: 'outline' }),
        })
      : nothing
    return html`<li><b>${one.kind === 'helper' ? `${say('access.helper')}${one.name === '' ? '' : ` · ${one.name}`}` : one.name}</b> ${live ? tag(say('access.open'), 'leaf') : tag(say('access.ended'))}<br>${say(`scope.${one.scope}`)}<br>${until}${by}${looks}${end}</li>`
  }
  return html`<ul class="plain-list flow">${each(listed, rowOf)}</ul>${marked}`
}
