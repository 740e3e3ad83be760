import { isId } from '../../../kernel/ids.ts'
import type { Act } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { servingHeaders } from '../../../platform/files/serving.ts'
import { whyNot } from '../../../platform/files/words.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { each, html } from '../../../platform/http/html.ts'
import { sameToken } from '../../../platform/http/origin.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Tools } from '../../../platform/tools.ts'
import { questionsAbout } from '../../directions/index.ts'
import { enterAsHelper } from '../access/kin.route.ts'
import { acts } from '../acts.ts'
import { attachmentOf } from '../attach.part.ts'
import type { Attachment, Case } from '../case.ts'
import { type CaseDone } from '../handle/make.ts'
import { answerSettled, rateCase, reopenCase } from '../handle/settle.ts'
import { codeFingerprint } from '../hidden.ts'
import { readNumber } from '../numbers.ts'
import { calendarFor } from '../promises.ts'
import { caseById, caseByNumber, casesOfWorker, secretsOf } from '../store.ts'
import { isCaseRefusal, sayRefusal, words } from '../words.ts'
import { enterPage, stateKey, threadPage } from './page.ts'
import { threadOf } from './view.ts'
import { codeVisitCookie, visitOf } from './visit.ts'
import { writeAsReporter } from './write.ts'

/** The case of this address, for who has it open by its code, or filed it about themselves under their name. */
export async function ownCase(web: Web, tools: Tools, tx: Tx): Promise<Case | undefined> {
  const id = web.params['id'] ?? ''
  const one = isId(id) ? await caseById(tx, id) : undefined
  const isTheirs = web.actor.role === 'worker' && one?.filedBy === 'self' && one.worker === web.actor.person
  return one && (isTheirs || (await visitOf(web, tools, tx))?.case === one.id) ? one : undefined
}

export const baseOf = (id: string): string => `/pengaduan/kasus/${id}`

async function show(web: Web, tools: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const view = await web.asBekal.read(async (tx) => {
    const one = await ownCase(web, tools, tx)
    return one && { ...(await threadOf(tx, tools.seal, one)), questions: await questionsAbout(tx, one.id) }
  })
  if (!view) return web.redirect('/pengaduan/masuk')
  const failed = Object.keys(form.errors).length > 0
  const response = await web.page(threadPage(web, { ...view, form, base: baseOf(view.one.id) }), failed ? 422 : 200)
  response.headers.set('cache-control', 'no-store')
  return response
}

/** Holds number and code against each other. A number nobody has takes as long, and gets the same answer. */
async function enter(web: Web, tools: Tools): Promise<Response> {
  const say = words(web.lang)
  const typed = await web.typed()
  const number = readNumber(oneOf(typed, 'nomor') ?? '')
  if (number === undefined)
    return await web.page(enterPage(web, wrong(typed, { nomor: say('enter.number.wrong') })), 422)
  const code = oneOf(typed, 'kode') ?? ''
  const opened = await web.asBekal.read(async (tx) => {
    const one = await caseByNumber(tx, number)
    const kept = one && (await secretsOf(tx, one.id))?.code
    const given = Buffer.from(codeFingerprint(tools.seal, one?.id ?? '', code)).toString('hex')
    return one && kept && sameToken(given, Buffer.from(kept).toString('hex')) ? one : undefined
  })
  const helped = opened ? undefined : await enterAsHelper(web, tools, { number, code })
  if (helped) return helped
  if (!opened) return await web.page(enterPage(web, wrong(typed, { kode: say('refusal.cases.wrong-code') })), 422)
  const response = web.redirect(baseOf(opened.id))
  response.headers.append('set-cookie', codeVisitCookie(tools, { case: opened.id, code }, web.now()))
  return response
}

/** The reporter says something more, with or without a picture. */
async function write(web: Web, tools: Tools): Promise<Response> {
  const sent = await web.posted()
  if (!sent.ok) return await show(web, tools, wrong({}, { berkas: whyNot(web.lang, sent) }))
  const { typed, file } = sent
  const files: Attachment[] = []
  if (file !== null) {
    const accepted = await tools.files.acceptSaid(file.bytes, file.name)
    if (!accepted.ok) return await show(web, tools, wrong(typed, { berkas: whyNot(web.lang, accepted) }))
    files.push(attachmentOf(accepted))
  }
  const text = (oneOf(typed, 'pesan') ?? '').trim().slice(0, longestMessage)
  const one = await web.asBekal.read(async (tx) => await ownCase(web, tools, tx))
  if (!one) return web.redirect('/pengaduan/masuk')
  const decision = await web.asBekal.perform({
    act: acts.write,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await writeAsReporter(tx, tools.seal, { case: one.id, text, channel: 'page', files }),
    entry: ([written]) => ({
      act: acts.write.name,
      record: { kind: 'case', id: one.id },
      payload: { message: written.message, digest: written.digest },
    }),
  })
  if (decision.ok) return web.redirect(baseOf(one.id))
  if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return await show(web, tools, wrong(typed, { pesan: sayRefusal(web.lang, decision.refusal) }))
}

/** Longest message, in letters. */
const longestMessage = 10_000

type Work = (
  tx: Tx,
  tools: Tools,
  given: { readonly one: Case; readonly typed: Form<unknown>['typed']; readonly byAccount: boolean },
) => ReturnType<typeof reopenCase>

