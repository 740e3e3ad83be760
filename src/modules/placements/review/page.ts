import { minutesBetween } from '../../../kernel/time.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { decideBar, fileHead } from '../../../platform/http/components/file-head.ts'
import { form } from '../../../platform/http/components/form.ts'
import { icon } from '../../../platform/http/components/icon.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { reasonPicker } from '../../../platform/http/components/reason-picker.ts'
import { tabs } from '../../../platform/http/components/tabs.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { areaOf } from '../../offices/index.ts'
import { canBeAsked } from '../ask/act.ts'
import { titleOf } from '../must-read.ts'
import { correctionsPart } from './corrections.part.ts'
import { documentsPart } from './documents.part.ts'
import { agreementPart, familyPart, guidesLine, historyPart, masked, personPart, rulesOf } from './parts.ts'
import { type Part, type Place, parts } from './place.ts'
import type { FileView } from './view.ts'
import { words } from './words.ts'

const shows: Readonly<Record<Part, (web: Web, view: FileView, place: Place) => Html>> = {
  dokumen: documentsPart,
  data: personPart,
  perjanjian: agreementPart,
  riwayat: historyPart,
  keluarga: familyPart,
}

/** Whose file it is, with its parts as tabs. */
export function headOf(web: Web, { worker, age, application }: FileView, place: Place, narrow = false): Html {
  const say = words(web.lang)
  const home = areaOf(application.village.slice(0, 4))?.name.replace(/^(Kabupaten|Kota) /, '') ?? ''
  const facts = { nik: narrow ? `•••• ${worker.nikLast4}` : masked(worker.nikLast4), age, place: home }
  return fileHead({
    name: worker.name,
    facts: narrow ? say('head.facts-numbered', { ...facts, number: application.number }) : say('head.facts', facts),
    photo: icon('user'),
    ...(narrow ? {} : { ticket: { number: application.number, place: say(`state.${application.state}`) } }),
    tabs: tabs(
      say('parts.label'),
      parts.map((part) => ({ text: say(`part.${part}`), href: place.hrefOf({ part }), current: part === place.part })),
    ),
  })
}

/** The part of the file that is open. */
export const partOf = (web: Web, view: FileView, place: Place): Html => shows[place.part](web, view, place)

/** Changes of the rules, and rulings, to read first. They open beside the page, so that nothing typed here is lost. */
function unreadOf({ lang }: Web, { unread: { notices, rulings }, application }: FileView): Html {
  if (notices.length + rulings.length === 0) return nothing
  const say = words(lang)
  const toRead = [
    ...notices.map((notice) => ({ href: `/pemberitahuan/${notice.ruleSet}`, title: notice.title })),
    ...rulings.map((ruling) => ({ href: `/arahan/${ruling.number}`, title: titleOf(ruling) })),
  ]
  const links = each(
    toRead,
    ({ href, title }) => html`<li><a href="${href}?kembali=/meja/${application.id}" target="_blank">${title}</a></li>`,
  )
  return html`<div class="pad">${panel({ kind: 'warning', lang, title: say('unread.title'), body: html`<p>${say('unread.note')}</p><ul>${links}</ul>` })}</div>`
}

/** What to know before working on it: changed rules to read, and who else has it open, with a way to take it over. */
export function readersOf(web: Web, view: FileView): Html {
  const { readers, application, openedAt } = view
  const say = words(web.lang)
  return html`${unreadOf(web, view)}${each(
    readers,
    ({ name, seenAt }) =>
      html`<div class="pad">${panel({
        kind: 'warning',
        lang: web.lang,
        title: say('readers.title', { name, minutes: Math.max(0, minutesBetween(seenAt, openedAt)) }),
        body: form({
          action: `/meja/${application.id}/ambil`,
          session: web.session,
          key: web.key,
          label: say('readers.take'),
          body: button({ text: say('readers.take'), kind: 'outline', small: true }),
        }),
      })}</div>`,
  )}`
}

/** The reasons the check suggests, one press each; the form they belong to gives the file back. */
export function suggestions(web: Web, { drafts, application, worker, moves }: FileView, place: Place): Html {
  const say = words(web.lang)
  if (!moves.includes('return') || place.part !== 'dokumen') return nothing
  const kind = place.document?.kind
  const own = drafts.filter(({ document }) => document === kind)
  const offered = (own.length > 0 ? own : drafts).slice(0, 3)
  if (offered.length === 0) return nothing
  const differs = own.some(({ key }) => key.endsWith('.issuer'))
  return html`${reasonPicker({
    title: differs ? say('why.differs') : say('why.title'),
    note: say('why.note', { name: worker.name.split(' ')[0] ?? worker.name }),
    name: 'alasan',
    form: `kembalikan-${application.id}`,
    // Nothing is chosen for a paper that nothing is wrong with.
    chosen: differs ? (offered[0]?.key ?? '') : '',
    options: offered.map(({ key, label }, index) => ({ value: key, text: label[web.lang], key: String(index + 1) })),
  })}<p class="pad"><a href="/meja/${application.id}/kembalikan">${say('why.own')}</a></p>`
}

