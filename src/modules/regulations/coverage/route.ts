import type { Route, Web } from '../../../platform/http/route.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { lawToday, read } from '../instruments/law.ts'
import { instrumentNamed } from '../register/names.ts'
import { type Report, reportOf } from './coverage.ts'
import { shippedCoverage } from './load.ts'
import { coverageOfPage, coveragePage } from './page.ts'

const reportsOf = async (ruleSet: RuleSet): Promise<readonly Report[]> => reportOf(ruleSet, await shippedCoverage())

const all = async (web: Web): Promise<Response> =>
  await web.page(coveragePage(await reportsOf(await lawToday(web)), web.lang))

async function one(web: Web): Promise<Response> {
  const name = web.params['instrument'] ?? ''
  const ruleSet = await lawToday(web)
  const id = instrumentNamed(ruleSet, name)?.id
  const report = (await reportsOf(ruleSet)).find(({ instrument }) => instrument.id === id)
  if (report === undefined) return await web.refuse({ code: 'edge.not-found' })
  return report.instrument.id === name
    ? await web.page(coverageOfPage(ruleSet, report, web.lang))
    : web.redirect(`/peraturan/cakupan/${report.instrument.id}`)
}

export const coverageRoutes: readonly Route[] = [
  { method: 'GET', path: '/peraturan/cakupan', act: read, sees: null, limit: 'public', handle: all },
  { method: 'GET', path: '/peraturan/cakupan/:instrument', act: read, sees: null, limit: 'public', handle: one },
]
