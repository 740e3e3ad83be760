import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { type ApplicationId, isId } from '../../../kernel/ids.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { consolePage } from '../../../platform/http/frame/desk.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { backToQueue } from '../queue/around.ts'
import { deskFacts, deskOfOfficer } from '../queue/desk.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { showQueue } from '../queue/route.ts'
import { rowsByIds } from '../queue/store.ts'
import type { Refusal } from '../refusal.ts'
import { actingPerson, filesSubject, keyIn, onceMore } from '../review/entry.ts'
import { sayRefusal } from '../review/say.ts'
import { approveMany, assignFile, undoDecision } from './act.ts'
import { type Assigned, type Undone, whyNotBulk } from './decide.ts'
import { bulkPage } from './page.ts'
import { decidedEntry } from './route.ts'

/** Most files at once. */
const most = 20

/** The files that were ticked, at most twenty. */
export const tickedIn = (typed: Typed): ApplicationId[] =>
  [...new Set([typed['berkas'] ?? []].flat())].filter(isId).slice(0, most) as ApplicationId[]

async function approveAll(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const typed = await web.typed()
  const ids = tickedIn(typed)
  const rows = await web.read(async (tx) => await rowsByIds(tx, ids))
  const asked = whyNotBulk(rows, oneOf(typed, 'alasan') ?? 'not asked yet')
  if (asked?.code === 'placements.not-clean')
    return await showQueue(web, tools, officer, { errors: { antrean: sayRefusal(web.lang, asked) } })
  if (oneOf(typed, 'tahap') !== 'alasan') return await askReason(web, officer, { rows, typed, errors: {} })
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: acts.approve,
        key: await keyIn(web),
        subject: filesSubject(ids),
        work: async (tx) => await approveMany(tx, ids, { reason: oneOf(typed, 'alasan') ?? '' }),
        entry: decidedEntry(acts.approve.name),
      }),
  )
  if (decision.ok) return web.redirect(backToQueue(web, ids))
  const mustRead = decision.refusal.code === 'placements.must-read'
  if (mustRead || decision.refusal.code === 'placements.no-reason')
    return await askReason(web, officer, {
      rows,
      typed,
      errors: { alasan: sayRefusal(web.lang, decision.refusal) },
      mustRead,
    })
  return decision.refusal.code.startsWith('placements.')
    ? await showQueue(web, tools, officer, { errors: { antrean: sayRefusal(web.lang, decision.refusal) } })
    : await web.refuse(decision.refusal)
}

type Asking = Parameters<typeof bulkPage>[1]

async function askReason(web: Web, officer: Officer, asking: Asking): Promise<Response> {
  const { facts, now } = await web.read(async (tx) => ({ facts: await deskFacts(tx, officer), now: tx.now }))
  const failed = Object.keys(asking.errors).length > 0
  const page = consolePage({
    title: officer.office.name[web.lang],
    current: 'antrean',
    failed,
    scripts: ['console.js', 'console-help.js'],
    styles: ['button'],
    body: bulkPage(web, asking),
    desk: deskOfOfficer(web, officer, { ...facts, now }),
  })
  return await web.page(page, failed ? 422 : 200)
}

async function takeAll(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const ids = tickedIn(await web.typed())
  if (ids.length === 0)
    return await showQueue(web, tools, officer, {
      errors: { antrean: sayRefusal(web.lang, { code: 'placements.no-items' }) },
    })
  const me = actingPerson(web)
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: acts.assign,
        key: await keyIn(web),
        subject: filesSubject(ids),
        work: async (tx): Promise<Decision<Assigned, Refusal>> => {
          const taken: Assigned[] = []
          for (const id of ids.toSorted()) {
            const assigned = await assignFile(tx, id, me)
            if (!assigned.ok) return assigned
            taken.push(...assigned.events)
          }
          const [first, ...more] = taken
          return first === undefined ? refused({ code: 'placements.no-items' }) : happened(first, ...more)
        },
        entry: ([first, ...more]) => ({
          act: acts.assign.name,
          record: { kind: 'application', id: first.application },
          payload: { to: me, files: [first, ...more].map(({ application }) => application) },
        }),
      }),
  )
  return decision.ok ? web.redirect(backToQueue(web, [])) : await web.refuse(decision.refusal)
}

/** Undoing is the opposite act, and its own line in the ledger. */
const undoing = act('placements.undo', acts.work.by)

async function undo(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const ids = (web.url.searchParams.get('berkas') ?? '').split('.').filter(isId).slice(0, most) as ApplicationId[]
  if (ids.length === 0) return await web.refuse({ code: 'edge.not-found' })
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: undoing,
        key: await keyIn(web),
        subject: filesSubject(ids),
        work: async (tx): Promise<Decision<Undone, Refusal>> => {
          const undone: Undone[] = []
          for (const id of ids.toSorted()) {
            const one = await undoDecision(tx, id)
            if (!one.ok) return one
            undone.push(...one.events)
          }
          const [first, ...more] = undone
          return first === undefined ? refused({ code: 'placements.no-items' }) : happened(first, ...more)
        },
        entry: ([first, ...more]) => ({
          act: undoing.name,
          record: { kind: 'application', id: first.application },
          payload: { decisions: [first, ...more].map(({ decision }) => decision) },
        }),
      }),
  )
  if (decision.ok) return web.redirect(backToQueue(web, ids))
  return decision.refusal.code.startsWith('placements.')
    ? await showQueue(web, tools, officer, { errors: { antrean: sayRefusal(web.lang, decision.refusal) } })
    : await web.refuse(decision.refusal)
}

export const bulkRoutes: readonly Route[] = [
  deskRoute(['POST', '/meja/banyak/setujui'], acts.approve, approveAll),
  deskRoute(['POST', '/meja/banyak/ambil'], acts.assign, takeAll),
  deskRoute(['POST', '/meja/banyak/batalkan'], acts.work, undo),
]
