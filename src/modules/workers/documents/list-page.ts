import { iconNamed } from '../../../platform/http/components/icon.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { type Task, taskList } from '../../../platform/http/components/task-list.ts'
import type { Tone } from '../../../platform/http/components/tone.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import type { Standing } from './kinds.ts'
import { type DocumentsView, type KindView, usualOrder } from './view.ts'
import { words } from './words.ts'

const looks: Readonly<Record<Standing, { readonly state: Task['state']; readonly tone: Tone }>> = {
  missing: { state: 'now', tone: 'plain' },
  incomplete: { state: 'now', tone: 'amber' },
  uploaded: { state: 'done', tone: 'plain' },
  valid: { state: 'done', tone: 'plain' },
  expired: { state: 'return', tone: 'brown' },
  returned: { state: 'return', tone: 'brown' },
}

/** All documents of the catalogue: what needs the person first, then what is here, then what may be asked some day. */
export function documentsPage(web: Web, { kinds, ruleSet }: DocumentsView, asked: ReadonlySet<string>): Page {
  const say = words(web.lang)
  const shown = kinds.filter(({ kind, document }) => kind.comes !== 'issued-here' || document !== undefined)
  const order = usualOrder(ruleSet)
  const sorted = shown.toSorted((a, b) => order(a.kind.code) - order(b.kind.code))
  const groups = Object.groupBy(sorted, (one) => groupOf(one, asked))
  return {
    title: say('title'),
    current: 'journey',
    body: html`${pageTop({ title: say('title') })}<p class="lead">${say('lead')}</p>${group(web, 'todo', groups.todo)}${group(web, 'sent', groups.sent)}${group(web, 'others', groups.others)}`,
  }
}

type Group = 'todo' | 'sent' | 'others'
const groupOf = ({ standing, kind }: KindView, asked: ReadonlySet<string>): Group =>
  standing === 'missing'
    ? asked.has(kind.code)
      ? 'todo'
      : 'others'
    : standing === 'uploaded' || standing === 'valid'
      ? 'sent'
      : 'todo'

function group(web: Web, name: Group, kinds: readonly KindView[] = []): Html {
  if (kinds.length === 0) return nothing
  const say = words(web.lang)
  const note = name === 'others' ? html`<p class="soft">${say('others.note')}</p>` : nothing
  return html`<section><h2>${say(name)}</h2>${note}${taskList(kinds.map((one) => row(web, one)))}</section>`
}

function row(web: Web, { kind, document, standing }: KindView): Task {
  const say = words(web.lang)
  const { state, tone } = looks[standing]
  const href = kind.comes === 'family-confirmation' ? '/keluarga' : `/berkas/${kind.code}`
  const told = document?.state === 'returned' ? document.reviewReason : null
  return {
    name: kind.everyday[web.lang],
    state,
    icon: iconNamed(kind.icon),
    ...(kind.comes === 'issued-here' ? {} : { href }),
    note: told ?? (standing === 'missing' ? kind.where[web.lang] : ''),
    ...(standing === 'missing' ? {} : { status: { text: say(`state.${standing}`), tone } }),
  }
}
