import { z } from 'zod'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { type DocumentId, isId } from '../../../kernel/ids.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Accepted } from '../../../platform/files/files.ts'
import { servingHeaders } from '../../../platform/files/serving.ts'
import { readForm, wrong } from '../../../platform/http/form.ts'
import type { Html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { documentById, noteLook } from '../../workers/index.ts'
import { acts } from '../acts.ts'
import { colleaguesOf, doneIn, toastOf } from '../queue/around.ts'
import { deskFacts, deskOfOfficer } from '../queue/desk.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, applicationById, changeApplication, lockApplication } from '../store.ts'
import { lookAgain } from './compare.job.ts'
import { applicationIn, fileSubject, keyIn } from './entry.ts'
import { filePage } from './file.page.ts'
import { type Place, placeOf } from './place.ts'
import { sayRefusal } from './say.ts'
import { type FileView, loadFile, withRegisters } from './view.ts'
import { words } from './words.ts'

/** What an open file shows otherwise: the form of an act instead of its parts, or a check by hand to be completed. */
export type Middle = {
  readonly middle?: (view: FileView) => Html | undefined
  readonly byHand?: Place['byHand']
  readonly errors?: Readonly<Record<string, string>>
  readonly status?: number
  /** What the form of the act needs besides the keys. */
  readonly scripts?: readonly string[]
}

/** Shows a whole file; every opening is written down for its worker. */
export async function showFile(web: Web, tools: Tools, officer: Officer, instead?: Middle): Promise<Response> {
  const id = applicationIn(web)
  const read = await web.read(async (tx) => {
    const loaded = id === undefined ? undefined : await loadFile(tx, tools, { id, officer })
    if (!loaded) return undefined
    return {
      loaded,
      now: tx.now,
      facts: await deskFacts(tx, officer),
      officers: await colleaguesOf(tx, officer),
      toast: await toastOf(tx, web, doneIn(web.url.searchParams)),
    }
  })
  if (!read) return await web.refuse({ code: 'edge.not-found' })
  const { facts, now, officers, toast } = read
  const view = await withRegisters(tools, read.loaded)
  await web.read(async (tx) => await lookAgain(tx, view.application, view.comparisons))
  const base = (more: Readonly<Record<string, string>>): string => {
    const query = new URLSearchParams(more).toString()
    return `/meja/${view.application.id}${query === '' ? '' : `?${query}`}`
  }
  const page = filePage(web, {
    view,
    place: { ...placeOf(web.url.searchParams, view, base), ...(instead?.byHand ? { byHand: instead.byHand } : {}) },
    desk: deskOfOfficer(web, officer, { ...facts, now }),
    officers,
    toast,
    middle: instead?.middle?.(view),
    errors: instead?.errors ?? {},
    scripts: instead?.scripts ?? [],
  })
  return await web.page(page, instead?.status ?? 200)
}

/** A paper as it was sent in: opened for this look alone, in no cache, and written down. */
async function showDocument(web: Web, { files }: Tools): Promise<Response> {
  const id = applicationIn(web)
  const asked = web.params['document'] ?? ''
  const document = await web.read(async (tx) => {
    const application = id === undefined ? undefined : await applicationById(tx, id)
    const found = application && isId(asked) ? await documentById(tx, asked as DocumentId) : undefined
    if (!application?.submittedAt || found?.worker !== application.worker || found.file === null) return undefined
    await noteLook(tx, found.worker, { act: 'placements.open-document', reason: found.kind })
    return found
  })
  if (!document || document.file === null || document.mime === null) return await web.refuse({ code: 'edge.not-found' })
  const bytes = await files.open(document.file)
  return new Response(new Uint8Array(bytes), {
    headers: servingHeaders(document.mime as Accepted['mime'], document.kind, {
      framed: web.url.searchParams.has('lihat'),
    }),
  })
}

/** What an officer found by hand while a register was away. */
const checkByHand = act('placements.check-by-hand', acts.work.by)
const manual = z.object({
  hasil: z.enum(['cocok', 'beda'], 'by-hand.result.wrong'),
  sumber: z.string('by-hand.source.wrong').trim().min(3, 'by-hand.source.wrong').max(200, 'by-hand.source.long'),
})

async function keepManualCheck(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const id = applicationIn(web)
  const say = words(web.lang)
  const form = readForm(await web.typed(), manual, (key) => say(key as 'by-hand.result.wrong'))
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  if (!form.ok) return await showFile(web, tools, officer, { byHand: form, errors: form.errors, status: 422 })
  const { hasil, sumber } = form.value
  const decision = await web.perform({
    act: checkByHand,
    key: await keyIn(web),
    subject: fileSubject(id),
    work: async (tx): Promise<Decision<{ readonly same: boolean }, Refusal>> => {
      const application = await lockApplication(tx, id)
      if (!application) return refused({ code: 'placements.changed-meanwhile' })
      if (application.state !== 'submitted' && application.state !== 'held')
        return refused({ code: 'placements.wrong-state', state: application.state })
      // A difference a register found stands until it is corrected, whatever somebody found by hand.
      if (application.clean === 'differs') return refused({ code: 'placements.compared-already' })
      const same = hasil === 'cocok'
      await changeApplication(tx, id, { clean: same ? 'match' : 'differs', differences: same ? 0 : 1 })
      await addToHistory(tx, id, { type: 'placements.checked-by-hand', data: { same, source: sumber } })
      await tx.enqueue(
        'placements.compare',
        { application: id, attempt: 1 },
        { key: `compare:${id}:by-hand:${application.version}` },
      )
      return happened({ same })
    },
    entry: ([{ same }]) => ({ act: checkByHand.name, record: { kind: 'application', id }, payload: { same } }),
  })
  if (decision.ok) return web.redirect(`/meja/${id}`)
  if (!decision.refusal.code.startsWith('placements.')) return await web.refuse(decision.refusal)
  const byHand = wrong(form.typed, { hasil: sayRefusal(web.lang, decision.refusal) })
  return await showFile(web, tools, officer, { byHand, errors: byHand.errors, status: 409 })
}

export const reviewRoutes: readonly Route[] = [
  deskRoute(['GET', '/meja/:application/dokumen/:document'], acts.work, showDocument),
  deskRoute(['POST', '/meja/:application/periksa-manual'], acts.work, keepManualCheck),
  deskRoute(
    ['GET', '/meja/:application'],
    acts.work,
    async (web, tools, officer) => await showFile(web, tools, officer),
  ),
]
