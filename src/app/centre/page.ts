import { WIB } from '../../kernel/time.ts'
import type { CasesWaiting } from '../../modules/cases/index.ts'
import type { Night } from '../../modules/open-data/index.ts'
import { linkButton } from '../../platform/http/components/button.ts'
import { fold } from '../../platform/http/components/fold.ts'
import { panel } from '../../platform/http/components/panel.ts'
import { table } from '../../platform/http/components/table.ts'
import { each, type Html, html, nothing } from '../../platform/http/html.ts'
import type { Web } from '../../platform/http/route.ts'
import { moment, numberText } from '../../platform/i18n/dates.ts'
import { words } from './words.ts'

export type CentreView = {
  /** Newest first. */
  readonly nights: readonly Night[]
  /** How many drafts wait for a second signature, and how many are being written. */
  readonly waiting: number
  readonly open: number
  readonly cases: CasesWaiting
  /** How many questions of offices wait for an answer, and how many are past their promise. */
  readonly questions: { readonly open: number; readonly late: number }
}

export const centreHead = (web: Web): Html => {
  const say = words(web.lang)
  return html`<div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div>`
}

/** The first page of the centre. */
export function centreBody(web: Web, { nights, waiting, open, questions, cases }: CentreView): Html {
  const say = words(web.lang)
  const [last, ...before] = nights
  const complaints = html`<h2>${say('cases.title')}</h2><p>${say('cases.count', cases)}</p>${linkButton({ href: cases.unread > 0 ? '/meja/aduan?daftar=belum-dibaca' : '/meja/aduan', text: say('cases.go'), kind: cases.danger > 0 ? 'solid' : 'outline', icon: 'life-buoy' })}`
  return html`${complaints}<h2>${say('replay.title')}</h2>${last === undefined ? html`<p class="soft">${say('replay.none')}</p>` : lastNight(web, last)}${before.length === 0 ? nothing : fold({ title: say('replay.nights'), body: nightsOf(web, before) })}${linkButton({ href: '/log', text: say('log.go'), kind: 'quiet', icon: 'lock' })}<h2>${say('questions.title')}</h2><p>${say('questions.open', { count: questions.open })} ${questions.late === 0 ? nothing : say('questions.late', { count: questions.late })}</p>${linkButton({ href: '/pusat/arahan', text: say('questions.go'), kind: 'outline', icon: 'message-circle' })}<h2>${say('drafts.title')}</h2><p>${say('drafts.waiting', { count: waiting })} ${say('drafts.open', { count: open })}</p>${linkButton({ href: '/pusat/aturan', text: say('drafts.go'), kind: 'outline', icon: 'pencil' })}`
}

function lastNight(web: Web, { at, decisions, differing }: Night): Html {
  const say = words(web.lang)
  const { lang } = web
  const when = say('replay.at', { at: moment(lang, at, WIB) })
  if (differing.length === 0)
    return panel({ kind: 'success', lang, title: say('replay.same', { count: decisions }), body: when })
  const title = say('replay.differs', { differing: differing.length, count: decisions })
  const list = html`<ul>${each(differing, (id) => html`<li><a href="/putusan/${id}?ulang=ya">${id}</a></li>`)}</ul>`
  return panel({ kind: 'danger', lang, title, body: html`<p>${say('replay.differs.do')} ${when}</p>${list}` })
}

const nightsOf = ({ lang }: Web, nights: readonly Night[]): Html => {
  const say = words(lang)
  return table({
    caption: say('replay.nights'),
    columns: [
      { name: say('replay.night') },
      { name: say('replay.decisions'), figures: true },
      { name: say('replay.differing'), figures: true },
    ],
    rows: nights.map(({ at, decisions, differing }) => [
      moment(lang, at, WIB),
      numberText(lang, decisions),
      numberText(lang, differing.length),
    ]),
  })
}
