import type { Decision } from '../../../kernel/decision.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { receipt } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { officeOf } from '../../offices/index.ts'
import { acts } from '../acts.ts'
import type { Case } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { deskPage } from '../desk/route.ts'
import { addressOf, type Contact, ways } from '../file/contact.ts'
import { hiddenAt, shownCode } from '../hidden.ts'
import { calendarFor } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { caseById } from '../store.ts'
import { caseToRead } from '../ties/store.ts'
import { isCaseRefusal, sayRefusal, words } from '../words.ts'
import { type AccessEnded, endAccess, giveAccess, markUnsafe, type UnsafeMarked } from './act.ts'
import { readGiving, readUnsafe } from './form.ts'
import { handCode } from './hand.ts'
import { kinBase } from './kin.route.ts'
import { accessList, accessListOf } from './list.part.ts'
import { accessField } from './own.route.ts'
import { givenBody, unsafeForm, whoFields } from './page.ts'

const subjectOf = (id: string) => async (tx: Tx) => {
  const one = await caseById(tx, id)
  return one && { office: one.office }
}

const baseOf = (id: string): string => `/meja/aduan/${id}/akses`
const idIn = ({ params }: Web): string => (isId(params['id'] ?? '') ? (params['id'] ?? '') : '')

async function show(web: Web, tools: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const id = idIn(web)
  const seen =
    id === ''
      ? undefined
      : await web.read(async (tx) => {
          const one = await caseToRead(tx, id)
          return one && { one, list: await accessListOf(tx, tools.seal, id), zone: (await calendarFor(tx, one)).zone }
        })
  if (!seen || web.actor.role === 'auditor') return await web.refuse({ code: 'edge.not-found' })
  const { one } = seen
  const say = words(web.lang)
  const base = baseOf(id)
  const failed = Object.keys(form.errors).length > 0
  const body = html`${backLink(`/meja/aduan/${id}`, web.lang)}${errorSummary(form.errors, web.lang)}<h1>${say('access.desk')}</h1>${accessList(web, seen.list, { base, zone: seen.zone })}${missionForm(web, one, form)}${handForm(web, one, form)}${unsafeForm(web, { base, form })}`
  return await web.page(deskPage(web, { title: say('access.desk'), body, failed }), failed ? 422 : 200)
}

