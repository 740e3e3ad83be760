import type { Route, Web } from '../../../platform/http/route.ts'
import { lawToday, read } from '../instruments/law.ts'
import { articlePage } from './page.ts'

async function article(web: Web): Promise<Response> {
  const ruleSet = await lawToday(web)
  const { instrument, rule: id } = web.params
  const rule = ruleSet.rules.find((candidate) => candidate.id === id && candidate.instrument.id === instrument)
  return rule === undefined
    ? await web.refuse({ code: 'edge.not-found' })
    : await web.page(articlePage(web, ruleSet, rule))
}

export const articleRoutes: readonly Route[] = [
  { method: 'GET', path: '/peraturan/:instrument/:rule', act: read, sees: null, limit: 'public', handle: article },
]
