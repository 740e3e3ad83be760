import { cite } from '../../../kernel/citation.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { checkboxes, radios } from '../../../platform/http/components/choices.ts'
import { conversation } from '../../../platform/http/components/conversation.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { filters } from '../../../platform/http/components/filters.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { apart, panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import { timeline } from '../../../platform/http/components/timeline.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { visible } from '../../../platform/http/visible.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Asked } from '../../directions/index.ts'
import { officeOf, reference } from '../../offices/index.ts'
import { promisePart } from '../alarm/promise.part.ts'
import { toldText } from '../alarm/told.part.ts'
import { directionPart } from '../ask/part.ts'
import { attachments } from '../attach.part.ts'
import { type Case, closingGrounds, levels, reportedParties } from '../case.ts'
import { caseStandard, categoryName, signName } from '../categories.ts'
import { assignFields } from '../handle/assign.part.ts'
import type { Taker } from '../handle/share.ts'
import { suggest } from '../handle/suggest.ts'
import { returnPart } from '../homecoming/part.ts'
import { minutesList } from '../minutes/list.part.ts'
import { after, type OfficerMove } from '../moves.ts'
import { stayPart } from '../safe-house/part.ts'
import { templatesFor } from '../templates.ts'
import { standing } from '../thread/page.ts'
import type { ThreadView } from '../thread/view.ts'
import type { ToldTransfer } from '../transfer/decide.ts'
import { transferPart } from '../transfer/part.ts'
import { words } from '../words.ts'
import { contactText, type Reachable } from './contact.part.ts'
import { countryText } from './country.part.ts'
import { levelTones } from './list.page.ts'

/** What an officer sees of a case. */
export type OneView = ThreadView & {
  readonly transfers: readonly ToldTransfer[]
  readonly notes: readonly {
    readonly id: string
    readonly at: Case['filedAt']
    readonly text: string
    readonly by: string
  }[]
  readonly contact: Reachable | null
  readonly place: string
  /** What the centre was asked about it. */
  readonly questions: readonly Asked[]
  readonly alike: readonly Case[]
  readonly takers: readonly Taker[]
  /** What the law asks of the case now and is not done. */
  readonly open: readonly Finding[]
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
  /** Whether whoever looks may act. */
  readonly isWriter: boolean
}

/** One case: who, what, the conversation, and what may be done now. */
export function oneBody(web: Web, view: OneView): Html {
  const say = words(web.lang)
  const { one, errors } = view
  const head = html`${backLink('/meja/aduan', web.lang)}${errorSummary(errors, web.lang)}<h1>${one.number} ${tag(say(`level.${one.level}`), levelTones[one.level])}</h1>${standing(web, view, false)}${promisePart(web.lang, view)}`
  const signs = one.signs.map((sign) => signName(sign, web.lang)).join(', ')
  const about = html`<p><b>${categoryName(one.category, web.lang)}</b>${signs === '' ? nothing : html`<br>${say('one.signs')}: ${signs}`}${one.levelWhy === null ? nothing : html`<br>${say('one.level.why')}: ${one.levelWhy}`}${view.place === '' ? nothing : html`<br>${say('one.place')}: ${visible(view.place)}`}<br>${countryText(web, one)}<br>${contactText(web, view)}<br><a class="tap" href="/meja/aduan/${one.id}/akses">${say('access.desk')}</a></p>`
  return html`<section class="flow">${head}${about}${lawPart(web, view.open)}${view.isWriter ? linkButton({ href: '#jawab', text: say('reply.jump'), kind: 'solid', small: true, key: 'J' }) : nothing}</section><section class="flow"><h2>${say('talk')}</h2>${talk(web, view)}${view.isWriter ? replyForm(web, view) : nothing}</section>${view.isWriter ? actsPart(web, view) : nothing}${stayPart(web, view)}${returnPart(web, view)}${transferPart(web, view)}${directionPart(web, view)}${notesPart(web, view)}${stepsPart(web, view)}${alikePart(web, view)}`
}

const lawPart = ({ lang }: Web, open: readonly Finding[]): Html =>
  open.length === 0
    ? nothing
    : panel({
        kind: 'warning',
        lang,
        title: words(lang)('one.law'),
        body: html`<ul>${each(open, ({ citation }) => html`<li><a href="/peraturan/${citation.instrument}">${cite(citation)}</a></li>`)}</ul>`,
      })

