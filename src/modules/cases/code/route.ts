import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { baseOf, ownCase } from '../thread/route.ts'
import { filedCookie } from '../thread/visit.ts'
import { isCaseRefusal } from '../words.ts'
import { renewCode } from './act.ts'

/** A code nobody else has seen; it is shown with the number, as after filing. */
async function renew(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const one = await web.asBekal.read(async (tx) => await ownCase(web, tools, tx))
  if (!one) return web.redirect('/pengaduan/masuk')
  const decision = await web.asBekal.perform({
    act: acts.renewCode,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await renewCode(tx, tools.seal, { case: one.id }),
    entry: () => ({ act: acts.renewCode.name, record: { kind: 'case', id: one.id }, payload: {} }),
  })
  if (!decision.ok)
    return isCaseRefusal(decision.refusal) ? web.redirect(baseOf(one.id)) : await web.refuse(decision.refusal)
  const response = web.redirect(`${baseOf(one.id)}/tanda-terima`)
  response.headers.append('set-cookie', filedCookie(tools, decision.events[0], web.now()))
  return response
}

export const codeRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/pengaduan/kasus/:id/kode',
    act: acts.renewCode,
    sees: null,
    limit: 'citizen',
    handle: renew,
  },
]
