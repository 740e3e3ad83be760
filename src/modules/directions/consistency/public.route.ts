import { day, dayIn, type LocalDate, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { cacheable } from '../../../platform/http/cacheable.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { apartIn, besideOthers } from './apart.ts'
import type { Rules } from './list.page.ts'
import { ownPage } from './own.page.ts'
import { publicPage } from './public.page.ts'
import { csvOf, jsonOf } from './public-data.ts'
import { type PublicRule, publishedOf, toldMonths } from './published.ts'
import { standard } from './standard.ts'
import { talliesOf } from './store.ts'

/** Seconds for which the files may be given again unasked. */
const keep = 3600

const rulesOf = async (tx: Tx): Promise<Rules> =>
  new Map((await ruleSetOn(tx, dayIn(tx.now, WIB))).rules.map((rule) => [rule.id, rule]))

/** The month of the address among those that are told, else the newest; `undefined` for what is none of them. */
function monthIn({ url, now }: Web): LocalDate | undefined {
  const asked = url.searchParams.get('bulan') ?? ''
  const months = toldMonths(now())
  return asked === '' ? months[0] : months.find((month) => month === day(`${asked}-01`))
}

const isMonth = ({ url }: Web): boolean => /^(?:20\d\d-(?:0[1-9]|1[0-2]))?$/.test(url.searchParams.get('bulan') ?? '')

async function show(web: Web): Promise<Response> {
  const month = isMonth(web) ? monthIn(web) : undefined
  if (month === undefined) return await web.refuse({ code: 'edge.not-found' })
  const view = await web.asBekal.read(async (tx) => ({
    found: publishedOf(await talliesOf(tx, month)),
    rules: await rulesOf(tx),
  }))
  return await web.page(publicPage(web, { ...view, month, months: toldMonths(web.now()) }))
}

const file = (type: string, write: (rules: readonly PublicRule[]) => string) => async (web: Web) => {
  const all = await web.asBekal.read(async (tx) => {
    const found: PublicRule[] = []
    for (const month of toldMonths(tx.now)) found.push(...publishedOf(await talliesOf(tx, month)))
    return found
  })
  return cacheable(web, { body: write(all), type, keep })
}

/** The office of a head beside all others: as Bekal, since no office sees the counts of another; none is named. */
async function own(web: Web): Promise<Response> {
  const { office } = web.actor
  const month = isMonth(web) ? monthIn(web) : undefined
  if (month === undefined || office === null) return await web.refuse({ code: 'edge.not-found' })
  const view = await web.asBekal.read(async (tx) => {
    const tallies = await talliesOf(tx, month)
    const beside = besideOthers(tallies, office, standard())
    const apart = new Set(apartIn(tallies, standard()).flatMap((one) => (one.office === office ? [one.rule] : [])))
    return { beside, apart, rules: await rulesOf(tx) }
  })
  return await web.page(ownPage(web, { ...view, month, months: toldMonths(web.now()) }))
}

const open = { method: 'GET', act: acts.figures, sees: null, limit: 'public' } as const

/** How alike offices decide, for everybody; and for a head of office, their own beside all others. */
export const uniformityRoutes: readonly Route[] = [
  { ...open, path: '/keseragaman', handle: show },
  { ...open, path: '/keseragaman.csv', handle: file('text/csv; charset=utf-8; header=present', csvOf) },
  { ...open, path: '/keseragaman.json', handle: file('application/json; charset=utf-8', jsonOf) },
  { method: 'GET', path: '/meja/keseragaman', act: acts.compareOwn, sees: null, limit: 'officer', handle: own },
]
