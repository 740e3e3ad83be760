import { isId } from '../../../kernel/ids.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { showList } from '../desk/route.ts'
import { isCaseRefusal, sayRefusal } from '../words.ts'
import { dealWithPattern } from './act.ts'
import { doneField } from './page.ts'

async function deal(web: Web, { seal }: Tools): Promise<Response> {
  const id = web.params['pola'] ?? ''
  if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const text = (oneOf(typed, doneField(id)) ?? '').trim().slice(0, 5_000)
  const decision = await web.perform({
    act: acts.pattern,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await dealWithPattern(tx, seal, { pattern: id, text }),
    entry: () => ({ act: acts.pattern.name, record: { kind: 'case-pattern', id }, payload: {} }),
  })
  if (decision.ok) return web.redirect('/meja/aduan')
  if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return await showList(web, { [doneField(id)]: sayRefusal(web.lang, decision.refusal) })
}

export const patternRoutes: readonly Route[] = [
  { method: 'POST', path: '/meja/aduan/pola/:pola', act: acts.pattern, sees: null, limit: 'officer', handle: deal },
]
