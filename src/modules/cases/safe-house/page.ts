import type { TimeZone } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { visible } from '../../../platform/http/visible.ts'
import { longDay, moment } from '../../../platform/i18n/dates.ts'
import { officeName } from '../board/public-data.ts'
import type { Case } from '../case.ts'
import { levelTones } from '../desk/list.page.ts'
import { words as caseWords } from '../words.ts'
import { freeBeds, guests, leavingReasons, type SafeHouse, type Stay, stayConsents } from './decide.ts'
import { housesPath } from './part.ts'
import { words } from './words.ts'

export type Houses = {
  readonly houses: readonly SafeHouse[]
  readonly stays: readonly Stay[]
  readonly today: string
  readonly zone: TimeZone
}

/** Everything that waits here, who is in, which beds are free, and for the head a house more. */
export function housesBody(web: Web, { houses, stays, today, zone }: Houses, form: Form<unknown>): Html {
  const say = words(web.lang)
  const of = (state: Stay['state']): readonly Stay[] => stays.filter((stay) => stay.state === state)
  const part = (state: 'asked' | 'kept' | 'in'): Html =>
    of(state).length === 0
      ? nothing
      : html`<section class="flow"><h2>${say(`list.${state}`)}</h2><ul class="plain-list flow">${each(of(state), (stay) => html`<li>${lineOf(web, stay, { today, zone })}</li>`)}</ul></section>`
  const empty = stays.length === 0 ? emptyState({ title: say('none'), note: say('none.note') }) : nothing
  return html`${backLink('/meja/aduan', web.lang)}${errorSummary(form.errors, web.lang)}<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>${empty}${part('asked')}${part('kept')}${part('in')}<section class="flow"><h2>${say('houses')}</h2>${houses.length === 0 ? html`<p class="soft">${say('houses.none')}</p>` : html`<ul class="plain-list flow">${each(houses, (house) => html`<li><b>${house.name}</b><br>${bedsText(web, house, stays)}${web.actor.role === 'head-of-office' ? html`<br><a class="tap" href="${housesPath}/rumah/${house.id}">${say('beds.title')}</a>` : nothing}</li>`)}</ul>`}${web.actor.role === 'head-of-office' ? openingForm(web, form) : nothing}</section>`
}

function bedsText(web: Web, house: SafeHouse, stays: readonly Stay[]): string {
  const free = freeBeds(
    house,
    stays.filter((stay) => stay.house === house.id),
  )
  return guests
    .filter((guest) => house[guest] > 0)
    .map((guest) => words(web.lang)(`free.${guest}`, { free: free[guest], beds: house[guest] }))
    .join(' · ')
}

function lineOf(web: Web, stay: Stay, { today, zone }: Pick<Houses, 'today' | 'zone'>): Html {
  const { lang } = web
  const say = words(lang)
  const since = moment(lang, stay.cameAt ?? stay.askedAt, zone)
  const isLate = stay.reviewOn !== null && stay.reviewOn < today
  const late = isLate ? html` ${tag(say('late'), 'red', 'clock')}` : nothing
  const review = stay.reviewOn === null ? '' : ` ${say('review', { day: longDay(lang, stay.reviewOn) })}`
  return html`<a class="tap" href="${housesPath}/${stay.id}">${stay.number}</a> ${tag(caseWords(lang)(`level.${stay.level}`), levelTones[stay.level])}${late}<br><span class="soft">${say(`guest.${stay.guest}`)} · ${say('since', { since })}${review}</span>`
}

/** For the head: how many beds a house has from now on. */
export function bedsBody(web: Web, house: SafeHouse, { typed, errors }: Form<unknown>): Html {
  const say = words(web.lang)
  const now = { perempuan: String(house.women), laki: String(house.men), keluarga: String(house.families) }
  return html`${backLink(housesPath, web.lang)}${errorSummary(errors, web.lang)}<h1>${house.name}</h1><p class="lead">${say('beds.note')}</p>${formOf(
    {
      action: `${housesPath}/rumah/${house.id}`,
      session: web.session,
      key: web.key,
      class: 'flow',
      label: say('beds.title'),
      body: html`${bedFields(web, { typed: { ...now, ...typed }, errors })}${button({ text: say('beds.go') })}`,
    },
  )}`
}

/** How many beds, for each kind of guest. */
function bedFields(web: Web, { typed, errors }: Pick<Form<unknown>, 'typed' | 'errors'>): Html {
  const say = words(web.lang)
  const of = (name: string) => ({ name, value: typed[name], error: errors[name], kind: 'figures' as const })
  return html`${textInput({ ...of('perempuan'), label: say('open.women') })}${textInput({ ...of('laki'), label: say('open.men') })}${textInput({ ...of('keluarga'), label: say('open.families') })}`
}

function openingForm(web: Web, { typed, errors }: Form<unknown>): Html {
  const say = words(web.lang)
  const of = (name: string) => ({ name, value: typed[name], error: errors[name] })
  const isHere = 'alamat' in typed
  return fold({
    title: say('open.title'),
    open: isHere,
    body: formOf({
      action: housesPath,
      session: web.session,
      key: web.key,
      class: 'flow',
      label: say('open.title'),
      body: html`<p>${say('open.note')}</p>${textInput({ ...of('nama'), label: say('open.name'), hint: say('open.name.hint') })}${textInput({ ...of('alamat'), label: say('open.address'), hint: say('open.address.hint') })}${bedFields(web, { typed, errors })}${button({ text: say('open.go') })}`,
    }),
  })
}

