import type { Language } from '../../i18n/language.ts'
import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import type { IconName } from './icon.ts'
import { type DueProps, due } from './sla.ts'
import { countryCode, diamond, tag } from './tag.ts'
import type { Tone } from './tone.ts'
import { words } from './words.ts'

export type QueueRow = {
  readonly id: string
  readonly name: string
  /** The file's number. */
  readonly number: string
  readonly href: string
  readonly service: Content
  readonly sender: Content
  readonly country: { readonly code: string; readonly name: Content; readonly job: Content }
  readonly due: DueProps
  readonly check: { readonly text: Content; readonly tone: Tone; readonly icon: IconName }
  readonly ticked?: boolean
  /** May be approved with others: only clean files. Otherwise there is no box. */
  readonly bulk?: boolean
  /** Shown in the pane beside. */
  readonly open?: boolean
}

export type QueueGroup = {
  readonly title: Content
  /** "4 berkas" */
  readonly count: Content
  readonly tone: Tone
  readonly rows: readonly QueueRow[]
}

export type QueueProps = {
  readonly lang: Language
  readonly label: string
  /** Five: name, service, destination, promise, check. */
  readonly columns: readonly [string, string, string, string, string]
  readonly groups: readonly QueueGroup[]
}

const widths = ['name', 'service', 'to', 'due', 'check'] as const

/** The work of an office, most urgent first, in groups by promise. The name is the link; the box is for many at once. */
export function queue({ lang, label, columns, groups }: QueueProps): Html {
  const say = words(lang)
  const heads = each(
    columns,
    (name, index) => html`<th${attributes({ scope: 'col', class: `queue__${widths[index] ?? ''}` })}>${name}</th>`,
  )
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="queue"><caption class="unseen">${label}</caption><thead><tr><th scope="col" class="queue__tick"><span class="unseen">${say('queue.pick-column')}</span></th>${heads}</tr></thead>${each(groups, (group) => groupOf(group, lang))}</table></div>`
}

const groupOf = ({ title, count, tone, rows }: QueueGroup, lang: Language): Html =>
  html`<tbody><tr class="queue__group"><th colspan="6" scope="colgroup">${diamond(tone)}${title}<span>${count}</span></th></tr>${each(rows, (row) => rowOf(row, lang))}</tbody>`

function rowOf(row: QueueRow, lang: Language): Html {
  const { id, name, number, href, service, sender, country, check, ticked, bulk, open } = row
  const box =
    bulk === true
      ? html`<input${attributes({ type: 'checkbox', name: 'berkas', value: id, checked: ticked === true, 'aria-label': words(lang)('queue.pick', { name }) })}>`
      : nothing
  return html`<tr${attributes({ id: `baris-${id}`, 'aria-current': open === true ? 'true' : null })}><td class="queue__tick">${box}</td><th scope="row"><a${attributes({ href })}>${name}</a><small>${number}</small></th><td>${service}<small>${sender}</small></td><td><span class="queue__where">${countryCode(country.code)}<span>${country.name}<small>${country.job}</small></span></span></td><td>${due(row.due)}</td><td>${tag(check.text, check.tone, check.icon)}</td></tr>`
}

/** What to do with the ticked ones, at the foot of the queue's form. */
export const bulkBar = ({
  count,
  note,
  actions,
}: {
  readonly count: Content
  readonly note: Content
  readonly actions: Html
}): Html => html`<div class="bulk"><b>${count}</b><span>${note}</span>${actions}</div>`
