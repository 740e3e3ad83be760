import { type DecisionId, isId } from '../../../kernel/ids.ts'
import { whyNotAllowed } from '../../../platform/access/policy.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { ruleSetByDigest } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { decisionById, replayDecision } from '../decisions.ts'
import { applicationById } from '../store.ts'
import { recordPage } from './page.ts'

/** A decision, for the worker it is about and for who serves them; `?ulang` computes it again. */
async function show(web: Web): Promise<Response> {
  const id = web.params['id'] ?? ''
  if (web.actor.role === 'public') return await web.refuse({ code: 'access.sign-in' })
  const view = await web.read(async (tx) => {
    const record = isId(id) ? await decisionById(tx, id as DecisionId) : undefined
    const application = record && (await applicationById(tx, record.application))
    if (
      !record ||
      !application ||
      whyNotAllowed(web.actor, acts.seeDecision, { owner: application.worker, office: application.office })
    )
      return undefined
    const replayed = web.url.searchParams.has('ulang') ? await replayDecision(tx, record) : null
    return {
      record,
      replayed,
      ruleSet: await ruleSetByDigest(tx, record.ruleSet),
      zone: zoneOfArea(application.village),
      back: web.actor.role === 'worker' ? '/perjalanan' : `/meja/${application.id}`,
    }
  })
  return view ? await web.page(recordPage(web, view)) : await web.refuse({ code: 'edge.not-found' })
}

export const recordRoutes: readonly Route[] = [
  { method: 'GET', path: '/putusan/:id', act: acts.seeDecision, sees: null, limit: 'citizen', handle: show },
]
