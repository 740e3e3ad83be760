import { refused } from '../../../kernel/decision.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { sameToken } from '../../../platform/http/origin.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import type { Case } from '../case.ts'
import { codeFingerprint } from '../hidden.ts'
import type { CaseRefusal } from '../refusal.ts'
import { caseById, caseByNumber } from '../store.ts'
import { threadOf } from '../thread/view.ts'
import { accessVisitCookie, accessVisitOf } from '../thread/visit.ts'
import { type Written, writeAsReporter } from '../thread/write.ts'
import { isCaseRefusal, sayRefusal, words } from '../words.ts'
import { noteAccess } from './act.ts'
import { isLive, kinChannel, reaches } from './decide.ts'
import { kinCodePage, kinPage } from './kin.page.ts'
import { type AccessRow, accessById, accessesOf } from './store.ts'

export const kinBase = (id: string): string => `/a/${id}`

/** The access this browser has open at this address, when it opens anything still. Asked again with every page. */
async function openAccess(web: Web, tools: Tools, tx: Tx): Promise<{ access: AccessRow; one: Case } | undefined> {
  const id = web.params['id'] ?? ''
  if (!isId(id) || accessVisitOf(web, tools)?.access !== id) return undefined
  const access = await accessById(tx, id)
  const one = access && isLive(access, tx.now) ? await caseById(tx, access.case) : undefined
  return access && one ? { access, one } : undefined
}

const sameCode = (
  seal: Seal,
  { kept, of, code }: { kept: Uint8Array | undefined; of: string; code: string },
): boolean => {
  const given = Buffer.from(codeFingerprint(seal, of, code)).toString('hex')
  return sameToken(given, Buffer.from(kept ?? new Uint8Array(given.length / 2)).toString('hex')) && kept !== undefined
}

/** A helper comes with the number and the code they got when they told the case for somebody; nothing for everybody else. */
export async function enterAsHelper(
  web: Web,
  tools: Tools,
  { number, code }: { readonly number: string; readonly code: string },
): Promise<Response | undefined> {
  const helper = await web.asBekal.read(async (tx) => {
    const one = await caseByNumber(tx, number)
    const accesses = one ? await accessesOf(tx, one.id) : []
    return accesses.find(
      (access) =>
        access.kind === 'helper' &&
        isLive(access, tx.now) &&
        sameCode(tools.seal, { kept: access.code, of: access.case, code }),
    )
  })
  if (!helper) return undefined
  const response = web.redirect(kinBase(helper.id))
  response.headers.append('set-cookie', accessVisitCookie(tools, helper, web.now()))
  return response
}

async function show(web: Web, tools: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const base = kinBase(web.params['id'] ?? '')
  const seen = await web.asBekal.read(async (tx) => {
    const open = await openAccess(web, tools, tx)
    if (!open) return undefined
    await noteAccess(tx, open.access, 'look')
    return { access: open.access, view: await threadOf(tx, tools.seal, open.one) }
  })
  const failed = Object.keys(form.errors).length > 0
  const page = seen ? kinPage(web, { ...seen, base, form }) : kinCodePage(web, base, blank())
  const response = await web.page(page, failed && seen ? 422 : 200)
  response.headers.set('cache-control', 'no-store')
  return response
}

/** Holds a code against an access. An address that leads to nothing takes as long, and gets the same answer. */
async function enter(web: Web, tools: Tools): Promise<Response> {
  const id = web.params['id'] ?? ''
  const code = oneOf(await web.typed(), 'kode') ?? ''
  const opened = await web.asBekal.read(async (tx) => {
    const access = isId(id) ? await accessById(tx, id) : undefined
    const fits = sameCode(tools.seal, { kept: access?.code, of: access?.id ?? id, code })
    return fits && access && access.kind === 'relative' && isLive(access, tx.now) ? access : undefined
  })
  if (!opened)
    return await web.page(kinCodePage(web, kinBase(id), wrong({}, { kode: words(web.lang)('kin.wrong') })), 422)
  const response = web.redirect(kinBase(id))
  response.headers.append('set-cookie', accessVisitCookie(tools, opened, web.now()))
  return response
}

async function write(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const text = (oneOf(typed, 'pesan') ?? '').trim().slice(0, 10_000)
  const decision = await web.asBekal.perform<Written, CaseRefusal>({
    act: acts.writeByAccess,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => {
      const open = await openAccess(web, tools, tx)
      if (!open || !reaches(open.access.scope, 'write')) return refused({ code: 'cases.wrong-code' })
      await noteAccess(tx, open.access, 'write')
      return await writeAsReporter(tx, tools.seal, {
        case: open.one.id,
        text,
        channel: kinChannel,
        files: [],
        byAccess: true,
      })
    },
    entry: ([{ case: id, message, digest }]) => ({
      act: acts.writeByAccess.name,
      record: { kind: 'case', id },
      payload: { message, digest },
    }),
  })
  const base = kinBase(web.params['id'] ?? '')
  if (decision.ok) return web.redirect(base)
  if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return await show(web, tools, wrong(typed, { pesan: sayRefusal(web.lang, decision.refusal) }))
}

const kin = { sees: null } as const

/** Pages of whoever the person of a case lets in. Short addresses that say nothing. */
export const kinRoutes: readonly Route[] = [
  { ...kin, method: 'GET', path: '/a/:id', act: acts.lookByAccess, limit: 'citizen', handle: show },
  { ...kin, method: 'POST', path: '/a/:id', act: acts.lookByAccess, limit: 'help', handle: enter },
  { ...kin, method: 'POST', path: '/a/:id/tulis', act: acts.writeByAccess, limit: 'citizen', handle: write },
]
