import type { Route, Web } from '../../../platform/http/route.ts'
import { countsOf } from '../counts/store.ts'
import { shippedCoverage } from '../coverage/load.ts'
import { instrumentNamed } from '../register/names.ts'
import { statusOf, viewOf } from '../register/view.ts'
import { ruleSetOn } from '../store.ts'
import { hrefOf, lawDayOf, read } from './law.ts'
import { instrumentPage } from './page.ts'

async function one(web: Web): Promise<Response> {
  const name = web.params['instrument'] ?? ''
  const { ruleSet, counts } = await web.read(async (tx) => ({
    ruleSet: await ruleSetOn(tx, lawDayOf(web)),
    counts: await countsOf(tx, name),
  }))
  const instrument = instrumentNamed(ruleSet, name)
  if (instrument === undefined) return await web.refuse({ code: 'edge.not-found' })
  // Called by another of its names: there is one address for each.
  if (instrument.id !== name) return web.redirect(`${hrefOf(instrument.id)}${web.url.search}`)
  const { asked, view } = viewOf(web, ruleSet)
  const isListed = (await shippedCoverage()).some((coverage) => coverage.instrument === instrument.id)
  return await web.page(instrumentPage({ ruleSet, instrument, asked, view, counts, isListed }), statusOf(asked))
}

export const instrumentRoutes: readonly Route[] = [
  { method: 'GET', path: '/peraturan/:instrument', act: read, sees: null, limit: 'public', handle: one },
]