const talk = (web: Web, { messages, zone, one }: OneView): Html => {
  const say = words(web.lang)
  return conversation(
    messages.map(({ side, at, text, files, channel }) => ({
      own: side === 'office',
      head: html`${say(side === 'reporter' ? 'talk.reporter' : 'talk.office')} · ${say(`channel.${channel as 'page'}`)} · ${moment(web.lang, at, zone)}`,
      text,
      files: attachments(web.lang, { files, base: `/meja/aduan/${one.id}` }),
    })),
  )
}

/** The answer goes to the reporter; what officers tell each other has a form of its own, far from it. */
function replyForm(web: Web, { one, typed, errors }: OneView): Html {
  const say = words(web.lang)
  return act(web, one, {
    path: 'jawab',
    open: true,
    body: html`${readySentences(web, one)}${textArea({ name: 'jawab', label: say('reply'), hint: say('reply.hint'), rows: 5, value: typed['jawab'], error: errors['jawab'] })}${button({ text: say('reply.go'), icon: 'check' })}`,
  })
}

/** Sentences an answer may start from; each is a link, so that it works without a script. */
function readySentences({ lang }: Web, one: Case): Html {
  const ready = templatesFor(one)
  if (ready.length === 0) return nothing
  return filters({
    label: words(lang)('templates'),
    chips: ready.map(({ code, name }) => ({
      text: name[lang],
      href: `/meja/aduan/${one.id}?kalimat=${code}#jawab`,
      on: false,
    })),
  })
}

type Acting = { readonly path: string; readonly body: Html; readonly title?: string; readonly open?: boolean }

function act(web: Web, { id, version }: Case, { path, body, title, open = false }: Acting): Html {
  const form = formOf({
    action: `/meja/aduan/${id}/${path}`,
    session: web.session,
    key: `${web.key}${path}`,
    class: 'flow',
    label: title ?? path,
    body: html`<input type="hidden" name="versi" value="${version}">${body}`,
  })
  return title === undefined ? form : fold({ title, body: form, open })
}

/** Every act that is open from this state, each folded with its own form. */
function actsPart(web: Web, view: OneView): Html {
  const say = words(web.lang)
  const { one, typed, errors } = view
  const next = suggest(one, view.steps)
  const hint = next === null ? nothing : html`<p class="soft">${say('suggested', { act: say(`act.${next}`) })}</p>`
  const may = (move: OfficerMove): boolean => after(move, one.state) !== undefined
  const text = (name: string, label: string) =>
    textArea({ name, label, rows: 4, value: typed[name], error: errors[name] })
  const go = (move: OfficerMove) => button({ text: say(`act.${move}`), kind: 'outline', small: true })
  const fits = (path: string, move: OfficerMove, body: Html): Html =>
    may(move)
      ? act(web, one, {
          path,
          title: say(`act.${move}`),
          open: errors[path] !== undefined || next === move,
          body: html`${body}${go(move)}`,
        })
      : nothing
  const take =
    may('taken') && one.handler !== web.actor.person
      ? act(web, one, { path: 'ambil', body: button({ text: say('act.taken'), kind: 'solid', small: true, key: 'B' }) })
      : nothing
  return html`<section class="flow"><h2>${say('acts')}</h2>${hint}${take}${fits('serahkan', 'assigned', assignFields(web.lang, { takers: view.takers, typed, error: errors['serahkan'] }))}${fits('pilah', 'sorted', sortFields(web, view))}${fits(
    'minta',
    'asked',
    html`${radios({
      name: 'jenis',
      label: say('ask.kind'),
      options: [
        { value: 'papers', text: say('ask.papers') },
        { value: 'clarity', text: say('ask.clarity') },
      ],
      value: typed['jenis'],
    })}${text('minta', say('ask.text'))}`,
  )}${fits('terima', 'accepted', nothing)}${fits('klarifikasi', 'clarified', text('klarifikasi', say('minutes')))}${fits(
    'klarifikasi-lanjut',
    'clarified-again',
    html`${text('klarifikasi-lanjut', say('minutes'))}${radios({
      name: 'mengaku',
      label: say('admitted'),
      two: true,
      options: [
        { value: 'ya', text: say('yes') },
        { value: 'tidak', text: say('no') },
      ],
      value: typed['mengaku'],
    })}${text('janji', say('commitment'))}`,
  )}${fits('janji-ditepati', 'commitment-kept', nothing)}${fits('janji-diingkari', 'commitment-broken', nothing)}${fits('sanksi', 'sanction-recommended', text('sanksi', say('sanction.text')))}${fits('mediasi', 'mediated', text('mediasi', say('minutes')))}${fits('rujuk', 'referred', text('rujuk', say('refer.text')))}${fits('hubungi', 'reached', text('hubungi', say('reached.text')))}${fits('belum-selesai', 'told-unsolved', text('belum-selesai', say('unsolved.text')))}${fits('selesai', 'proposed', text('selesai', say('settled.text')))}${fits('tutup', 'closed', html`${radios({ name: 'alasan', label: say('ground'), options: closingGrounds.filter((ground) => ground !== 'settled').map((value) => ({ value, text: say(`ground.${value}`) })), value: typed['alasan'] })}${textInput({ name: 'penerima', label: say('receiver'), hint: say('receiver.hint'), value: typed['penerima'] })}${text('tutup', say('close.text'))}`)}${web.actor.role === 'centre' ? fits('pindah', 'moved', moveFields(web, view)) : nothing}</section>`
}

