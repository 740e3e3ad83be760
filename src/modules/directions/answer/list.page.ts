import { dayIn, daysBetween, type Instant, WIB } from '../../../kernel/time.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment, numberText } from '../../../platform/i18n/dates.ts'
import { officeOf } from '../../offices/index.ts'
import type { Asked } from '../ask/store.ts'
import { directorateName, directorates } from '../directorates.ts'
import { words } from '../words.ts'
import type { Answer } from './decide.ts'
import type { AskedRule, Reply } from './reply.ts'

/** How far a question has come at the centre. */
export type Stage = 'asked' | 'assigned' | 'drafted' | 'sent-back' | 'reviewed'

export type Waiting = Asked & { readonly stage: Stage }

export type ListView = {
  readonly questions: readonly Waiting[]
  readonly unit: string
  readonly replies: readonly Reply[]
  readonly rules: readonly AskedRule[]
  readonly now: Instant
}

/** How far a question is, by who has it and what is written. */
export function stageOf(
  { assignedTo }: Pick<Asked, 'assignedTo'>,
  answer: Pick<Answer, 'reviewedBy' | 'sentBack'> | undefined,
): Stage {
  if (!answer) return assignedTo === null ? 'asked' : 'assigned'
  if (answer.sentBack !== null) return 'sent-back'
  return answer.reviewedBy === null ? 'drafted' : 'reviewed'
}

const tones = { asked: 'amber', assigned: 'plain', drafted: 'sea', 'sent-back': 'red', reviewed: 'leaf' } as const

/** Everything that waits for an answer, and how the centre keeps its duty of reply. */
export function listBody(web: Web, { questions, unit, replies, rules, now }: ListView): Html {
  const say = words(web.lang)
  const filter = askForm({
    action: '/pusat/arahan',
    label: say('centre.unit'),
    class: 'flow',
    body: html`${select({
      name: 'unit',
      label: say('centre.unit'),
      empty: say('centre.every'),
      value: unit,
      options: directorates().map(({ id, name }) => ({ value: id, text: name[web.lang] })),
    })}${button({ text: say('centre.show'), kind: 'outline', small: true })}`,
  })
  const waiting =
    questions.length === 0
      ? emptyState({ title: say('centre.none'), note: say('centre.none.note') })
      : table({
          caption: say('centre.waiting'),
          columns: [{ name: say('column.question') }, { name: say('column.due') }, { name: say('column.stage') }],
          rows: questions.map((question) => rowOf(web, question, now)),
        })
  return html`${filter}${waiting}${replies.length === 0 ? html`<h2>${say('reply.title')}</h2><p>${say('reply.none')}</p>` : repliesTable(web, replies, now)}${rules.length === 0 ? nothing : rulesTable(web, rules)}${linkButton({ href: '/pusat/uji-ulang', text: say('again'), kind: 'quiet' })}${linkButton({ href: '/pusat/latihan', text: say('practice'), kind: 'quiet' })}`
}

function rowOf(web: Web, { id, number, text, urgent, citation, asker, dueAt, stage }: Waiting, now: Instant): Html[] {
  const { lang } = web
  const say = words(lang)
  const late = dueAt !== null && dueAt < now
  return [
    html`<a href="/pusat/arahan/${id}">${number}</a> ${urgent ? tag(say('urgent'), 'red', 'flag') : nothing}<br>${text}<br><span class="soft">${citation} · ${askerName(web, asker)}</span>`,
    html`${dueAt === null ? say('due.none') : moment(lang, dueAt, WIB)}${late ? html`<br>${tag(say('late'), 'red', 'clock')}` : nothing}`,
    tag(say(`stage.${stage}`), tones[stage]),
  ]
}

/** Who asked, as far as whoever looks may know. */
export function askerName({ lang }: Pick<Web, 'lang'>, asker: Asked['asker']): string {
  const say = words(lang)
  if (asker === null) return say('by.elsewhere')
  if (asker.office !== null) return officeOf(asker.office)?.name[lang] ?? asker.office
  return asker.person === null ? say('by.bekal') : say('by.centre')
}

function repliesTable({ lang }: Web, replies: readonly Reply[], now: Instant): Html {
  const say = words(lang)
  return table({
    caption: `${say('reply.title')}. ${say('reply.lead')}`,
    columns: [
      { name: say('column.unit') },
      { name: say('column.open'), figures: true },
      { name: say('column.late'), figures: true },
      { name: say('column.oldest'), figures: true },
      { name: say('column.answered'), figures: true },
      { name: say('column.time'), figures: true },
    ],
    rows: replies.map(({ directorate, open, late, oldest, answered, medianHours }) => [
      directorateName(directorate, lang),
      numberText(lang, open),
      numberText(lang, late),
      oldest === null ? '–' : say('reply.days', { count: daysBetween(dayIn(oldest, WIB), dayIn(now, WIB)) }),
      numberText(lang, answered),
      medianHours === null ? '–' : say('reply.median', { count: medianHours }),
    ]),
  })
}

function rulesTable({ lang }: Web, rules: readonly AskedRule[]): Html {
  const say = words(lang)
  return html`${table({
    caption: `${say('reply.rules')}. ${say('reply.rules.note')}`,
    columns: [{ name: say('column.rule') }, { name: say('column.count'), figures: true }],
    rows: rules.map(({ citation, questions }) => [citation, numberText(lang, questions)]),
  })}`
}
