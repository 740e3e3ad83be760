import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { baseOf, ownCase } from '../thread/route.ts'
import { isCaseRefusal } from '../words.ts'
import { stopTransfer } from './stop.ts'

/** They do not want another office to take it. Answered meanwhile, the page shows where it stands now. */
async function stop(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const one = await web.asBekal.read(async (tx) => await ownCase(web, tools, tx))
  if (!one) return web.redirect('/pengaduan/masuk')
  const decision = await web.asBekal.perform({
    act: acts.stopTransfer,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await stopTransfer(tx, tools.seal, { case: one.id }),
    entry: () => ({ act: acts.stopTransfer.name, record: { kind: 'case', id: one.id }, payload: {} }),
  })
  return decision.ok || isCaseRefusal(decision.refusal)
    ? web.redirect(baseOf(one.id))
    : await web.refuse(decision.refusal)
}

/** What whoever a case is of does to a transfer of it. */
export const ownTransferRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/pengaduan/kasus/:id/limpah/henti',
    act: acts.stopTransfer,
    sees: null,
    limit: 'citizen',
    handle: stop,
  },
]
