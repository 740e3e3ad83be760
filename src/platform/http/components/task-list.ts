import { each, type Html, html, nothing } from '../html.ts'
import { attributes, classes } from './attributes.ts'
import type { Content } from './content.ts'
import { type IconName, icon } from './icon.ts'
import { knot } from './knot.ts'
import { tag } from './tag.ts'
import type { Tone } from './tone.ts'

export type TaskState = 'now' | 'done' | 'return' | 'later'

export type Task = {
  /** Verb first: "Foto paspor". */
  readonly name: Content
  readonly state: TaskState
  /** Absent on a locked row: it cannot be pressed, and `note` says why. */
  readonly href?: string
  /** When, where, or why it is locked. */
  readonly note?: Content
  readonly status?: { readonly text: Content; readonly tone: Tone }
  readonly icon?: IconName
}

const pictures = { now: 'circle-alert', done: 'check', return: 'corner-up-left', later: 'lock' } as const

/** Things to do, on one thread. The whole row is the link; a locked row has none and says the reason. */
export const taskList = (tasks: readonly Task[]): Html => html`<ul class="${threadOf(tasks)}">${each(tasks, row)}</ul>`

const threadOf = (tasks: readonly Task[]): string =>
  classes(
    'tasks',
    tasks.every(({ state }) => state === 'later') && 'tasks--later',
    tasks.every(({ state }) => state === 'done') && 'tasks--done',
  )

function row({ name, state, href, note, status, icon: picture }: Task): Html {
  const what =
    href === undefined
      ? html`<b class="task__name">${name}</b>`
      : html`<a${attributes({ class: 'task__name', href })}>${name}</a>`
  const mark = state === 'done' || state === 'later' ? pictures[state] : (picture ?? pictures[state])
  return html`<li class="task">${knot(state, mark)}<div>${what}${note === undefined ? nothing : html`<small>${note}</small>`}</div>${status === undefined ? nothing : tag(status.text, status.tone)}</li>`
}

export type DoneItem = { readonly name: Content; readonly on: Content; readonly href?: string }

/** What is behind, folded: quiet, with its day. `title` counts: "Sudah selesai (3)". */
export const doneBox = ({
  title,
  items,
  open,
}: {
  readonly title: Content
  readonly items: readonly DoneItem[]
  readonly open?: boolean
}): Html =>
  html`<details${attributes({ class: 'done-box', open: open === true })}><summary>${icon('check')}${title}${icon('chevron-down')}</summary><ul>${each(
    items,
    ({ name, on, href }) =>
      html`<li>${href === undefined ? name : html`<a${attributes({ href })}>${name}</a>`}<small>${on}</small></li>`,
  )}</ul></details>`