/** Something the reporter does to their case with one tap. */
const tap =
  (act: Act, work: Work): Route['handle'] =>
  async (web, tools) => {
    const typed = await web.typed()
    const one = await web.asBekal.read(async (tx) => await ownCase(web, tools, tx))
    if (!one) return web.redirect('/pengaduan/masuk')
    const decision = await web.asBekal.perform<CaseDone, { readonly code: string }>({
      act,
      key: oneOf(typed, '_key') ?? web.key,
      work: async (tx) => await work(tx, tools, { one, typed, byAccount: web.actor.role === 'worker' }),
      entry: ([done]) => ({ act: act.name, record: { kind: 'case', id: one.id }, payload: { step: done.step } }),
    })
    // Pressed twice, or too late: the page shows where it stands now.
    return decision.ok || isCaseRefusal(decision.refusal)
      ? web.redirect(baseOf(one.id))
      : await web.refuse(decision.refusal)
  }

/** How it was handled; without a choice the page comes back with what was written. */
async function rate(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const one = await web.asBekal.read(async (tx) => await ownCase(web, tools, tx))
  if (!one) return web.redirect('/pengaduan/masuk')
  const text = (oneOf(typed, 'saran') ?? '').trim().slice(0, longestMessage)
  const decision = await web.asBekal.perform({
    act: acts.rate,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await rateCase(tx, tools.seal, { case: one.id, score: Number(oneOf(typed, 'nilai')), text }),
    entry: ([done]) => ({ act: acts.rate.name, record: { kind: 'case', id: one.id }, payload: { step: done.step } }),
  })
  if (decision.ok) return web.redirect(baseOf(one.id))
  if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  if (decision.refusal.code !== 'cases.no-score') return web.redirect(baseOf(one.id))
  return await show(web, tools, wrong(typed, { nilai: sayRefusal(web.lang, decision.refusal) }))
}

/** A file of the conversation, to who may read it. */
async function file(web: Web, tools: Tools): Promise<Response> {
  const found = await web.asBekal.read(async (tx) => {
    const one = await ownCase(web, tools, tx)
    const messages = one ? (await threadOf(tx, tools.seal, one)).messages : []
    return messages.flatMap(({ files }) => files).find(({ id }) => id === web.params['berkas'])
  })
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const bytes = await tools.files.open(found.id)
  return new Response(new Uint8Array(bytes), { headers: servingHeaders(found.mime, 'lampiran') })
}

/** What a worker filed under their own name. */
async function own(web: Web): Promise<Response> {
  const { lang } = web
  const say = words(lang)
  const { person } = web.actor
  if (person === null) return await web.refuse({ code: 'access.sign-in' })
  const cases = await web.read(async (tx) =>
    Promise.all(
      (await casesOfWorker(tx, person)).map(async (one) => ({ one, zone: (await calendarFor(tx, one)).zone })),
    ),
  )
  const list =
    cases.length === 0
      ? emptyState({ title: say('own.none'), note: say('own.none.note') })
      : html`<ul class="plain-list flow">${each(
          cases,
          ({ one, zone }) =>
            html`<li><a href="${baseOf(one.id)}"><b>${one.number}</b></a><br>${tag(say(`state.${stateKey(one)}`))} <span class="soft">${moment(lang, one.filedAt, zone)}</span></li>`,
        )}</ul>`
  return await web.page({
    title: say('title.neutral'),
    body: html`<section><h1>${say('own.title')}</h1>${list}${linkButton({ href: '/pengaduan', text: say('own.new'), kind: 'outline' })}</section>`,
  })
}

const open = { sees: null } as const

export const threadRoutes: readonly Route[] = [
  // Short, and it says nothing: it stands in messages others may read.
  {
    ...open,
    method: 'GET',
    path: '/p',
    act: acts.enter,
    limit: 'help',
    handle: async (web) => await Promise.resolve(web.redirect('/pengaduan/masuk')),
  },
  {
    ...open,
    method: 'GET',
    path: '/pengaduan/masuk',
    act: acts.enter,
    limit: 'help',
    handle: async (web) =>
      await web.page(enterPage(web, blank({ nomor: web.url.searchParams.get('nomor')?.slice(0, 20) }))),
  },
  { ...open, method: 'POST', path: '/pengaduan/masuk', act: acts.enter, limit: 'help', handle: enter },
  { ...open, method: 'GET', path: '/pengaduan/saya', act: acts.own, limit: 'citizen', handle: own },
  {
    ...open,
    method: 'GET',
    path: '/pengaduan/kasus/:id',
    act: acts.enter,
    limit: 'citizen',
    handle: async (web, tools) => await show(web, tools),
  },
  { ...open, method: 'POST', path: '/pengaduan/kasus/:id', act: acts.write, limit: 'upload', handle: write },
  {
    ...open,
    method: 'GET',
    path: '/pengaduan/kasus/:id/berkas/:berkas',
    act: acts.enter,
    limit: 'citizen',
    handle: file,
  },
  {
    ...open,
    method: 'POST',
    path: '/pengaduan/kasus/:id/selesai',
    act: acts.answer,
    limit: 'citizen',
    handle: tap(
      acts.answer,
      async (tx, { seal }, { one, typed, byAccount }) =>
        await answerSettled(tx, seal, { case: one.id, yes: oneOf(typed, 'selesai') === 'ya', byAccount }),
    ),
  },
  { ...open, method: 'POST', path: '/pengaduan/kasus/:id/nilai', act: acts.rate, limit: 'citizen', handle: rate },
  {
    ...open,
    method: 'POST',
    path: '/pengaduan/kasus/:id/buka',
    act: acts.reopen,
    limit: 'citizen',
    handle: tap(acts.reopen, async (tx, { seal }, { one }) => await reopenCase(tx, seal, { case: one.id })),
  },
]
