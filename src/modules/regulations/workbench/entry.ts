import type { Json } from '../../../kernel/canonical.ts'
import type { Decision } from '../../../kernel/decision.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Act } from '../../../platform/access/policy.ts'
import type { EdgeRefusal } from '../../../platform/db/performed.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { PublishRefusal } from '../publish/refusal.ts'

/** The draft an address names; an address that names none leads to "not found". */
export const draftIn = ({ params }: Web): string | undefined => {
  const id = params['draf'] ?? ''
  return isId(id) ? id : undefined
}

/** What an act says of itself in the ledger. */
export type Told = { readonly [name: string]: Json }

type Doing<Event> = {
  readonly act: Act
  readonly draft: string
  readonly work: (tx: Tx) => Promise<Decision<Event, PublishRefusal>>
}

/** Does one thing to a draft, once however often its form is sent, and notes it in the ledger with what came of it. */
export async function doing<Event extends Told>(
  web: Web,
  { act, draft, work }: Doing<Event>,
): Promise<Decision<Event, PublishRefusal | EdgeRefusal>> {
  return await web.perform({
    act,
    key: oneOf(await web.typed(), '_key') ?? web.key,
    subject: async () => ({}),
    work,
    entry: ([event]) => ({ act: act.name, record: { kind: 'draft', id: draft }, payload: { ...event } }),
  })
}

/** The version of a draft that a form was about. */
export const versionIn = async (web: Web): Promise<number> => {
  const version = Number(oneOf(await web.typed(), 'versi'))
  return Number.isSafeInteger(version) ? version : 0
}
