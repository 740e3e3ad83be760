import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { each, html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { acts } from '../acts.ts'
import { companyKey } from '../company-key.ts'
import { deskPage } from '../desk/route.ts'
import type { CaseRefusal } from '../refusal.ts'
import { isCaseRefusal, sayRefusal, words } from '../words.ts'
import { endTie, putTie, tiesOf } from './store.ts'

const path = '/meja/aduan/hubungan'

/** Companies an officer is tied to: they declare them here, and get no case against them. */
async function show(web: Web, form: Form<unknown> = blank()): Promise<Response> {
  const say = words(web.lang)
  const { person } = web.actor
  const ties = person === null ? [] : await web.read(async (tx) => await tiesOf(tx, person))
  const failed = Object.keys(form.errors).length > 0
  const list =
    ties.length === 0
      ? emptyState({ title: say('ties.none'), note: say('ties.none.note') })
      : html`<ul class="plain-list flow">${each(
          ties,
          ({ company, companyKey: key }) =>
            html`<li><b>${company}</b>${formOf({ action: `${path}/selesai`, session: web.session, key: `${web.key}${key}`, body: html`<input type="hidden" name="perusahaan" value="${company}">${button({ text: say('ties.end'), kind: 'quiet', small: true })}` })}</li>`,
        )}</ul>`
  const body = html`${errorSummary(form.errors, web.lang)}<h1>${say('ties.title')}</h1><p class="lead">${say('ties.lead')}</p>${formOf(
    {
      action: path,
      session: web.session,
      key: web.key,
      class: 'flow',
      body: html`${textInput({ name: 'perusahaan', label: say('company'), hint: say('ties.hint'), value: form.typed['perusahaan'], error: form.errors['perusahaan'] })}${button({ text: say('ties.go') })}`,
    },
  )}${list}`
  return await web.page(
    deskPage(web, { title: say('ties.title'), body, failed, current: 'hubungan' }),
    failed ? 422 : 200,
  )
}

type Declared = { readonly type: 'cases.tie-declared' | 'cases.tie-ended'; readonly company: string }

const change =
  (type: Declared['type']): Route['handle'] =>
  async (web) => {
    const typed = await web.typed()
    const company = (oneOf(typed, 'perusahaan') ?? '').trim().slice(0, 120)
    const decision = await web.perform<Declared, CaseRefusal>({
      act: acts.tie,
      key: oneOf(typed, '_key') ?? web.key,
      work: async (tx): Promise<Decision<Declared, CaseRefusal>> => {
        const key = companyKey(company)
        const { person } = tx.actor
        if (key === null || person === null) return refused({ code: 'cases.no-company' })
        await (type === 'cases.tie-ended'
          ? endTie(tx, { person, companyKey: key })
          : putTie(tx, { person, companyKey: key, company }))
        return happened({ type, company: key })
      },
      entry: ([done]) => ({
        act: acts.tie.name,
        record: { kind: 'officer', id: web.actor.person ?? '' },
        payload: { did: done.type, company: done.company },
      }),
    })
    if (decision.ok) return web.redirect(path)
    if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await show(web, wrong(typed, { perusahaan: sayRefusal(web.lang, decision.refusal) }))
  }

const desk = { act: acts.tie, sees: null, limit: 'officer' } as const

export const tieRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path, handle: async (web) => await show(web) },
  { ...desk, method: 'POST', path, handle: change('cases.tie-declared') },
  { ...desk, method: 'POST', path: `${path}/selesai`, handle: change('cases.tie-ended') },
]
