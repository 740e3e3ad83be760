import type { Decision } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { cookie } from '../../../platform/http/cookies.ts'
import { blank, readForm, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { proveCode, sendCode, takeCodeTry } from '../../accounts/index.ts'
import { acts } from '../acts.ts'
import { type Answered, answer } from '../family/decide.ts'
import { answerForm, codeForm } from '../family/form.ts'
import { codeOf, type Guest, guestOf, type LightOf, proofCookie, proofOf } from '../family/link.ts'
import { changeFamilyMember, familyById } from '../family/store.ts'
import { hiddenAt } from '../hidden.ts'
import type { Refusal } from '../refusal.ts'
import { answeredPage, codePage, doorPage, enterPage, gonePage, laterPage, questionPage } from './page.ts'
import { readLink } from './typed-link.ts'
import { words } from './words.ts'

type Handle = (web: Web, tools: Tools, guest: Guest) => Promise<Response>

/** Whoever has no link that works gets the same page, whatever the reason. */
const forGuest =
  (handle: Handle): Route['handle'] =>
  async (web, tools) => {
    const guest = await web.asBekal.read(async (tx) => await guestOf(tx, web, tools))
    return guest ? await handle(web, tools, guest) : await web.page(gonePage(web), 404)
  }

const placeOf = (web: Web): string => `/izin/${web.params['tautan'] ?? ''}`

/** A refusal of the code, in words. */
function sayCode(web: Web, refusal: { readonly code: string; readonly triesLeft?: number }): string {
  const say = words(web.lang)
  if (refusal.code === 'accounts.code-wrong') return say('code.wrong', { triesLeft: refusal.triesLeft ?? 0 })
  if (refusal.code === 'accounts.code-expired') return say('code.expired')
  if (refusal.code === 'accounts.code-used') return say('code.used')
  return refusal.code === 'accounts.code-spent' ? say('code.spent') : say('code.none')
}

const send: Handle = async (web, tools, guest) => {
  const { member } = guest
  const say = words(web.lang)
  const decision = await web.asBekal.perform({
    act: acts.openFamilyLink,
    work: async (tx) =>
      await sendCode(tx, tools.seal, {
        purpose: 'family',
        subject: member.id,
        known: null,
        account: null,
        phone: tools.seal.reveal(member.phoneHidden, hiddenAt.familyPhone(member.id)),
        claims: null,
        text: (code) => say('sms', { code }),
      }),
    entry: ([{ id }]) => ({
      act: acts.openFamilyLink.name,
      record: { kind: 'family-member', id: member.id },
      payload: { code: id },
    }),
  })
  if (!decision.ok) {
    const wait = 'waitMinutes' in decision.refusal ? decision.refusal.waitMinutes : 15
    return await web.page(doorPage(web, guest, say('code.soon', { waitMinutes: wait })), 429)
  }
  const response = web.redirect(`${placeOf(web)}/kode`)
  const secure = tools.config.publicUrl.startsWith('https://')
  const proof = proofOf(tools.seal, web.params['tautan'] ?? '', decision.events[0].id)
  response.headers.append('set-cookie', cookie(proofCookie, proof, { secure, maxAge: 1800 }))
  return response
}

const prove: Handle = async (web, tools, { member }) => {
  const { demo } = tools.config
  const form = readForm(await web.typed(), codeForm, () => words(web.lang)('code.length'))
  if (!form.ok) return await web.page(codePage(web, form, demo), 422)
  const id = codeOf(web, tools)
  if (id === undefined)
    return await web.page(codePage(web, wrong(form.typed, { code: words(web.lang)('code.none') }), demo), 422)
  const attempt = await web.asBekal.read(async (tx) => await takeCodeTry(tx, id))
  const decision = await web.asBekal.perform({
    act: acts.proveFamilyPhone,
    work: async (tx) => await proveCode(tx, tools.seal, { id, typed: form.value.code, purpose: 'family', attempt }),
    entry: () => ({
      act: acts.proveFamilyPhone.name,
      record: { kind: 'family-member', id: member.id },
      payload: { code: id },
    }),
  })
  if (decision.ok) return web.redirect(placeOf(web))
  const { refusal } = decision
  return await web.page(codePage(web, wrong(form.typed, { code: sayCode(web, refusal) }), demo), 422)
}

/** The link itself: prove the phone, then the question, then what became of it. */
const open =
  (lightOf: LightOf): Handle =>
  async (web, _, guest) => {
    if (!guest.proven) return await web.page(doorPage(web, guest))
    const changing = web.url.searchParams.get('ubah') === 'ya' && guest.member.witnessedAt === null
    if (guest.member.answer === null || changing)
      return await web.page(questionPage(web, guest, blank({ answer: guest.member.answer ?? undefined })))
    const light = await web.asBekal.read(async (tx) => await lightOf(tx, guest.worker.id))
    return await web.page(answeredPage(web, guest, light))
  }

/** Decides on what stands now, not on what stood when the page was opened. */
async function keepAnswer(tx: Tx, { member }: Guest, given: Answered['answer']): Promise<Decision<Answered, Refusal>> {
  const now = await familyById(tx, member.id)
  const decision = answer(member.id, now ?? { ...member, endedAt: tx.now }, given)
  if (decision.ok) await changeFamilyMember(tx, member.id, { answer: given, answeredAt: tx.now })
  return decision
}

const reply: Handle = async (web, _, guest) => {
  if (!guest.proven) return web.redirect(placeOf(web))
  const typed = await web.typed()
  const form = readForm(typed, answerForm, () => words(web.lang)('answer.choose'))
  if (!form.ok) return await web.page(questionPage(web, guest, form), 422)
  const given = form.value.answer
  if (given === 'later') return await web.page(laterPage(web))
  const key = oneOf(typed, '_key')
  const decision = await web.asBekal.perform({
    act: acts.answerFamily,
    ...(key === undefined ? {} : { key }),
    work: async (tx) => await keepAnswer(tx, guest, given),
    entry: ([{ member }]) => ({
      act: acts.answerFamily.name,
      record: { kind: 'family-member', id: member },
      payload: { worker: guest.worker.id, answer: given },
    }),
  })
  return decision.ok ? web.redirect(placeOf(web)) : await web.refuse(decision.refusal)
}

/** Opens a link whose code is typed. */
async function enter(web: Web): Promise<Response> {
  const say = words(web.lang)
  const typed = web.url.searchParams.get('kode')
  if (typed === null) return await web.page(enterPage(web, ''))
  const link = readLink(typed)
  if ('secret' in link) return web.redirect(`/izin/${link.secret}`)
  const problem = 'length' in link ? say('enter.wrong', { length: link.length }) : say('enter.wrong.signs')
  return await web.page(enterPage(web, typed.slice(0, 200), problem), 422)
}

/** The pages of the secret link. `lightOf` says how the worker's journey goes; this module does not know applications. */
export const permitRoutes = (lightOf: LightOf): readonly Route[] => {
  const of = (path: Route['path'], act: Route['act'], handle: Handle, method: Route['method'] = 'POST'): Route => ({
    method,
    path,
    act,
    sees: null,
    limit: method === 'POST' ? 'code' : 'public',
    handle: forGuest(handle),
  })
  return [
    { method: 'GET', path: '/izin', act: acts.openFamilyLink, sees: null, limit: 'public', handle: enter },
    of('/izin/:tautan', acts.openFamilyLink, open(lightOf), 'GET'),
    of('/izin/:tautan', acts.answerFamily, reply),
    of('/izin/:tautan/kirim', acts.openFamilyLink, send),
    of(
      '/izin/:tautan/kode',
      acts.proveFamilyPhone,
      async (web, { config }) => await web.page(codePage(web, blank(), config.demo)),
      'GET',
    ),
    of('/izin/:tautan/kode', acts.proveFamilyPhone, prove),
  ]
}
