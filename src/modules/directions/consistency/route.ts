import { day, dayIn, type LocalDate, plusMonths, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { ruleSetOn, workbenchPage } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { questionsOn } from '../ask/store.ts'
import { apartIn } from './apart.ts'
import { listBody, ruleName } from './list.page.ts'
import { differingIn } from './pairs.ts'
import { ruleBody, trendLength } from './rule.page.ts'
import { standard } from './standard.ts'
import { lastMonth, monthOf, monthsOf, situationsOf, talliesOf, totalsOf } from './store.ts'
import { watch } from './watch.ts'
import { words } from './words.ts'

/** Months that can be chosen. */
const offered = 24
/** A month of this century in an address: `2026-10`. */
const monthOfAddress = /^20\d\d-(?:0[1-9]|1[0-2])$/
/** Pairs that are shown of one rule. */
const mostPairs = 5

/**
 * The month of the address, else the last one in which anything was counted.
 * @returns `undefined` for what is no month
 */
async function monthIn({ url }: Web, tx: Tx): Promise<LocalDate | undefined> {
  const asked = url.searchParams.get('bulan') ?? ''
  if (asked === '') return (await lastMonth(tx)) ?? monthOf(dayIn(tx.now, WIB))
  return monthOfAddress.test(asked) ? day(`${asked}-01`) : undefined
}

const monthsBefore = (tx: Tx): LocalDate[] =>
  Array.from({ length: offered }, (_, back) => plusMonths(monthOf(dayIn(tx.now, WIB)), -back))

/** Every rule in one month. */
async function list(web: Web): Promise<Response> {
  const view = await web.read(async (tx) => {
    const month = await monthIn(web, tx)
    if (month === undefined) return undefined
    const { rules } = await ruleSetOn(tx, dayIn(tx.now, WIB))
    return {
      month,
      months: monthsBefore(tx),
      rules: new Map(rules.map((rule) => [rule.id, rule])),
      now: await talliesOf(tx, month),
      before: await totalsOf(tx, plusMonths(month, -1)),
    }
  })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const say = words(web.lang)
  const { now, before, ...shown } = view
  return await workbenchPage(web, {
    title: say('title'),
    current: 'consistency',
    head: html`<h1>${say('title')}</h1><p>${say('lead')}</p>`,
    body: listBody(web, { ...shown, watched: watch({ now, before, standard: standard() }) }),
  })
}

/** One rule in one month: offices are told apart among all rules of the month, as in the list. */
async function one(web: Web): Promise<Response> {
  const rule = web.params['aturan'] ?? ''
  const view = await web.read(async (tx) => {
    const month = await monthIn(web, tx)
    const ruleSet = await ruleSetOn(tx, dayIn(tx.now, WIB))
    if (month === undefined) return undefined
    const tallies = await talliesOf(tx, month)
    const trend = await monthsOf(tx, rule, { first: plusMonths(month, 1 - trendLength), last: month })
    if (trend.length === 0 && !ruleSet.rules.some(({ id }) => id === rule)) return undefined
    const own = tallies.filter((tally) => tally.rule === rule)
    const differing = differingIn(own, mostPairs)
    return {
      rule,
      month,
      months: monthsBefore(tx),
      ruleSet,
      trend,
      apart: apartIn(tallies, standard()).filter((found) => found.rule === rule),
      differing,
      facts: await situationsOf(
        tx,
        differing.map(({ situation }) => situation),
      ),
      asked: (await questionsOn(tx, rule, 20)).filter(({ state }) => state === 'open'),
    }
  })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const { title, at } = ruleName(web, rule, new Map(view.ruleSet.rules.map((known) => [known.id, known])))
  return await workbenchPage(web, {
    title: `${words(web.lang)('title')}: ${title}`,
    current: 'consistency',
    head: html`<h1>${title}</h1><p class="soft">${at}</p>`,
    body: ruleBody(web, view),
  })
}

const look = { method: 'GET', act: acts.compare, sees: null, limit: 'officer' } as const

/** How alike offices decide: for the centre and the auditor. */
export const consistencyRoutes: readonly Route[] = [
  { ...look, path: '/pusat/keseragaman', handle: list },
  { ...look, path: '/pusat/keseragaman/:aturan', handle: one },
]
