import { isId, type PersonId } from '../../../kernel/ids.ts'
import { dayTyped } from '../../../platform/http/components/date-field.ts'
import { blank, type Form, type Typed, wrong } from '../../../platform/http/form.ts'
import { consolePage } from '../../../platform/http/frame/desk.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { officeOf } from '../../offices/index.ts'
import { acts } from '../acts.ts'
import { absencesOf, takeBack, takeLeave, type Wanting } from './act.ts'
import type { LeaveRefusal } from './decide.ts'
import { leaveBody, leavePath } from './page.ts'
import { words } from './words.ts'

async function show(web: Web, form: Form<unknown> = blank()): Promise<Response> {
  const say = words(web.lang)
  const absences = await web.read(absencesOf)
  const failed = Object.keys(form.errors).length > 0
  const isCentre = web.actor.role === 'centre'
  const page = consolePage({
    title: say('title'),
    current: 'cuti',
    failed,
    scripts: ['console.js', 'drafts.js'],
    styles: ['button'],
    body: html`<div class="scroll" role="region" tabindex="0" aria-label="${say('title')}"><div class="pad flow">${leaveBody(web, absences, form)}</div></div>`,
    desk: {
      unit: (web.actor.office === null ? undefined : officeOf(web.actor.office)?.name[web.lang]) ?? say('unit.centre'),
      rail: [
        isCentre
          ? { key: 'pusat', name: say('centre'), href: '/pusat', icon: 'list-checks' }
          : { key: 'antrean', name: say('desk'), href: '/meja', icon: 'inbox' },
        { key: 'aduan', name: say('cases'), href: '/meja/aduan', icon: 'life-buoy' },
        { key: 'cuti', name: say('title'), href: leavePath, icon: 'calendar' },
      ],
    },
  })
  return await web.page(page, failed ? 422 : 200)
}

/** Which field a refusal is about. */
const fieldOf: Readonly<Record<LeaveRefusal['code'], 'mulai' | 'selesai' | 'pengganti' | 'petugas'>> = {
  'accounts.leave-order': 'selesai',
  'accounts.leave-over': 'selesai',
  'accounts.leave-long': 'selesai',
  'accounts.leave-twice': 'mulai',
  'accounts.leave-nobody': 'petugas',
  'accounts.leave-substitute': 'pengganti',
  'accounts.leave-stands-in': 'pengganti',
  'accounts.leave-empty-desk': 'pengganti',
}
const isLeaveRefusal = (refusal: { readonly code: string }): refusal is LeaveRefusal => refusal.code in fieldOf

const personIn = (typed: Typed, name: string): PersonId | null => {
  const id = oneOf(typed, name) ?? ''
  return isId(id) ? (id as PersonId) : null
}

/** What was typed, or each wrong field with its sentence. */
function wantedIn(web: Web, typed: Typed): Wanting | Readonly<Record<string, string>> {
  const [from, until] = [dayTyped(typed, 'mulai'), dayTyped(typed, 'selesai')]
  const account = personIn(typed, 'petugas') ?? web.actor.person
  if (from && until && account !== null) return { account, from, until, substitute: personIn(typed, 'pengganti') }
  const missing = words(web.lang)('date.choose')
  return { ...(from ? {} : { mulai: missing }), ...(until ? {} : { selesai: missing }) }
}

async function enter(web: Web): Promise<Response> {
  const typed = await web.typed()
  const wanted = wantedIn(web, typed)
  if (!('account' in wanted) || typeof wanted.account !== 'string')
    return await show(web, wrong(typed, wanted as Readonly<Record<string, string>>))
  const asked = wanted as Wanting
  const decision = await web.perform({
    act: acts.takeLeave,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await takeLeave(tx, asked),
    entry: ([{ leave }]) => ({
      act: acts.takeLeave.name,
      record: { kind: 'leave', id: leave.id },
      payload: { officer: leave.account, from: leave.from, until: leave.until, substitute: leave.substitute },
    }),
  })
  if (decision.ok) return web.redirect(leavePath)
  const { refusal } = decision
  if (!isLeaveRefusal(refusal)) return await web.refuse(refusal)
  return await show(web, wrong(typed, { [fieldOf[refusal.code]]: words(web.lang)(`refusal.${refusal.code}`) }))
}

async function cancel(web: Web): Promise<Response> {
  const id = web.params['id'] ?? ''
  const typed = await web.typed()
  if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
  const decision = await web.perform({
    act: acts.cancelLeave,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await takeBack(tx, id),
    entry: ([done]) => ({ act: acts.cancelLeave.name, record: { kind: 'leave', id: done.leave }, payload: {} }),
  })
  // Pressed twice, or over meanwhile: the page shows how it stands.
  return decision.ok || isLeaveRefusal(decision.refusal) ? web.redirect(leavePath) : await web.refuse(decision.refusal)
}

const desk = { sees: null, limit: 'officer' } as const

export const leaveRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: leavePath, act: acts.seeLeave, handle: async (web) => await show(web) },
  { ...desk, method: 'POST', path: leavePath, act: acts.takeLeave, handle: enter },
  { ...desk, method: 'POST', path: `${leavePath}/:id/batal`, act: acts.cancelLeave, handle: cancel },
]
