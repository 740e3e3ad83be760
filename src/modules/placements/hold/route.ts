import { cite } from '../../../kernel/citation.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { form } from '../../../platform/http/components/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { sentenceOf } from '../../../rules/explain.ts'
import { acts } from '../acts.ts'
import { backToQueue } from '../queue/around.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { applicationIn, fileSubject, keyIn, onceMore } from '../review/entry.ts'
import { showFile } from '../review/route.ts'
import { sayRefusal } from '../review/say.ts'
import type { FileView } from '../review/view.ts'
import { words } from '../review/words.ts'
import { holdFile, releaseFile } from './act.ts'

/** The grounds there are: rules that stand in the way now. Without one a file cannot be held, and the page says so. */
function holdMiddle(web: Web, { grounds, ruleSet, application }: FileView, error?: string): Html {
  const say = words(web.lang)
  const chosen =
    grounds.length === 0
      ? html`<p>${say('hold.none')}</p>`
      : form({
          action: `/meja/${application.id}/tahan`,
          session: web.session,
          key: web.key,
          label: say('hold.title'),
          body: html`${radios({
            name: 'dasar',
            label: say('hold.ground'),
            ...(error === undefined ? {} : { error }),
            options: grounds.map((finding) => ({
              value: finding.rule,
              text: sentenceOf(ruleSet, finding, web.lang),
              hint: cite(finding.citation),
            })),
          })}${button({ text: say('act.hold'), kind: 'solid', icon: 'pause' })}`,
        })
  return html`<div class="pad"><h2>${say('hold.title')}</h2><p>${say('hold.lead')}</p>${chosen}${linkButton({ href: `/meja/${application.id}`, text: say('act.back'), kind: 'quiet', small: true })}</div>`
}

const show = async (web: Web, tools: Tools, officer: Officer): Promise<Response> =>
  await showFile(web, tools, officer, { middle: (view) => holdMiddle(web, view) })

async function hold(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const id = applicationIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const rule = oneOf(await web.typed(), 'dasar') ?? ''
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: acts.hold,
        key: await keyIn(web),
        subject: fileSubject(id),
        work: async (tx) => await holdFile(tx, id, rule),
        entry: ([held]) => ({
          act: acts.hold.name,
          record: { kind: 'application', id },
          ground: held.citations.join('; '),
          payload: { decision: held.decision, digest: held.digest, rule: held.rule },
        }),
      }),
  )
  if (decision.ok) return web.redirect(backToQueue(web, [id]))
  if (!decision.refusal.code.startsWith('placements.')) return await web.refuse(decision.refusal)
  const problem = sayRefusal(web.lang, decision.refusal)
  return await showFile(web, tools, officer, {
    middle: (view) => holdMiddle(web, view, problem),
    errors: { dasar: problem },
    status: 422,
  })
}

async function release(web: Web): Promise<Response> {
  const id = applicationIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const decision = await onceMore(
    async () =>
      await web.perform({
        act: acts.release,
        key: await keyIn(web),
        subject: fileSubject(id),
        work: async (tx) => await releaseFile(tx, id),
        entry: ([released]) => ({
          act: acts.release.name,
          record: { kind: 'application', id },
          payload: { decision: released.decision, digest: released.digest },
        }),
      }),
  )
  return decision.ok ? web.redirect(backToQueue(web, [id])) : await web.refuse(decision.refusal)
}

export const holdRoutes: readonly Route[] = [
  deskRoute(['GET', '/meja/:application/tahan'], acts.hold, show),
  deskRoute(['POST', '/meja/:application/tahan'], acts.hold, hold),
  deskRoute(['POST', '/meja/:application/lepas'], acts.release, release),
]
