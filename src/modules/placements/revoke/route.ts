import { cite } from '../../../kernel/citation.ts'
import type { Decision } from '../../../kernel/decision.ts'
import { type ApplicationId, isId } from '../../../kernel/ids.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Page, Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { sentenceOf } from '../../../rules/explain.ts'
import { revealPhone } from '../../workers/index.ts'
import { acts } from '../acts.ts'
import { words } from '../card/words.ts'
import { type Found, findingsOf } from '../facts.ts'
import { subjectOf } from '../journey/route.ts'
import type { Refusal } from '../refusal.ts'
import { applicationById } from '../store.ts'
import type { CardRevoked } from './decide.ts'
import { revokeFor } from './revoke.ts'

function revokePage(web: Web, id: ApplicationId, { found, form }: { found: Found; form: Form<unknown> }): Page {
  const say = words(web.lang)
  const grounds = found.findings.filter(({ applied, outcome }) => applied && outcome === 'unmet')
  return {
    title: say('revoke.title'),
    failed: Object.keys(form.errors).length > 0,
    body: html`<section>${backLink(`/meja/${id}`, web.lang)}${errorSummary(form.errors, web.lang)}<h1>${say('revoke.title')}</h1><p class="lead">${say('revoke.lead')}</p>${
      grounds.length === 0
        ? html`<p>${say('revoke.none')}</p>`
        : formOf({
            action: `/meja/${id}/cabut`,
            session: web.session,
            key: web.key,
            body: html`${radios({ name: 'aturan', label: say('revoke.rule'), options: grounds.map((finding) => ({ value: finding.rule, text: sentenceOf(found.ruleSet, finding, web.lang), hint: cite(finding.citation) })), value: form.typed['aturan'], error: form.errors['aturan'] })}${textArea({ name: 'alasan', label: say('revoke.reason'), value: form.typed['alasan'], error: form.errors['alasan'] })}${button({ text: say('revoke.go'), kind: 'danger' })}`,
          })
    }</section>`,
  }
}

async function foundOf(web: Web, id: string): Promise<Found | undefined> {
  if (!isId(id)) return undefined
  return await web.read(async (tx) => {
    const application = await applicationById(tx, id as ApplicationId)
    return application && (await findingsOf(tx, application, 'verified'))
  })
}

async function show(web: Web): Promise<Response> {
  const id = web.params['application'] ?? ''
  const found = web.actor.role === 'head-of-office' ? await foundOf(web, id) : undefined
  return found
    ? await web.page(revokePage(web, id as ApplicationId, { found, form: blank() }))
    : await web.refuse({ code: 'edge.not-found' })
}

async function revoke(web: Web, { seal, config }: Tools): Promise<Response> {
  const say = words(web.lang)
  const id = (web.params['application'] ?? '') as ApplicationId
  const found = await foundOf(web, id)
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const [rule, reason] = [oneOf(typed, 'aturan') ?? '', oneOf(typed, 'alasan') ?? '']
  const decision = await web.perform({
    act: acts.revoke,
    key: oneOf(typed, '_key') ?? web.key,
    subject: subjectOf(id),
    work: async (tx): Promise<Decision<CardRevoked & { digest: string }, Refusal>> => {
      const decided = await revokeFor(tx, id, { rule, reason })
      const file = await applicationById(tx, id)
      const to = decided.ok && file ? await revealPhone(tx, seal, file.worker, 'card-revoked') : undefined
      if (file && to !== undefined)
        await tx.notify({
          key: `card-revoked:${id}`,
          channel: 'sms',
          to,
          text: words('id')('sms.revoked', { number: file.number, url: config.publicUrl }),
        })
      return decided
    },
    entry: ([revoked]) => ({
      act: acts.revoke.name,
      record: { kind: 'application', id },
      ground: revoked.citations[0] ?? '',
      payload: { decision: revoked.digest, rule: revoked.rule },
    }),
  })
  if (decision.ok) return web.redirect(`/meja/${id}`)
  if (decision.refusal.code === 'placements.no-reason')
    return await web.page(
      revokePage(web, id, { found, form: wrong(typed, { alasan: say('revoke.reason.short') }) }),
      422,
    )
  if (decision.refusal.code === 'placements.no-citation')
    return await web.page(revokePage(web, id, { found, form: wrong(typed, { aturan: say('revoke.choose') }) }), 422)
  return await web.refuse(decision.refusal)
}

export const revokeRoutes: readonly Route[] = [
  { method: 'GET', path: '/meja/:application/cabut', act: acts.revoke, sees: null, limit: 'officer', handle: show },
  { method: 'POST', path: '/meja/:application/cabut', act: acts.revoke, sees: null, limit: 'officer', handle: revoke },
]