function sortFields(web: Web, { one, typed, errors }: OneView): Html {
  const say = words(web.lang)
  const { categories, signs } = caseStandard()
  return html`${select({ name: 'kategori', label: say('what'), value: typed['kategori'] ?? one.category, options: categories.map(({ code, name }) => ({ value: code, text: name[web.lang] })) })}${checkboxes({ name: 'bahaya', label: say('signs'), value: typed['bahaya'] ?? one.signs, options: signs.map(({ code, name }) => ({ value: code, text: name[web.lang] })) })}${select({ name: 'tingkat', label: say('level'), empty: say('level.given'), value: typed['tingkat'] ?? '', options: levels.map((value) => ({ value, text: say(`level.${value}`) })) })}${textInput({ name: 'sebab', label: say('level.why'), value: typed['sebab'], error: errors['pilah'] })}${select({ name: 'teradu', label: say('reported'), value: typed['teradu'] ?? one.reported, options: reportedParties.map((value) => ({ value, text: say(`reported.${value}`) })) })}${textInput({ name: 'perusahaan', label: say('company'), value: typed['perusahaan'] ?? one.company ?? '' })}`
}

function moveFields(web: Web, { typed, errors }: OneView): Html {
  const say = words(web.lang)
  const offices = [...reference().offices.values()].filter(({ kind }) => kind === 'bp3mi' || kind === 'mission')
  return html`${select({ name: 'kantor', label: say('move.to'), value: typed['kantor'], options: [{ value: 'pusat', text: say('who.centre') }, ...offices.map(({ id, name }) => ({ value: id, text: name[web.lang] }))] })}${textArea({ name: 'pindah', label: say('move.why'), rows: 3, value: typed['pindah'], error: errors['pindah'] })}`
}

function notesPart(web: Web, { notes, one, zone, isWriter, typed, errors }: OneView): Html {
  const say = words(web.lang)
  const list = html`<ul class="plain-list flow">${each(notes, ({ at, text, by }) => html`<li><small>${by} · ${moment(web.lang, at, zone)}</small><p>${text}</p></li>`)}</ul>`
  const write = isWriter
    ? act(web, one, {
        path: 'catatan',
        body: html`${textArea({ name: 'catatan', label: say('note'), hint: say('note.hint'), rows: 3, value: typed['catatan'], error: errors['catatan'] })}${button({ text: say('note.go'), kind: 'quiet' })}`,
      })
    : nothing
  return apart('brown', html`<h2>${say('notes')}</h2><p class="soft">${say('notes.note')}</p>${list}${write}`)
}

/** What was done, with minutes and reasons. */
const stepsPart = ({ lang }: Web, { one, steps, zone, isWriter }: OneView): Html => {
  const say = words(lang)
  return html`<section><h2>${say('steps')}</h2>${timeline(
    steps
      .toReversed()
      .map(({ step, at, office, text: said, data }) => ({
        step,
        at,
        office,
        text: said || toldText(lang, { step, data }),
      }))
      .map(({ step, at, office, text }) => ({
        what: say(`step.${step}`),
        who: office === null ? say('step.by.bekal') : (officeOf(office)?.name[lang] ?? office),
        when: moment(lang, at, zone),
        tone: 'sea',
        ...(text === '' ? {} : { note: text }),
      })),
  )}${minutesList(lang, one.id, { steps, zone })}${isWriter ? linkButton({ href: `/meja/aduan/${one.id}/bukti.zip`, text: say('bundle'), kind: 'quiet', icon: 'download' }) : nothing}</section>`
}

const alikePart = (web: Web, { alike }: OneView): Html =>
  alike.length === 0
    ? nothing
    : html`<section><h2>${words(web.lang)('alike')}</h2><ul>${each(alike, ({ id, number, category }) => html`<li><a href="/meja/aduan/${id}">${number}</a> ${categoryName(category, web.lang)}</li>`)}</ul></section>`
