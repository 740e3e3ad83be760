import { html } from '../../../platform/http/html.ts'
import type { Page, Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { onDecision, placementActs, refuseUnseen } from '../../placements/index.ts'
import { words } from '../log/words.ts'
import { fileOf } from './bundle.ts'

/** Seconds after which somebody who waits for the seal is looked after again. */
const soon = 5

/** A decision as a file, for who may see it: with its law, and what proves that it was entered. */
async function give(web: Web, tools: Tools): Promise<Response> {
  const found = await onDecision(web, tools, async (tx, { record }) => await fileOf(tx, record))
  if (found === undefined) return await refuseUnseen(web)
  if (found === 'waits') return await web.page(waitPage(web), 503)
  return new Response(`${JSON.stringify(found, null, 1)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="putusan-${found.decision.id}.json"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

function waitPage(web: Web): Page {
  const say = words(web.lang)
  return {
    title: say('decision.wait.title'),
    refresh: soon,
    body: html`<section><h1>${say('decision.wait.title')}</h1><p class="lead">${say('decision.wait')}</p></section>`,
  }
}

export const decisionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/putusan/:id/berkas',
    act: placementActs.comeToDecision,
    sees: null,
    limit: 'citizen',
    handle: give,
  },
]
