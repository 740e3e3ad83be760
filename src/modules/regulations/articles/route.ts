import type { Route, Web } from '../../../platform/http/route.ts'
import { countsOf } from '../counts/store.ts'
import { hrefOf, lawDayOf, read, todayOf } from '../instruments/law.ts'
import { askedDay } from '../register/asked-day.ts'
import { instrumentNamed } from '../register/names.ts'
import { ruleSetOn } from '../store.ts'
import { articleIn, articleOnDay } from '../texts/on-day.ts'
import { changesFrom } from './coming.ts'
import { articlePage } from './page.ts'

async function article(web: Web): Promise<Response> {
  const { instrument: name = '', rule: id = '' } = web.params
  const text = articleIn(id)
  if (text !== undefined) return await articleOnDay(web, name, text)
  const { ruleSet, counts } = await web.read(async (tx) => ({
    ruleSet: await ruleSetOn(tx, lawDayOf(web)),
    counts: await countsOf(tx, name),
  }))
  const instrument = instrumentNamed(ruleSet, name)
  const rule = ruleSet.rules.find((candidate) => candidate.id === id && candidate.instrument.id === instrument?.id)
  if (instrument === undefined || rule === undefined) return await web.refuse({ code: 'edge.not-found' })
  if (instrument.id !== name) return web.redirect(`${hrefOf(instrument.id, id)}${web.url.search}`)
  const asked = askedDay(web.url.searchParams.get('pada'), todayOf(web))
  const on = asked.ok ? asked.on : todayOf(web)
  const decisions = counts.get(rule.citation.at)?.all ?? 0
  const changes = await web.read(async (tx) => await changesFrom(tx, { ruleSet, rule: rule.id, on }))
  return await web.page(articlePage(web, { ruleSet, rule, on, decisions, changes }))
}

export const articleRoutes: readonly Route[] = [
  { method: 'GET', path: '/peraturan/:instrument/:rule', act: read, sees: null, limit: 'public', handle: article },
]
