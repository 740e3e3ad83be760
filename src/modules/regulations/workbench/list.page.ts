import type { LocalDate } from '../../../kernel/time.ts'
import { WIB } from '../../../kernel/time.ts'
import { button } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay, moment } from '../../../platform/i18n/dates.ts'
import type { PublishedRow, StoredDraft } from '../publish/store.ts'
import { type Errors, isWriter, versionOf } from './frame.ts'
import { words } from './words.ts'

export type ListView = {
  readonly drafts: readonly StoredDraft[]
  /** Newest first, withdrawn ones among them. */
  readonly published: readonly PublishedRow[]
  /** What the drafts they came from are called. */
  readonly titles: ReadonlyMap<string, string>
  readonly today: LocalDate
  readonly typed: Typed
  readonly errors: Errors
}

const tones = { open: 'plain', proposed: 'amber', published: 'leaf', discarded: 'plain' } as const

/** What is being written, what waits for a signature, and every version that was ever published. */
export function listBody(web: Web, view: ListView): Html {
  const { drafts, typed, errors } = view
  const say = words(web.lang)
  const writing =
    drafts.length === 0
      ? emptyState({ title: say('open.none'), note: say('open.none.note') })
      : table({
          caption: say('open'),
          columns: [{ name: say('column.name') }, { name: say('column.state') }, { name: say('column.changed') }],
          rows: drafts.map(({ id, title, state, changedAt }) => [
            html`<a href="/pusat/aturan/${id}">${title}</a>`,
            tag(say(`state.${state}`), tones[state]),
            moment(web.lang, changedAt, WIB),
          ]),
        })
  const begin = form({
    action: '/pusat/aturan',
    session: web.session,
    key: web.key,
    label: say('begin'),
    class: 'flow',
    body: html`${textInput({ name: 'nama', label: say('begin.title'), hint: say('begin.hint'), value: typed['nama'], error: errors['nama'] })}${button({ text: say('begin'), kind: 'solid', icon: 'plus' })}`,
  })
  return html`${writing}${isWriter(web) ? begin : nothing}${publishedTable(web, view)}`
}

function publishedTable(web: Web, { published, titles, today }: ListView): Html {
  const say = words(web.lang)
  const counting = published.filter(({ withdrawn }) => withdrawn === null)
  const now = counting.find(({ effectiveFrom }) => effectiveFrom <= today)
  return table({
    caption: say('published'),
    columns: [
      { name: say('column.version') },
      { name: say('column.from') },
      { name: say('column.state') },
      { name: say('column.act') },
    ],
    rows: published.map((row, index) => {
      const before = published[index + 1]
      return [
        html`${nameOf(web, row, titles)}<br><small><code>${versionOf(row.digest)}</code></small>`,
        longDay(web.lang, row.effectiveFrom),
        stateOf(web, row, { now, today }),
        html`${before === undefined ? '' : html`<a href="/pusat/aturan/banding?lama=${before.digest}&amp;baru=${row.digest}">${say('set.compare')}</a><br>`}${isWriter(web) && mayGo(row, { counting, today }) ? html`<a href="/pusat/aturan/versi/${row.digest}/cabut">${say('set.withdraw')}</a>` : ''}`,
      ]
    }),
  })
}

/** Whether a version can be taken out of force: another one counts then, today as well. */
const mayGo = (
  row: PublishedRow,
  { counting, today }: { readonly counting: readonly PublishedRow[]; readonly today: LocalDate },
): boolean => row.withdrawn === null && counting.some((other) => other !== row && other.effectiveFrom <= today)

/** What it is called: the name of the change that made it, and a way to read it again; the first one came with the house. */
function nameOf({ lang }: Web, { draft }: PublishedRow, titles: ListView['titles']): Html {
  const title = draft === null ? undefined : titles.get(draft)
  return title === undefined ? html`${words(lang)('set.shipped')}` : html`<a href="/pusat/aturan/${draft}">${title}</a>`
}

function stateOf(
  { lang }: Web,
  row: PublishedRow,
  { now, today }: { now: PublishedRow | undefined; today: LocalDate },
): Html {
  const say = words(lang)
  if (row.withdrawn !== null) return tag(say('set.withdrawn', { reason: row.withdrawn.reason }), 'red', 'ban')
  if (row === now) return tag(say('set.counts'), 'leaf', 'check')
  return row.effectiveFrom > today
    ? tag(say('set.scheduled'), 'amber', 'calendar')
    : tag(say('set.before'), 'plain', 'clock')
}