export type AskStayView = { readonly one: Pick<Case, 'id' | 'number'>; readonly hosts: readonly string[] }

/** The form in which an office asks for a place. */
export function askStayBody(web: Web, { one, hosts }: AskStayView, { typed, errors }: Form<unknown>): Html {
  const { lang } = web
  const say = words(lang)
  const back = `/meja/aduan/${one.id}`
  const head = html`${backLink(back, lang)}${errorSummary(errors, lang)}<h1>${say('ask.title', { number: one.number })}</h1>`
  if (hosts.length === 0) return html`${head}${emptyState({ title: say('ask.none'), note: say('ask.none.note') })}`
  const of = (name: string) => ({ name, value: typed[name], error: errors[name] })
  return html`${head}<p class="lead">${say('ask.lead')}</p>${formOf({
    action: `${back}/tempat`,
    session: web.session,
    key: web.key,
    class: 'flow',
    label: say('title'),
    body: html`${select({ ...of('kantor'), label: say('ask.to'), empty: say('choose'), options: hosts.map((office) => ({ value: office, text: officeName(office as never, lang) })) })}${radios({ ...of('untuk'), label: say('ask.guest'), options: guests.map((value) => ({ value, text: say(`guest.${value}`) })) })}${textArea({ ...of('perlu'), label: say('ask.needs'), hint: say('ask.needs.hint'), rows: 3 })}${radios({ ...of('setuju'), label: say('ask.consent'), hint: say('ask.consent.hint'), options: stayConsents.map((value) => ({ value, text: say(`consent.${value}`) })) })}${button({ text: say('ask.go') })}`,
  })}`
}

export type StayView = {
  readonly stay: Stay
  readonly needs: string
  readonly answer: string
  /** The office's houses; none for whoever only asked. */
  readonly houses: readonly SafeHouse[]
  readonly here: readonly Stay[]
  readonly address: string
  readonly zone: TimeZone
  readonly isHost: boolean
}

/** One stay, for the office that has the house: who comes, what they need, and what may be done now. */
export function stayBody(web: Web, view: StayView, form: Form<unknown>): Html {
  const { lang } = web
  const say = words(lang)
  const { stay, needs, answer, zone, isHost, address, houses } = view
  const house = houses.find(({ id }) => id === stay.house)
  const where = house ? html`<p><b>${house.name}</b><br>${address}</p>` : nothing
  const reason = answer === '' ? nothing : html`<p>${visible(answer)}</p>`
  const review = stay.reviewOn === null ? '' : say('review', { day: longDay(lang, stay.reviewOn) })
  return html`${backLink(isHost ? housesPath : `/meja/aduan/${stay.case}`, lang)}${errorSummary(form.errors, lang)}<h1>${stay.number} ${tag(caseWords(lang)(`level.${stay.level}`), levelTones[stay.level])}</h1>${panel(
    {
      kind: 'info',
      lang,
      title: say(`state.${stay.state}`),
      body: html`<p>${say(`guest.${stay.guest}`)} · ${say('asked.by', { office: officeName(stay.fromOffice, lang), since: moment(lang, stay.askedAt, zone) })}</p><p>${review}</p>${reason}`,
    },
  )}<h2>${say('ask.needs')}</h2><p>${visible(needs)}</p><p class="soft">${say(`consent.${stay.consent}`)}</p>${where}${isHost ? hostPart(web, view, form) : nothing}`
}

function hostPart(web: Web, { stay, houses, here }: StayView, { typed, errors }: Form<unknown>): Html {
  const say = words(web.lang)
  const act = (path: string, label: string, fields: Html = nothing): Html =>
    formOf({
      action: `${housesPath}/${stay.id}/${path}`,
      session: web.session,
      key: `${web.key}${path}`,
      class: 'flow',
      label,
      body: html`<input type="hidden" name="versi" value="${stay.version}">${fields}${button({ text: label, kind: path === 'terima' || path === 'datang' ? 'approve' : 'outline' })}`,
    })
  const why = (label: string): Html =>
    textArea({ name: 'sebab', label, rows: 2, value: typed['sebab'], error: errors['sebab'] })
  switch (stay.state) {
    case 'asked': {
      const options = houses.map((house) => ({
        value: house.id,
        text: say('house.option', {
          name: house.name,
          free: freeBeds(
            house,
            here.filter((one) => one.house === house.id),
          )[stay.guest],
        }),
      }))
      const house = select({ name: 'rumah', label: say('house'), empty: say('choose'), options, value: typed['rumah'], error: errors['rumah'] }) // biome-ignore format: one field
      return html`${act('terima', say('do.keep'), house)}${fold({ title: say('do.refuse'), open: 'sebab' in typed, body: act('tolak', say('do.refuse'), why(say('why.refuse'))) })}`
    }
    case 'kept':
      return html`<div class="button-row">${act('datang', say('do.begin'))}${act('tidak-datang', say('do.miss'))}</div>`
    case 'in': {
      const leaving = radios({ name: 'alasan', label: say('why.leave'), options: leavingReasons.map((value) => ({ value, text: say(`left.${value}`) })), value: typed['alasan'], error: errors['alasan'] }) // biome-ignore format: one field
      const renew =
        web.actor.role === 'head-of-office'
          ? act('lanjut', say('do.renew'), why(say('why.renew')))
          : html`<p class="soft">${say('renew.head')}</p>`
      return html`<h2>${say('do.renew')}</h2>${renew}<h2>${say('do.end')}</h2>${act('keluar', say('do.end'), leaving)}`
    }
    default:
      return nothing
  }
}
