import type { RuleSetDigest } from '../../../kernel/ids.ts'
import { button } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { publishActs, withdrawRuleSet } from '../publish/act.ts'
import type { Asked } from '../publish/decide.ts'
import { everyPublication, withdrawalAskedOf } from '../publish/store.ts'
import { ruleSetByDigest } from '../store.ts'
import { doing } from './entry.ts'
import { differencesPart } from './findings.part.ts'
import { versionOf, workbenchPage } from './frame.ts'
import { changesBetween } from './versions.ts'
import { isOwnRefusal, sayRefusal, words } from './words.ts'

/** Two published versions side by side; an address that names others leads to "not found". */
async function compare(web: Web): Promise<Response> {
  const asked = ['lama', 'baru'].map((name) => web.url.searchParams.get(name) ?? '')
  const pair = await web.read(async (tx) => {
    const known = await everyPublication(tx)
    const [before, after] = asked.map((digest) => known.find((row) => row.digest === digest))
    if (!before || !after) return undefined
    return { before: await ruleSetByDigest(tx, before.digest), after: await ruleSetByDigest(tx, after.digest) }
  })
  if (!pair) return await web.refuse({ code: 'edge.not-found' })
  const say = words(web.lang)
  const names = { before: versionOf(pair.before.digest), after: versionOf(pair.after.digest) }
  return await workbenchPage(web, {
    title: say('compare.title'),
    head: html`<h1>${say('compare.title')}</h1><p>${say('compare.lead', names)}</p>`,
    body: differencesPart(web.lang, changesBetween(pair.before, pair.after)),
  })
}

const digestIn = ({ params }: Web): RuleSetDigest | undefined => {
  const digest = params['digest'] ?? ''
  return /^[0-9a-f]{64}$/.test(digest) ? (digest as RuleSetDigest) : undefined
}

async function askToWithdraw(web: Web, problem?: string): Promise<Response> {
  const digest = digestIn(web)
  if (!digest) return await web.refuse({ code: 'edge.not-found' })
  const say = words(web.lang)
  const asked = await web.read(async (tx) => await withdrawalAskedOf(tx, digest))
  const title = say('set.withdraw.title', { version: versionOf(digest) })
  const typed = problem === undefined ? {} : await web.typed()
  return await workbenchPage(web, {
    title,
    head: html`<h1>${title}</h1><p>${say('set.withdraw.lead')}</p>`,
    body: form({
      action: `/pusat/aturan/versi/${digest}/cabut`,
      session: web.session,
      key: web.key,
      class: 'flow',
      body: html`${reasonPart(web, asked, { typed, problem })}`,
    }),
    errors: problem === undefined ? {} : { sebab: problem },
  })
}

type Typing = { readonly typed: Typed; readonly problem: string | undefined }

/** Who asks says why; who does it after them sees the reason. Nobody does both. */
function reasonPart(web: Web, asked: Asked | undefined, { typed, problem }: Typing): Html {
  const say = words(web.lang)
  if (!asked)
    return html`${textArea({ name: 'sebab', label: say('reason'), rows: 3, value: typed['sebab'], error: problem })}${button({ text: say('set.withdraw.ask'), kind: 'danger', icon: 'ban' })}`
  const reason = html`<p>${say('set.withdraw.asked', { reason: asked.reason })}</p>`
  if (asked.askedBy === web.actor.person) return html`${reason}<p class="soft">${say('set.withdraw.other')}</p>`
  return html`${reason}${button({ text: say('set.withdraw'), kind: 'danger', icon: 'ban' })}`
}

async function withdraw(web: Web): Promise<Response> {
  const digest = digestIn(web)
  if (!digest) return await web.refuse({ code: 'edge.not-found' })
  const reason = oneOf(await web.typed(), 'sebab') ?? ''
  const decision = await doing(web, {
    act: publishActs.withdraw,
    draft: digest,
    work: async (tx) => await withdrawRuleSet(tx, digest, reason),
  })
  if (decision.ok)
    return web.redirect(
      decision.events[0].type === 'regulations.withdrawn' ? '/pusat/aturan' : `/pusat/aturan/versi/${digest}/cabut`,
    )
  if (!isOwnRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return await askToWithdraw(web, sayRefusal(web.lang, decision.refusal))
}

const officer = { sees: null, limit: 'officer' } as const

/** What can be done with versions that are published: compared, and taken out of force. */
export const versionRoutes: readonly Route[] = [
  { ...officer, method: 'GET', path: '/pusat/aturan/banding', act: publishActs.look, handle: compare },
  {
    ...officer,
    method: 'GET',
    path: '/pusat/aturan/versi/:digest/cabut',
    act: publishActs.withdraw,
    handle: async (web) => await askToWithdraw(web),
  },
  {
    ...officer,
    method: 'POST',
    path: '/pusat/aturan/versi/:digest/cabut',
    act: publishActs.withdraw,
    handle: withdraw,
  },
]