/** For a mission, where the person of the case has long not been heard. */
function missionForm(web: Web, { id }: Case, form: Form<unknown>): Html {
  const say = words(web.lang)
  if (web.actor.office === null || officeOf(web.actor.office)?.kind !== 'mission') return nothing
  return html`<h2>${say('access.mission')}</h2><p class="soft">${say('access.mission.note')}</p>${formOf({
    action: baseOf(id),
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${whoFields(web, form)}${textArea({ name: 'alasan', label: say('access.reason'), rows: 3, value: form.typed['alasan'], error: form.errors['alasan'] })}${button({ text: say('access.give') })}`,
  })}`
}

/** For a case somebody else told, once the person it is about is reached. */
function handForm(web: Web, { id, filedBy }: Case, form: Form<unknown>): Html {
  const say = words(web.lang)
  if (filedBy === 'self') return nothing
  return html`<h2>${say('access.hand')}</h2><p class="soft">${say('access.hand.note')}</p>${formOf({
    action: `${baseOf(id)}/kode`,
    session: web.session,
    key: `${web.key}k`,
    class: 'flow',
    body: html`${textArea({ name: 'kenal', label: say('access.hand.reason'), rows: 3, value: form.typed['kenal'], error: form.errors['kenal'] })}${select({ name: 'lewat', label: say('access.hand.reach'), hint: say('reach.hint'), value: form.typed['lewat'] ?? '', options: ways.map((value) => ({ value, text: say(value === '' ? 'reach.page' : `reach.${value}`) })) })}${textInput({ name: 'alamat', label: say('reach.address'), hint: say('reach.address.hint'), value: form.typed['alamat'], error: form.errors['alamat'] })}${button({ text: say('access.hand.go'), kind: 'outline' })}`,
  })}`
}

/** The mission decides where nobody has heard of the person of the case; who asked for it gets the address and the code. */
async function give(web: Web, tools: Tools): Promise<Response> {
  const id = idIn(web)
  const typed = await web.typed()
  const reason = (oneOf(typed, 'alasan') ?? '').trim().slice(0, 2_000)
  const { mostDays } = caseStandard().familyAccess.mission
  const decision = await web.perform({
    act: acts.accessByMission,
    key: oneOf(typed, '_key') ?? web.key,
    subject: subjectOf(id),
    work: async (tx) => await giveAccess(tx, tools.seal, { ...readGiving(typed), days: mostDays, case: id, reason }),
    entry: ([{ access, scope }]) => ({
      act: acts.accessByMission.name,
      record: { kind: 'case', id },
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
  const shown = shownCode(tools.seal.reveal(Buffer.from(code, 'base64'), hiddenAt.accessCode(access)))
  const link = `${tools.config.publicUrl}${kinBase(access)}`
  const body = givenBody(web, { back: baseOf(id), link, code: shown })
  return await web.page(deskPage(web, { title: words(web.lang)('access.desk'), body }))
}

/** Where the person of the case wants to be reached from now on; else what is wrong with it. */
function readReach(typed: Form<unknown>['typed']): Contact | 'reach.mail.wrong' | 'reach.phone.wrong' {
  const way = ways.find((known) => known === oneOf(typed, 'lewat')) ?? ''
  const reach = addressOf(way, (oneOf(typed, 'alamat') ?? '').trim().slice(0, 200))
  return 'wrong' in reach
    ? reach.wrong
    : { channel: way === '' ? null : way, address: reach.address, name: '', hours: '' }
}

async function hand(web: Web, tools: Tools): Promise<Response> {
  const id = idIn(web)
  const typed = await web.typed()
  const reach = readReach(typed)
  if (typeof reach === 'string') return await show(web, tools, wrong(typed, { alamat: words(web.lang)(reach) }))
  const decision = await web.perform({
    act: acts.handCode,
    key: oneOf(typed, '_key') ?? web.key,
    subject: subjectOf(id),
    work: async (tx) =>
      await handCode(tx, tools.seal, { case: id, reason: (oneOf(typed, 'kenal') ?? '').trim().slice(0, 2_000), reach }),
    entry: () => ({ act: acts.handCode.name, record: { kind: 'case', id }, payload: {} }),
  })
  if (!decision.ok) {
    if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await show(web, tools, wrong(typed, { kenal: sayRefusal(web.lang, decision.refusal) }))
  }
  const [{ number, code }] = decision.events
  const say = words(web.lang)
  const shown = shownCode(tools.seal.reveal(Buffer.from(code, 'base64'), hiddenAt.code(id)))
  const body = html`${backLink(baseOf(id), web.lang)}${receipt({ title: say('receipt.title'), label: say('receipt.number'), number, next: say('access.handed') })}<p>${say('receipt.code')} <b class="figure">${shown}</b></p>`
  return await web.page(deskPage(web, { title: number, body }))
}

/** A small act of an officer that leads back to the page. */
const acting =
  (
    act: typeof acts.unsafeByOffice,
    work: (tx: Tx, tools: Tools, web: Web) => Promise<Decision<AccessEnded | UnsafeMarked, CaseRefusal>>,
  ): Route['handle'] =>
  async (web, tools) => {
    const id = idIn(web)
    const typed = await web.typed()
    const decision = await web.perform({
      act,
      key: oneOf(typed, '_key') ?? web.key,
      subject: subjectOf(id),
      work: async (tx) => await work(tx, tools, web),
      entry: () => ({ act: act.name, record: { kind: 'case', id }, payload: {} }),
    })
    if (decision.ok) return web.redirect(baseOf(id))
    if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await show(web, tools, wrong(typed, { 'aman-nama': sayRefusal(web.lang, decision.refusal) }))
  }

const desk = { sees: null, limit: 'officer' } as const
const path = '/meja/aduan/:id/akses'

export const deskAccessRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path, act: acts.unsafeByOffice, handle: async (web, tools) => await show(web, tools) },
  { ...desk, method: 'POST', path, act: acts.accessByMission, handle: give },
  { ...desk, method: 'POST', path: `${path}/kode`, act: acts.handCode, handle: hand },
  {
    ...desk,
    method: 'POST',
    path: `${path}/tidak-aman`,
    act: acts.unsafeByOffice,
    handle: acting(
      acts.unsafeByOffice,
      async (tx, { seal }, web) => await markUnsafe(tx, seal, { ...readUnsafe(await web.typed()), case: idIn(web) }),
    ),
  },
  {
    ...desk,
    method: 'POST',
    path: `${path}/:akses/akhiri`,
    act: acts.unsafeByOffice,
    handle: acting(
      acts.unsafeByOffice,
      async (tx, { seal }, web) => await endAccess(tx, seal, { case: idIn(web), access: web.params['akses'] ?? '' }),
    ),
  },
]