/** Whether the scheme has an orientation before its card. */
const hasClass = ({ ruleSet, application }: FileView): boolean =>
  ruleSet.schemes.get(application.scheme)?.steps.some(({ review }) => review === 'orientation') ?? false

/** The acts that are open now; the one the check suggests comes first. */
export function actsOf(web: Web, view: FileView): Html {
  const say = words(web.lang)
  const { application, moves, grounds, final } = view
  const at = `/meja/${application.id}`
  const doubtful = application.clean === 'differs' || application.clean === 'unclear' || grounds.length > 0
  const plain = { session: web.session, key: web.key }
  const giveBack = moves.includes('return')
    ? form({
        ...plain,
        key: `${web.key}k`,
        action: `${at}/kembalikan`,
        id: `kembalikan-${application.id}`,
        label: say('act.return'),
        body: button({
          text: say('act.return'),
          kind: doubtful ? 'return' : 'outline',
          icon: 'corner-up-left',
          key: 'K',
        }),
      })
    : nothing
  const approval = !moves.includes('approve')
    ? nothing
    : doubtful
      ? linkButton({ text: say('act.approve.why'), href: `${at}/setujui`, kind: 'approve', icon: 'check', key: 'S' })
      : form({
          ...plain,
          key: `${web.key}s`,
          action: `${at}/setujui`,
          label: say('act.approve'),
          body: button({ text: say('act.approve'), kind: 'approve', icon: 'check', key: 'S' }),
        })
  const holding =
    moves.includes('hold') && grounds.length > 0
      ? linkButton({ text: say('act.hold'), href: `${at}/tahan`, kind: 'quiet', icon: 'pause', key: 'T' })
      : nothing
  const freeing = moves.includes('release')
    ? form({
        ...plain,
        key: `${web.key}l`,
        action: `${at}/lepas`,
        label: say('act.release'),
        body: button({ text: say('act.release'), kind: 'solid', key: 'L' }),
      })
    : nothing
  const seat =
    moves.includes('schedule') && hasClass(view)
      ? linkButton({
          text: say('act.seat'),
          href: `/meja/opp?berkas=${application.id}`,
          kind: 'solid',
          icon: 'calendar',
        })
      : nothing
  const ready = application.state === 'oriented' || !hasClass(view)
  const issuing =
    moves.includes('issue') && ready
      ? form({
          ...plain,
          key: `${web.key}c`,
          action: `${at}/kartu`,
          label: say('act.issue'),
          body: button({ text: say('act.issue'), kind: 'primary', icon: 'pmi-card', key: 'C' }),
        })
      : nothing
  const refusing =
    moves.includes('refuse') && final.length > 0
      ? linkButton({ text: say('act.refuse'), href: `${at}/tolak`, kind: 'quiet', icon: 'ban' })
      : nothing
  const revoking = moves.includes('revoke')
    ? linkButton({ text: say('act.revoke'), href: `${at}/cabut`, kind: 'quiet', icon: 'ban' })
    : nothing
  const asking = canBeAsked(application)
    ? linkButton({ text: say('act.ask'), href: `${at}/tanya`, kind: 'quiet', icon: 'message-circle', key: 'A' })
    : nothing
  const print = linkButton({ text: say('act.slip'), href: `${at}/slip`, kind: 'quiet', icon: 'printer', key: 'P' })
  return doubtful
    ? decideBar(giveBack, approval, holding, refusing, freeing, seat, issuing, revoking, asking, print)
    : decideBar(approval, freeing, issuing, seat, giveBack, holding, refusing, revoking, asking, print)
}

/** The list as it is beside the file, at the file's row. */
function listOf({ url }: Web, id: string): string {
  const asked = new URLSearchParams(url.searchParams)
  for (const name of ['buka', 'bagian', 'dokumen', 'selesai']) asked.delete(name)
  return `/meja?${asked}#baris-${id}`
}

/** The file beside the queue: everything to decide with, in one column. */
export function asideOf(web: Web, view: FileView, place: Place): Html {
  const say = words(web.lang)
  const full = html`<p class="pad"><a href="/meja/${view.application.id}" data-open>${say('open-full')}</a> · <a${attributes({ href: listOf(web, view.application.id) })}>${say('close')}</a></p>`
  return html`${headOf(web, view, place, true)}${readersOf(web, view)}${correctionsPart(web, view, place)}${partOf(web, view, place)}${suggestions(web, view, place)}${view.grounds.length > 0 && place.part === 'dokumen' ? rulesOf(web, view) : nothing}${full}${guidesLine(web, view)}${actsOf(web, view)}`
}
