import { cite } from '../../../kernel/citation.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { form } from '../../../platform/http/components/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { remedyOf, sentenceOf } from '../../../rules/explain.ts'
import { acts } from '../acts.ts'
import { backToQueue } from '../queue/around.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { applicationIn, fileSubject, keyIn, onceMore } from '../review/entry.ts'
import { showFile } from '../review/route.ts'
import { sayRefusal } from '../review/say.ts'
import type { FileView } from '../review/view.ts'
import { words } from '../review/words.ts'
import { decidedEntry } from '../verify/route.ts'
import { refuseFile } from './act.ts'

/** What ends a file, in the words the worker will read; without such a rule nothing can be pressed. */
function refuseMiddle(web: Web, { final, ruleSet, application }: FileView, error?: string): Html {
  const say = words(web.lang)
  const back = linkButton({ href: `/meja/${application.id}`, text: say('act.back'), kind: 'quiet', small: true })
  if (final.length === 0)
    return html`<div class="pad"><h2>${say('refuse.title')}</h2><p>${say('refuse.none')}</p>${back}</div>`
  return html`<div class="pad"><h2>${say('refuse.title')}</h2><p>${say('refuse.lead')}</p>${form({
    action: `/meja/${application.id}/tolak`,
    session: web.session,
    key: web.key,
    label: say('refuse.title'),
    class: 'flow',
    body: html`${radios({
      name: 'dasar',
      label: say('refuse.ground'),
      ...(error === undefined ? {} : { error }),
      options: final.map((finding) => ({
        value: finding.rule,
        text: sentenceOf(ruleSet, finding, web.lang),
        hint: html`${remedyOf(ruleSet, finding, web.lang) ?? nothing} ${cite(finding.citation)}`,
      })),
    })}${button({ text: say('act.refuse'), kind: 'danger', icon: 'ban' })}`,
  })}${back}</div>`
}

const show = async (web: Web, tools: Tools, officer: Officer): Promise<Response> =>
  await showFile(web, tools, officer, { middle: (view) => refuseMiddle(web, view) })

async function refuseWhole(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const id = applicationIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const rule = oneOf(await web.typed(), 'dasar') ?? ''
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: acts.refuse,
        key: await keyIn(web),
        subject: fileSubject(id),
        work: async (tx) => await refuseFile(tx, id, rule),
        entry: decidedEntry(acts.refuse.name),
      }),
  )
  if (decision.ok) return web.redirect(backToQueue(web, [id]))
  if (!decision.refusal.code.startsWith('placements.')) return await web.refuse(decision.refusal)
  const problem = sayRefusal(web.lang, decision.refusal)
  return await showFile(web, tools, officer, {
    middle: (view) => refuseMiddle(web, view, problem),
    errors: { dasar: problem },
    status: 422,
  })
}

export const refuseRoutes: readonly Route[] = [
  deskRoute(['GET', '/meja/:application/tolak'], acts.refuse, show),
  deskRoute(['POST', '/meja/:application/tolak'], acts.refuse, refuseWhole),
]
