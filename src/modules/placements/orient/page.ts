import { button } from '../../../platform/http/components/button.ts'
import { dateField } from '../../../platform/http/components/date-field.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment, numberText } from '../../../platform/i18n/dates.ts'
import type { Application } from '../application.ts'
import type { Officer } from '../queue/officer.ts'
import type { Orientation } from './decide.ts'
import type { Seated } from './store.ts'
import { words } from './words.ts'

type Errors = Readonly<Record<string, string>>
export type ClassesView = {
  readonly officer: Officer
  readonly classes: readonly Orientation[]
  /** Somebody who needs a seat: every class that has one offers it. */
  readonly giving: Pick<Application, 'id' | 'workerName' | 'number'> | null
  readonly typed: Typed
  readonly errors: Errors
}

/** The classes of an office, and how to open another. */
export function classesPage(web: Web, { officer, classes, giving, typed, errors }: ClassesView): Html {
  const say = words(web.lang)
  const rows = classes.map((held) => [
    html`<a href="/meja/opp/${held.id}">${moment(web.lang, held.startsAt, officer.office.zone)}</a>`,
    held.place,
    seatsOf(web, held),
    giving === null || held.startsAt <= web.now() ? nothing : give(web, held, giving.id),
  ])
  const list =
    rows.length === 0
      ? emptyState({ title: say('classes.none.title'), note: say('classes.none.note') })
      : table({
          caption: say('classes.caption'),
          columns: [
            { name: say('class.when') },
            { name: say('class.place') },
            { name: say('class.seats') },
            { name: say('class.act') },
          ],
          rows,
        })
  const wrong = Object.keys(errors).length === 0 ? nothing : errorSummary(errors, web.lang)
  return html`<div class="head"><h1>${say('classes.title')}</h1></div><div class="scroll" role="region" tabindex="0" aria-label="${say('content.label')}"><div class="pad">${wrong}${giving === null ? nothing : html`<p><b>${say('classes.giving', { name: giving.workerName, number: giving.number })}</b></p>`}${list}<h2>${say('class.new')}</h2>${form(
    {
      action: '/meja/opp',
      label: say('class.new'),
      session: web.session,
      key: web.key,
      class: 'flow',
      body: html`${textInput({ name: 'tempat', label: say('class.place'), value: typed['tempat'], error: errors['tempat'] })}${dateField({ name: 'tanggal', lang: web.lang, label: say('class.day'), typed, error: errors['tanggal'] })}${textInput({ name: 'mulai', label: say('class.from'), hint: say('class.time.hint'), kind: 'figures', value: typed['mulai'], error: errors['mulai'] })}${textInput({ name: 'selesai', label: say('class.to'), kind: 'figures', value: typed['selesai'], error: errors['selesai'] })}${textInput({ name: 'kursi', label: say('class.seats'), kind: 'figures', value: typed['kursi'], error: errors['kursi'] })}${button({ text: say('class.go'), kind: 'solid' })}`,
    },
  )}</div></div>`
}

const isFull = ({ taken, capacity, cancelledAt }: Orientation): boolean => cancelledAt !== null || taken >= capacity

function seatsOf({ lang }: Web, { taken, capacity, cancelledAt }: Orientation): Html {
  const say = words(lang)
  if (cancelledAt !== null) return tag(say('class.cancelled'), 'red', 'ban')
  const text = say('class.taken', { taken: numberText(lang, taken), capacity: numberText(lang, capacity) })
  return taken >= capacity ? tag(text, 'amber', 'users') : html`${text}`
}

const give = (web: Web, held: Orientation, application: string): Html =>
  isFull(held)
    ? nothing
    : form({
        action: `/meja/opp/${held.id}/beri`,
        label: words(web.lang)('class.give'),
        session: web.session,
        key: `${web.key}${held.id.slice(-6)}`,
        body: html`<input type="hidden" name="berkas" value="${application}">${button({ text: words(web.lang)('class.give'), kind: 'solid', small: true })}`,
      })

export type ClassView = {
  readonly officer: Officer
  readonly held: Orientation
  readonly seated: readonly Seated[]
  readonly begun: boolean
  readonly problem: string | null
}

/** One class: who has a seat, who came, and what remains to be done. */
export function classPage(web: Web, { officer, held, seated, begun, problem }: ClassView): Html {
  const say = words(web.lang)
  const wrong = problem === null ? nothing : errorSummary({ kelas: problem }, web.lang)
  const rows = seated.map((one) => [
    html`<a href="/meja/${one.application}">${one.name}</a>`,
    one.number,
    one.result === null
      ? begun
        ? noting(web, held.id, one)
        : tag(say('seat.waits'), 'plain', 'clock')
      : resultOf(web, one.result),
  ])
  const list =
    rows.length === 0
      ? emptyState({ title: say('class.empty.title'), note: say('class.empty.note') })
      : table({
          caption: say('class.caption'),
          columns: [{ name: say('seat.name') }, { name: say('seat.number') }, { name: say('seat.came') }],
          rows,
        })
  const cancelling =
    begun || held.cancelledAt !== null
      ? nothing
      : form({
          action: `/meja/opp/${held.id}/batal`,
          label: say('class.cancel'),
          session: web.session,
          key: `${web.key}x`,
          body: button({ text: say('class.cancel'), kind: 'danger', small: true, icon: 'ban' }),
        })
  return html`<div class="head"><h1 id="kelas">${moment(web.lang, held.startsAt, officer.office.zone)}</h1><p>${held.place} · ${seatsOf(web, held)}</p></div><div class="scroll" role="region" tabindex="0" aria-label="${say('content.label')}"><div class="pad">${wrong}${list}${cancelling}<p><a href="/meja/opp">${say('classes.back')}</a></p></div></div>`
}

const resultOf = ({ lang }: Web, result: 'attended' | 'absent'): Html =>
  result === 'attended'
    ? tag(words(lang)('seat.attended'), 'leaf', 'check')
    : tag(words(lang)('seat.absent'), 'red', 'x')

/** Two buttons bound to one person: came, did not come. */
const noting = (web: Web, held: string, { application }: Seated): Html =>
  form({
    action: `/meja/opp/${held}/hadir`,
    label: words(web.lang)('seat.came'),
    session: web.session,
    key: `${web.key}${application.slice(-6)}`,
    body: html`<input type="hidden" name="berkas" value="${application}">${button({ text: words(web.lang)('seat.attended'), kind: 'approve', small: true, name: 'hasil', value: 'hadir' })}${button({ text: words(web.lang)('seat.absent'), kind: 'quiet', small: true, name: 'hasil', value: 'tidak' })}`,
  })
