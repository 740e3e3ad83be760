import type { Decision } from '../../../kernel/decision.ts'
import { type DecisionId, isId } from '../../../kernel/ids.ts'
import type { Act, Subject } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { ruleSetByDigest } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { decisionById, replayDecision } from '../decisions.ts'
import type { Refusal } from '../refusal.ts'
import { applicationById } from '../store.ts'
import { type CodeGiven, type CodeWithdrawn, codesOf, giveCode, secretOf, withdrawCode } from './codes.ts'
import { recordPage } from './page.ts'
import { onDecision, refuseUnseen } from './seen.ts'

/** A decision, for the worker it is about, who serves them, and who has a code; `?ulang` computes it again. */
async function show(web: Web, { seal, config }: Tools): Promise<Response> {
  const view = await onDecision(web, { seal }, async (tx, { record, application, code }) => ({
    record,
    code,
    replayed: web.url.searchParams.has('ulang') ? await replayDecision(tx, record) : null,
    ruleSet: await ruleSetByDigest(tx, record.ruleSet),
    zone: zoneOfArea(application.village),
    back: code !== null ? null : web.actor.role === 'worker' ? '/perjalanan' : `/meja/${application.id}`,
    codes:
      web.actor.role === 'worker' && code === null
        ? (await codesOf(tx, record.id)).map((one) => ({
            ...one,
            url: `${config.publicUrl}/putusan/${record.id}?kode=${secretOf(seal, one)}`,
          }))
        : null,
  }))
  if (view) {
    const response = await web.page(recordPage(web, view))
    // By a code it is read without a session; no browser and no proxy may keep it for that.
    response.headers.set('cache-control', 'no-store')
    return response
  }
  return await refuseUnseen(web)
}

/** The decision of this address, for acts of the worker it is about. */
const subjectOf =
  (id: string) =>
  async (tx: Tx): Promise<Subject | undefined> => {
    const record = isId(id) ? await decisionById(tx, id as DecisionId) : undefined
    const application = record && (await applicationById(tx, record.application))
    return application && { owner: application.worker, office: application.office }
  }

const acting =
  (act: Act, work: (tx: Tx, given: { decision: DecisionId; code: string }) => Promise<Decision<Done, Refusal>>) =>
  async (web: Web): Promise<Response> => {
    const typed = await web.typed()
    const id = web.params['id'] ?? ''
    const decision = await web.perform({
      act,
      key: oneOf(typed, '_key') ?? web.key,
      subject: subjectOf(id),
      work: async (tx) => await work(tx, { decision: id as DecisionId, code: oneOf(typed, 'kode') ?? '' }),
      entry: ([{ code }]) => ({ act: act.name, record: { kind: 'decision', id }, payload: { code } }),
    })
    return decision.ok ? web.redirect(`/putusan/${id}`) : await web.refuse(decision.refusal)
  }
type Done = CodeGiven | CodeWithdrawn

export const recordRoutes: readonly Route[] = [
  { method: 'GET', path: '/putusan/:id', act: acts.comeToDecision, sees: null, limit: 'citizen', handle: show },
  {
    method: 'POST',
    path: '/putusan/:id/kode',
    act: acts.giveCode,
    sees: null,
    limit: 'citizen',
    handle: acting(acts.giveCode, async (tx, { decision }) => await giveCode(tx, decision)),
  },
  {
    method: 'POST',
    path: '/putusan/:id/kode/cabut',
    act: acts.withdrawCode,
    sees: null,
    limit: 'citizen',
    handle: acting(acts.withdrawCode, withdrawCode),
  },
]
