import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { servingHeaders } from '../../../platform/files/serving.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { consolePage, type Desk } from '../../../platform/http/frame/desk.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { namesOfAccounts } from '../../accounts/index.ts'
import { questionsAbout } from '../../directions/index.ts'
import { officeOf } from '../../offices/index.ts'
import { acts } from '../acts.ts'
import type { Case } from '../case.ts'
import { clockworkOf } from '../clockwork.ts'
import { takersOf } from '../handle/assign.ts'
import { findingsOn } from '../handle/make.ts'
import { hiddenAt } from '../hidden.ts'
import { patternPart } from '../pattern/page.ts'
import { openPatterns } from '../pattern/store.ts'
import { housesLink } from '../safe-house/part.ts'
import { staysAt } from '../safe-house/store.ts'
import { caseById, casesClosed, casesInWork, casesLike, contactOf, secretsOf } from '../store.ts'
import { templates } from '../templates.ts'
import { officialThreadOf, threadOf } from '../thread/view.ts'
import { notesOf } from '../thread-store.ts'
import { tiedBody } from '../ties/out.part.ts'
import { caseToRead, isTied } from '../ties/store.ts'
import type { ToldTransfer } from '../transfer/decide.ts'
import { waitingHere } from '../transfer/page.ts'
import { reasonsOf, transfersAt } from '../transfer/store.ts'
import { byUrgency } from '../triage.ts'
import { words } from '../words.ts'
import { deskLists, isOn, listBody } from './list.page.ts'
import { narrowing } from './narrow.ts'
import { type OneView, oneBody } from './one.page.ts'

/** The desk around complaints: an office's own, or the centre's. */
function deskOf(web: Web): Desk {
  const say = words(web.lang)
  const isCentre = web.actor.role === 'centre' || web.actor.role === 'auditor'
  const office = web.actor.office === null ? undefined : officeOf(web.actor.office)
  return {
    unit: office?.name[web.lang] ?? say('who.centre'),
    rail: [
      isCentre
        ? { key: 'pusat', name: say('rail.centre'), href: '/pusat', icon: 'list-checks' }
        : { key: 'antrean', name: say('rail.desk'), href: '/meja', icon: 'inbox' },
      { key: 'aduan', name: say('rail.cases'), href: '/meja/aduan', icon: 'life-buoy' },
      { key: 'aduan-papan', name: say('rail.board'), href: '/meja/aduan/papan', icon: 'chart-line' },
      ...(web.actor.role === 'centre'
        ? [{ key: 'aduan-lapor', name: say('rail.lapor'), href: '/meja/aduan/lapor', icon: 'megaphone' as const }]
        : []),
      { key: 'aduan-baru', name: say('rail.new'), href: '/meja/aduan/baru', icon: 'plus' },
      { key: 'cuti', name: say('rail.leave'), href: '/meja/cuti', icon: 'calendar' },
      { key: 'kedatangan', name: say('rail.arrivals'), href: '/meja/kedatangan', icon: 'ship' },
      { key: 'hubungan', name: say('rail.ties'), href: '/meja/aduan/hubungan', icon: 'handshake' },
    ],
  }
}

/** A page of the desk. */
export const deskPage = (
  web: Web,
  { title, body, failed = false, current = 'aduan' }: { title: string; body: Html; failed?: boolean; current?: string },
) =>
  consolePage({
    title,
    current,
    failed,
    scripts: ['console.js', 'drafts.js'],
    styles: ['button'],
    body: html`<div class="scroll" role="region" tabindex="0" aria-label="${title}"><div class="pad flow">${body}</div></div>`,
    desk: deskOf(web),
  })

/** The cases of an office, or of the country; with what is wrong with what was typed there. */
export async function showList(web: Web, errors: Readonly<Record<string, string>> = {}): Promise<Response> {
  const asked = web.url.searchParams.get('daftar')
  const name = deskLists.find((one) => one === asked) ?? 'semua'
  const only = await narrowing(web)
  const {
    all,
    clockwork,
    asked: askedHere,
    placesAsked,
    patterns,
  } = await web.read(async (tx) => {
    const office = tx.actor.office ?? only.office
    const found = [...(await casesInWork(tx, office)), ...(await casesClosed(tx, office))]
    return {
      all: found.filter(only.fits),
      clockwork: await clockworkOf(tx, found),
      asked: tx.actor.role === 'auditor' ? null : (await transfersAt(tx, 'toOffice', tx.actor.office)).length,
      placesAsked:
        tx.actor.office === null
          ? 0
          : (await staysAt(tx, tx.actor.office)).filter(({ state }) => state === 'asked').length,
      patterns: tx.actor.role === 'centre' ? await openPatterns(tx) : [],
    }
  })
  const { person } = web.actor
  const on = (which: typeof name) => all.filter((one) => isOn(which, one, { person, clockwork }))
  const counts = Object.fromEntries(deskLists.map((which) => [which, on(which).length])) as Record<typeof name, number>
  const say = words(web.lang)
  const failed = Object.keys(errors).length > 0
  const body = html`${errorSummary(errors, web.lang)}<h1>${say('desk.title')}</h1>${askedHere === null ? '' : waitingHere(web, askedHere)}${housesLink(web, placesAsked)}${patternPart(web, patterns, errors)}${listBody(web, { list: name, cases: on(name).toSorted(byUrgency), counts, only: only.told })}`
  return await web.page(deskPage(web, { title: say('desk.title'), body, failed }), failed ? 422 : 200)
}

