import { type DecisionId, isId } from '../../../kernel/ids.ts'
import { whyNotAllowed } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { noteLook } from '../../workers/index.ts'
import { acts } from '../acts.ts'
import type { Application } from '../application.ts'
import type { DecisionRecord } from '../decision-record.ts'
import { decisionById } from '../decisions.ts'
import { applicationById } from '../store.ts'
import { opensWith } from './codes.ts'

/** A decision somebody may read, and the code they read it by; `null` when it is by who they are. */
export type SeenDecision = {
  readonly record: DecisionRecord & { readonly digest: string }
  readonly application: Application
  readonly code: string | null
}

/**
 * Works on the decision of this address (`:id`), for who may see it: by who they are, or by a code (`?kode=`) that its
 * holder gave them.
 *
 * @returns `undefined` when there is none, or not for them
 */
export async function onDecision<T>(
  web: Web,
  { seal }: Pick<Tools, 'seal'>,
  work: (tx: Tx, seen: SeenDecision) => Promise<T>,
): Promise<T | undefined> {
  const id = web.params['id'] ?? ''
  if (!isId(id)) return undefined
  const decision = id as DecisionId
  const code = web.url.searchParams.get('kode')
  const own = web.actor.role === 'public' ? undefined : await web.read(async (tx) => await seen(tx, null))
  if (own !== undefined || code === null) return own
  return await web.asBekal.read(async (tx) =>
    (await opensWith(tx, { seal, decision, code })) ? await seen(tx, code) : undefined,
  )

  async function seen(tx: Tx, by: string | null): Promise<T | undefined> {
    const record = await decisionById(tx, decision)
    const application = record && (await applicationById(tx, record.application))
    if (!record || !application) return undefined
    const { worker: owner, office } = application
    if (by === null && whyNotAllowed(tx.actor, acts.seeDecision, { owner, office })) return undefined
    if (by === null && tx.actor.person !== owner)
      await noteLook(tx, owner, { act: acts.seeDecision.name, reason: record.kind })
    return await work(tx, { record, application, code: by })
  }
}

/** What somebody is told for whom there is no decision at this address: to sign in, unless they came with a code. */
export const refuseUnseen = async (web: Web): Promise<Response> =>
  await web.refuse({
    code: web.actor.role === 'public' && !web.url.searchParams.has('kode') ? 'access.sign-in' : 'edge.not-found',
  })
