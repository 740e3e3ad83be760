import { dayIn, WIB } from '../../../kernel/time.ts'
import { blank, readForm, wrong } from '../../../platform/http/form.ts'
import type { Page, Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { noSession, openSession, type SessionKind } from '../session.ts'
import { accountByNik, endSessions, postsOf } from '../store.ts'
import { words } from '../words.ts'
import { askedCode, forgetCode, isSecure, withCode } from './asked.ts'
import {
  citizenSubject,
  type Knows,
  type Proven,
  prove,
  type Sent,
  send,
  sendAgain,
  sendToOfficer,
  takeTryOf,
} from './code.ts'
import { codeForm, identityForm, officerForm } from './form.ts'
import { knowAgain, knownFor, knownIn } from './known.ts'
import { forgetPlace, keepPlace, onward, type Start, startOf } from './onward.ts'
import { codePage, officerSignInPage, signedOutPage, signInPage, takenPage } from './page.ts'
import { sayNik, sayRefusal } from './say.ts'

const codeEntry =
  (purpose: string) =>
  ([sent]: readonly [Sent, ...Sent[]]) => ({
    act: acts.askToSignIn.name,
    record: { kind: 'code', id: sent.id },
    payload: { purpose, digits: sent.digits },
  })

async function askForCode(web: Web, { seal, ...tools }: Tools): Promise<Response> {
  const say = words(web.lang)
  const form = readForm(await web.typed(), identityForm(dayIn(web.now(), WIB), sayNik(web)), (message) =>
    message === 'phone.wrong' ? say('phone.wrong') : message,
  )
  if (!form.ok) return await web.page(signInPage(web, form), 422)
  const { nik, phone } = form.value
  const knows = knowsIn(web, { seal, ...tools })
  const claims = { nik: nik.nik, phone, birthDate: nik.birthDate, sex: nik.sex }
  const decision = await web.asBekal.perform({
    act: acts.askToSignIn,
    work: async (tx) => {
      const account = await accountByNik(tx, seal.blindIndex(nik.nik, 'nik'))
      return await send(tx, seal, {
        purpose: 'sign-in',
        subject: citizenSubject(nik.nik, phone),
        known: account ? knows(account.id) : null,
        account: null,
        phone,
        claims,
        text: (code) => say('sms', { code }),
      })
    },
    entry: codeEntry('sign-in'),
  })
  if (!decision.ok)
    return await web.page(signInPage(web, wrong(form.typed, { nik: sayRefusal(web, decision.refusal) })), 429)
  return withCode(web.redirect(`/masuk/kode`), `${decision.events[0].id}.${phone.slice(-4)}`, isSecure(tools))
}

const knowsIn = (web: Web, { seal, ...tools }: Pick<Tools, 'seal' | 'config'>): Knows => {
  const known = knownIn(web.headers, isSecure(tools))
  return (account) => knownFor(seal, known, account)
}

/** A door; what was wanted before it is kept while somebody goes through. */
async function openDoor(web: Web, tools: Tools, page: Page): Promise<Response> {
  const response = await web.page(page)
  const kept = keepPlace(web.url.searchParams.get('lanjut'), isSecure(tools))
  if (kept !== undefined) response.headers.append('set-cookie', kept)
  return response
}

type Accepted =
  | { readonly ok: true; readonly proven: Proven; readonly id: string; readonly own: boolean }
  | { readonly ok: false; readonly response: Response }

async function acceptTyped(web: Web, tools: Tools, officer: boolean): Promise<Accepted> {
  const say = words(web.lang)
  const { id, last4 } = askedCode(web, tools)
  const form = readForm(await web.typed(), codeForm, () => say('code.length'))
  const again = async (errors: Record<string, string>, status: number): Promise<Accepted> => ({
    ok: false,
    response: await web.page(
      codePage(web, { form: { ...form, ok: false, errors }, last4, officer, demo: tools.config.demo }),
      status,
    ),
  })
  if (!form.ok) return await again(form.errors, 422)
  const purpose = officer ? 'officer' : 'sign-in'
  const attempt = await web.asBekal.read(async (tx) => await takeTryOf(tx, id))
  const decision = await web.asBekal.perform({
    act: acts.signIn,
    work: async (tx) => await prove(tx, tools.seal, { id, typed: form.value.code, purpose, attempt }),
    entry: ([proven]) => ({
      act: acts.signIn.name,
      record: { kind: 'code', id },
      payload: { account: proven.account, purpose },
    }),
  })
  if (decision.ok) return { ok: true, proven: decision.events[0], id, own: form.value.own !== undefined }
  return await again({ code: sayRefusal(web, decision.refusal) }, 422)
}

/** After the code: a known NIK signs in, an unknown one goes on to register, another's phone is told so. */
async function signIn(web: Web, tools: Tools): Promise<Response> {
  if (askedCode(web, tools).stage === 'proven') return web.redirect('/daftar')
  const accepted = await acceptTyped(web, tools, false)
  if (!accepted.ok) return accepted.response
  const { claims } = accepted.proven
  if (claims === null) return web.redirect('/masuk')
  const known = await web.asBekal.read(async (tx) => await accountByNik(tx, tools.seal.blindIndex(claims.nik, 'nik')))
  if (!known)
    return withCode(web.redirect('/daftar'), `${accepted.id}.${accepted.own ? 'own' : 'shared'}`, isSecure(tools))
  const samePhone = Buffer.from(tools.seal.blindIndex(claims.phone, 'phone')).equals(Buffer.from(known.phoneIndex))
  if (!samePhone) return await web.page(takenPage(web), 409)
  return await withSession(web, tools, {
    account: known.id,
    kind: accepted.own ? 'own' : 'shared',
    start: '/perjalanan',
  })
}

/** Opens a session for somebody whose phone was proven, and goes on to the page they wanted, or to their start. */
export async function withSession(
  web: Web,
  tools: Tools,
  { account, kind, start }: { account: Proven['account']; kind: SessionKind; start: Start },
): Promise<Response> {
  if (account === null) return web.redirect('/masuk')
  const secure = isSecure(tools)
  const made = await web.asBekal.read(async (tx) => await openSession(tx, tools.seal, { account, kind, secure }))
  const response = web.redirect(onward(web.headers, { start, secure }))
  response.headers.append('set-cookie', made)
  response.headers.append('set-cookie', forgetPlace(secure))
  response.headers.append('set-cookie', forgetCode(secure))
  // A shared phone is known for nobody.
  if (kind !== 'shared')
    response.headers.append('set-cookie', knowAgain(tools.seal, knownIn(web.headers, secure), { account, secure }))
  return response
}

async function askOfficerCode(web: Web, tools: Tools): Promise<Response> {
  const say = words(web.lang)
  const form = readForm(await web.typed(), officerForm, () => say('officer.number'))
  if (!form.ok) return await web.page(officerSignInPage(web, form), 422)
  const { number } = form.value
  const knows = knowsIn(web, tools)
  const decision = await web.asBekal.perform({
    act: acts.askToSignIn,
    work: async (tx) => await sendToOfficer(tx, tools.seal, { number, knows, text: (code) => say('sms', { code }) }),
    entry: codeEntry('officer'),
  })
  if (!decision.ok)
    return await web.page(officerSignInPage(web, wrong(form.typed, { number: sayRefusal(web, decision.refusal) })), 429)
  return withCode(web.redirect('/petugas/masuk/kode'), decision.events[0].id, isSecure(tools))
}

async function signInOfficer(web: Web, tools: Tools): Promise<Response> {
  const accepted = await acceptTyped(web, tools, true)
  if (!accepted.ok) return accepted.response
  const { account } = accepted.proven
  const [post] =
    account === null ? [] : await web.asBekal.read(async (tx) => await postsOf(tx, account, dayIn(tx.now, WIB)))
  return await withSession(web, tools, {
    account,
    kind: 'officer',
    start: post ? startOf(post.role) : '/meja',
  })
}

async function signOut(web: Web, tools: Tools): Promise<Response> {
  const { session } = web
  if (session) await web.asBekal.read(async (tx) => await endSessions(tx, { id: session.id }))
  const response = web.redirect('/keluar')
  response.headers.append('set-cookie', noSession(isSecure(tools)))
  // The airport desk's device keeps departures that wait to be sent, and no name; the next officer sends them.
  const keeps = web.actor.role === 'airport-desk'
  response.headers.append('clear-site-data', keeps ? '"cache"' : '"cache", "storage"')
  return response
}

/** The page of the code is for whoever asked for one; after it was proven, and before, the way goes on elsewhere. */
const showCode = (officer: boolean) => async (web: Web, tools: Tools) => {
  const { last4, stage } = askedCode(web, tools)
  if (stage === 'proven' && !officer) return web.redirect('/daftar')
  if (stage !== (officer ? 'officer' : 'citizen')) return web.redirect(officer ? '/petugas/masuk' : '/masuk')
  const again = web.url.searchParams.get('lagi') === 'ya'
  const response = await web.page(codePage(web, { form: blank(), last4, officer, again, demo: tools.config.demo }))
  // Going back must ask again where the code stands.
  response.headers.set('cache-control', 'no-store')
  return response
}

/** A new code to the same phone, without typing NIK and phone again. */
async function askAgain(web: Web, tools: Tools): Promise<Response> {
  const { id, last4 } = askedCode(web, tools)
  const decision = await web.asBekal.perform({
    act: acts.askToSignIn,
    work: async (tx) => await sendAgain(tx, tools.seal, { id, text: (code) => words(web.lang)('sms', { code }) }),
    entry: codeEntry('sign-in'),
  })
  if (decision.ok)
    return withCode(web.redirect('/masuk/kode?lagi=ya'), `${decision.events[0].id}.${last4}`, isSecure(tools))
  if (decision.refusal.code === 'accounts.no-code') return web.redirect('/masuk')
  const form = wrong({}, { code: sayRefusal(web, decision.refusal) })
  return await web.page(codePage(web, { form, last4, officer: false, demo: tools.config.demo }), 429)
}

export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/masuk',
    act: acts.askToSignIn,
    sees: null,
    limit: 'public',
    handle: async (web, tools) =>
      web.session === null
        ? await openDoor(web, tools, signInPage(web, blank()))
        : web.redirect(startOf(web.actor.role)),
  },
  { method: 'POST', path: '/masuk', act: acts.askToSignIn, sees: null, limit: 'code', handle: askForCode },
  { method: 'GET', path: '/masuk/kode', act: acts.signIn, sees: null, limit: 'public', handle: showCode(false) },
  { method: 'POST', path: '/masuk/kode', act: acts.signIn, sees: null, limit: 'code', handle: signIn },
  { method: 'POST', path: '/masuk/kode/lagi', act: acts.askToSignIn, sees: null, limit: 'code', handle: askAgain },
  {
    method: 'GET',
    path: '/petugas/masuk',
    act: acts.askToSignIn,
    sees: null,
    limit: 'public',
    handle: async (web, tools) => await openDoor(web, tools, officerSignInPage(web, blank())),
  },
  { method: 'POST', path: '/petugas/masuk', act: acts.askToSignIn, sees: null, limit: 'code', handle: askOfficerCode },
  { method: 'GET', path: '/petugas/masuk/kode', act: acts.signIn, sees: null, limit: 'public', handle: showCode(true) },
  { method: 'POST', path: '/petugas/masuk/kode', act: acts.signIn, sees: null, limit: 'code', handle: signInOfficer },
  {
    method: 'GET',
    path: '/keluar',
    act: acts.signOut,
    sees: null,
    limit: 'public',
    handle: async (web) => await web.page(signedOutPage(web)),
  },
  { method: 'POST', path: '/keluar', act: acts.signOut, sees: null, limit: 'citizen', handle: signOut },
]