const idIn = ({ params }: Web): string | undefined => (isId(params['id'] ?? '') ? params['id'] : undefined)
/** Everything an officer sees of a case; every opening is in the ledger. */
async function viewOf(
  tx: Tx,
  seal: Seal,
  id: string,
): Promise<Omit<OneView, 'typed' | 'errors' | 'isWriter'> | { readonly tied: Case } | undefined> {
  const one = await caseById(tx, id)
  if (!one) return undefined
  if (await isTied(tx, one, 'sorted')) return { tied: one }
  await tx.record({ act: acts.open.name, record: { kind: 'case', id }, payload: { state: one.state } })
  const notes = await notesOf(tx, id)
  const names = await namesOfAccounts(tx, [...new Set(notes.map(({ person }) => person))])
  const contact = await contactOf(tx, id)
  const open = (hidden: Uint8Array | null | undefined, where: string): string =>
    hidden ? seal.reveal(hidden, where) : ''
  const thread = await officialThreadOf(tx, seal, one)
  const transfers: ToldTransfer[] = []
  for (const transfer of thread.transfers) transfers.push(await reasonsOf(tx, seal, transfer))
  return {
    ...thread,
    transfers,
    notes: notes.map(({ id: note, at, body, person }) => ({
      id: note,
      at,
      text: seal.reveal(body, hiddenAt.note(note)),
      by: names.get(person) ?? '',
    })),
    contact: contact
      ? {
          channel: contact.channel,
          address: open(contact.addressHidden, hiddenAt.address(id)),
          name: open(contact.nameHidden, hiddenAt.name(id)),
          hours: open(contact.hoursHidden, hiddenAt.hours(id)),
        }
      : null,
    place: open((await secretsOf(tx, id))?.placeHidden, hiddenAt.place(id)),
    questions: await questionsAbout(tx, id),
    alike: await casesLike(tx, one),
    takers: await takersOf(tx, one),
    open: (await findingsOn(tx, one)).filter(({ outcome }) => outcome === 'unmet'),
  }
}

/** Shows a case to whoever has it; with what was typed, when something could not be done. */
export async function showCase(
  web: Web,
  { seal }: Tools,
  typing: { typed?: Typed; errors?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const id = idIn(web)
  const { typed = {}, errors = {} } = typing
  // An auditor reads where a case stands, never what somebody told.
  if (web.actor.role === 'auditor') return web.redirect('/meja/aduan')
  const view = id === undefined ? undefined : await web.read(async (tx) => await viewOf(tx, seal, id))
  if (view && 'tied' in view)
    return await web.page(deskPage(web, { title: view.tied.number, body: tiedBody(web, view.tied) }))
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const ready = templates().find(({ code }) => code === web.url.searchParams.get('kalimat'))
  const begun =
    ready && web.method === 'GET' ? { ...typed, jawab: ready.text[view.one.language === 'en' ? 'en' : 'id'] } : typed
  const failed = Object.keys(errors).length > 0
  const page = deskPage(web, {
    title: view.one.number,
    body: oneBody(web, { ...view, typed: begun, errors, isWriter: true }),
    failed,
  })
  return await web.page(page, failed ? 422 : 200)
}

/** The files of a conversation, for the office that has the case. */
async function file(web: Web, { seal, files }: Tools): Promise<Response> {
  const id = idIn(web)
  const found = await web.read(async (tx) => {
    const one: Case | undefined = id === undefined ? undefined : await caseToRead(tx, id)
    const messages = one ? (await threadOf(tx, seal, one)).messages : []
    return messages.flatMap((message) => message.files).find((one) => one.id === web.params['berkas'])
  })
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const bytes = await files.open(found.id)
  return new Response(new Uint8Array(bytes), { headers: servingHeaders(found.mime, 'lampiran') })
}

const desk = { method: 'GET', sees: null, limit: 'officer' } as const

export const deskRoutes: readonly Route[] = [
  { ...desk, path: '/meja/aduan', act: acts.see, handle: async (web) => await showList(web) },
  { ...desk, path: '/meja/aduan/:id', act: acts.open, handle: async (web, tools) => await showCase(web, tools) },
  { ...desk, path: '/meja/aduan/:id/berkas/:berkas', act: acts.reply, handle: file },
]
