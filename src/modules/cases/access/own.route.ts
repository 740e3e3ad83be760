import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { caseStandard } from '../categories.ts'
import { complaintScript, exit } from '../exit.part.ts'
import { hiddenAt, shownCode } from '../hidden.ts'
import { calendarFor } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { baseOf, ownCase } from '../thread/route.ts'
import { isCaseRefusal, sayRefusal, words } from '../words.ts'
import { endAccess, giveAccess, markUnsafe } from './act.ts'
import { readGiving, readUnsafe } from './form.ts'
import { kinBase } from './kin.route.ts'
import { accessList, accessListOf } from './list.part.ts'
import { givenBody, ownAccessBody } from './page.ts'

const accessBase = (id: string): string => `${baseOf(id)}/akses`

async function framed(web: Web, body: Html, status = 200): Promise<Response> {
  const title = words(web.lang)('title.neutral')
  const page = {
    title,
    failed: status === 422,
    scripts: [complaintScript],
    body: html`<section>${exit(web.lang)}${body}</section>`,
  }
  const response = await web.page(page, status)
  response.headers.set('cache-control', 'no-store')
  return response
}

async function show(web: Web, tools: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const seen = await web.asBekal.read(async (tx) => {
    const one = await ownCase(web, tools, tx)
    return one && { one, list: await accessListOf(tx, tools.seal, one.id), zone: (await calendarFor(tx, one)).zone }
  })
  if (!seen) return web.redirect('/pengaduan/masuk')
  const base = accessBase(seen.one.id)
  const list = accessList(web, seen.list, { base, zone: seen.zone })
  const { offered } = caseStandard().familyAccess
  const failed = Object.keys(form.errors).length > 0
  return await framed(
    web,
    ownAccessBody(web, { base, form, list, offered, back: baseOf(seen.one.id) }),
    failed ? 422 : 200,
  )
}

/** Which field a refusal is about. */
export const accessField = ({ code }: CaseRefusal): 'nama' | 'hari' | 'alasan' =>
  code === 'cases.access-length'
    ? 'hari'
    : code === 'cases.no-reason' || code === 'cases.access-not-silent'
      ? 'alasan'
      : 'nama'

async function give(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const one = await web.asBekal.read(async (tx) => await ownCase(web, tools, tx))
  if (!one) return web.redirect('/pengaduan/masuk')
  const decision = await web.asBekal.perform({
    act: acts.giveAccess,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await giveAccess(tx, tools.seal, { ...readGiving(typed), case: one.id, reason: '' }),
    entry: ([{ access, scope }]) => ({
      act: acts.giveAccess.name,
      record: { kind: 'case', id: one.id },
      payload: { access, scope },
    }),
  })
  if (!decision.ok) {
    if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await show(
      web,
      tools,
      wrong(typed, { [accessField(decision.refusal)]: sayRefusal(web.lang, decision.refusal) }),
    )
  }
  const [{ access, code }] = decision.events
  const link = `${tools.config.publicUrl}${kinBase(access)}`
  const shown = shownCode(tools.seal.reveal(Buffer.from(code, 'base64'), hiddenAt.accessCode(access)))
  return await framed(web, givenBody(web, { back: accessBase(one.id), link, code: shown }))
}

async function end(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const one = await web.asBekal.read(async (tx) => await ownCase(web, tools, tx))
  if (!one) return web.redirect('/pengaduan/masuk')
  const access = web.params['akses'] ?? ''
  const decision = await web.asBekal.perform({
    act: acts.endAccess,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await endAccess(tx, tools.seal, { case: one.id, access }),
    entry: () => ({ act: acts.endAccess.name, record: { kind: 'case', id: one.id }, payload: { access } }),
  })
  if (!decision.ok && !isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return web.redirect(accessBase(one.id))
}

async function unsafe(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const one = await web.asBekal.read(async (tx) => await ownCase(web, tools, tx))
  if (!one) return web.redirect('/pengaduan/masuk')
  const decision = await web.asBekal.perform({
    act: acts.markUnsafe,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await markUnsafe(tx, tools.seal, { ...readUnsafe(typed), case: one.id }),
    entry: () => ({ act: acts.markUnsafe.name, record: { kind: 'case', id: one.id }, payload: {} }),
  })
  if (decision.ok) return web.redirect(accessBase(one.id))
  if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return await show(web, tools, wrong(typed, { 'aman-nama': sayRefusal(web.lang, decision.refusal) }))
}

const own = { sees: null, limit: 'citizen' } as const
const path = '/pengaduan/kasus/:id/akses'

export const ownAccessRoutes: readonly Route[] = [
  { ...own, method: 'GET', path, act: acts.giveAccess, handle: async (web, tools) => await show(web, tools) },
  { ...own, method: 'POST', path, act: acts.giveAccess, handle: give },
  { ...own, method: 'POST', path: `${path}/tidak-aman`, act: acts.markUnsafe, handle: unsafe },
  { ...own, method: 'POST', path: `${path}/:akses/akhiri`, act: acts.endAccess, handle: end },
]
