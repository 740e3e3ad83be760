import type { PersonId } from '../../../kernel/ids.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Performed } from '../../../platform/db/performed.ts'
import type { Typed } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { maskPersonal } from '../../directions/index.ts'
import { acts } from '../acts.ts'
import type { Item } from '../decision-record.ts'
import { backToQueue, colleaguesOf } from '../queue/around.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { closeForOthers } from '../readers/store.ts'
import type { Refusal } from '../refusal.ts'
import { actingPerson, applicationIn, fileSubject, keyIn, onceMore } from '../review/entry.ts'
import { showFile } from '../review/route.ts'
import { sayRefusal } from '../review/say.ts'
import { type FileView, loadFile, withRegisters } from '../review/view.ts'
import { words } from '../review/words.ts'
import { approveFile, assignFile, type Decided, returnFile } from './act.ts'
import { approvePage, returnPage } from './page.ts'

/** The ledger entry of a decision: which record, by which rule set and article. */
export const decidedEntry =
  (act: string): Performed<Decided<string>, Refusal>['entry'] =>
  ([first, ...more]) => ({
    act,
    record: { kind: 'application', id: first.application },
    ground: first.citations.join('; '),
    payload: {
      decisions: [first, ...more].map(({ application, decision, digest, ruleSet }) => ({
        application,
        decision,
        digest,
        ruleSet,
      })),
    },
  })

const showApprove = async (web: Web, tools: Tools, officer: Officer): Promise<Response> =>
  await showFile(web, tools, officer, {
    middle: (view) => (view.moves.includes('approve') ? approvePage(web, view, { typed: {}, errors: {} }) : undefined),
  })

async function approve(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const id = applicationIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const reason = oneOf(typed, 'alasan') ?? null
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: acts.approve,
        key: await keyIn(web),
        subject: fileSubject(id),
        work: async (tx) => await approveFile(tx, id, { reason }),
        entry: decidedEntry(acts.approve.name),
      }),
  )
  if (decision.ok) return web.redirect(backToQueue(web, [id]))
  if (!decision.refusal.code.startsWith('placements.')) return await web.refuse(decision.refusal)
  const errors = { alasan: sayRefusal(web.lang, decision.refusal) }
  return await showFile(web, tools, officer, {
    middle: (view) => approvePage(web, view, { typed, errors }),
    errors,
    status: 422,
  })
}

const showReturn = async (web: Web, tools: Tools, officer: Officer): Promise<Response> =>
  await showFile(web, tools, officer, {
    middle: (view) => (view.moves.includes('return') ? returnPage(web, view, { typed: {}, errors: {} }) : undefined),
  })

async function giveBack(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const id = applicationIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const loaded = await web.read(async (tx) => await loadFile(tx, tools, { id, officer }))
  if (!loaded) return await web.refuse({ code: 'edge.not-found' })
  const items = itemsOf(typed, await withRegisters(tools, loaded))
  // The button beside the file was pressed without a reason: the page where reasons are chosen follows, not a complaint.
  if (items.length === 0 && !Object.keys(typed).some((name) => name.startsWith('teks-')))
    return web.redirect(`/meja/${id}/kembalikan`)
  const called = items.some(({ text }) => maskPersonal(text).found.some((kind) => kind === 'phone' || kind === 'email'))
  if (called) {
    const errors = { butir: words(web.lang)('refused.contact') }
    return await showFile(web, tools, officer, {
      middle: (view) => returnPage(web, view, { typed, errors }),
      errors,
      status: 422,
    })
  }
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: acts.giveBack,
        key: await keyIn(web),
        subject: fileSubject(id),
        work: async (tx) => await returnFile(tx, id, items),
        entry: decidedEntry(acts.giveBack.name),
      }),
  )
  if (decision.ok) return web.redirect(backToQueue(web, [id]))
  if (!decision.refusal.code.startsWith('placements.')) return await web.refuse(decision.refusal)
  const errors = { butir: sayRefusal(web.lang, decision.refusal) }
  return await showFile(web, tools, officer, {
    middle: (view) => returnPage(web, view, { typed, errors }),
    errors,
    status: 422,
  })
}

/** Longest sentence to a worker, in letters. */
const longestSentence = 400

/**
 * What was ticked, with the sentence as the officer left it; or the one reason that was pressed beside the file. The
 * article and the rule come from the draft, never from the form.
 */
export function itemsOf(typed: Typed, { drafts }: Pick<FileView, 'drafts'>): Item[] {
  const pressed = oneOf(typed, 'alasan')
  const ticked = new Set([typed['butir'] ?? []].flat())
  return drafts
    .filter(({ key }) => ticked.has(key) || key === pressed)
    .map(({ key, rule, citation, document, text }) => ({
      rule,
      citation,
      document,
      text: (oneOf(typed, `teks-${key}`) ?? text).trim().slice(0, longestSentence),
    }))
}

/** Takes a file over: it is mine, and closed for whoever else had it open. */
async function take(web: Web, _tools: Tools, officer: Officer): Promise<Response> {
  return await giveTo(web, officer, actingPerson(web))
}

async function share(web: Web, _tools: Tools, officer: Officer): Promise<Response> {
  const to = oneOf(await web.typed(), 'petugas') ?? ''
  const known = await web.read(async (tx) => (await colleaguesOf(tx, officer)).some(({ id }) => id === to))
  return isId(to) && known ? await giveTo(web, officer, to as PersonId) : await web.refuse({ code: 'edge.not-found' })
}

async function giveTo(web: Web, officer: Officer, to: PersonId): Promise<Response> {
  const id = applicationIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: acts.assign,
        key: await keyIn(web),
        subject: fileSubject(id),
        work: async (tx) => {
          const assigned = await assignFile(tx, id, to)
          if (assigned.ok && to === officer.person) await closeForOthers(tx, id, officer)
          return assigned
        },
        entry: ([assigned]) => ({
          act: acts.assign.name,
          record: { kind: 'application', id },
          payload: { to: assigned.to },
        }),
      }),
  )
  return decision.ok ? web.redirect(`/meja/${id}`) : await web.refuse(decision.refusal)
}

export const verifyRoutes: readonly Route[] = [
  deskRoute(['GET', '/meja/:application/setujui'], acts.approve, showApprove),
  deskRoute(['POST', '/meja/:application/setujui'], acts.approve, approve),
  deskRoute(['GET', '/meja/:application/kembalikan'], acts.giveBack, showReturn),
  deskRoute(['POST', '/meja/:application/kembalikan'], acts.giveBack, giveBack),
  deskRoute(['POST', '/meja/:application/ambil'], acts.assign, take),
  deskRoute(['POST', '/meja/:application/bagikan'], acts.assign, share),
]
