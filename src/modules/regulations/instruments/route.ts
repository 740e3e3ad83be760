import type { Route, Web } from '../../../platform/http/route.ts'
import { lawToday, read } from './law.ts'
import { instrumentPage, instrumentsPage } from './page.ts'

const all = async (web: Web): Promise<Response> => await web.page(instrumentsPage(web, await lawToday(web)))

async function one(web: Web): Promise<Response> {
  const ruleSet = await lawToday(web)
  const instrument = ruleSet.instruments.get(web.params['instrument'] ?? '')
  return instrument === undefined
    ? await web.refuse({ code: 'edge.not-found' })
    : await web.page(instrumentPage(web, ruleSet, instrument))
}

export const instrumentRoutes: readonly Route[] = [
  { method: 'GET', path: '/peraturan', act: read, sees: null, limit: 'public', handle: all },
  { method: 'GET', path: '/peraturan/:instrument', act: read, sees: null, limit: 'public', handle: one },
]
