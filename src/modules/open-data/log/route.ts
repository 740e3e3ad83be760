import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import type { Count } from '../count/count.ts'
import { countNow } from '../count/read.ts'
import { ledgerKeys, newestCheckpoint, verifierKeys } from './checkpoint.ts'
import { logPage } from './page.ts'

type Counted = { readonly at: Instant; readonly days: Count['days'] }
/** Counting reads every card of a month, so everybody within these minutes is shown the same count and its time. */
const countFor = 10
const counts = new WeakMap<Tools, Promise<Counted>>()

async function counted(web: Web, tools: Tools): Promise<Counted> {
  const known = await counts.get(tools)?.catch(() => undefined)
  if (known && minutesBetween(known.at, web.now()) < countFor) return known
  const fresh = web.asBekal.read(async (tx) => ({ at: tx.now, days: (await countNow(tx)).days }))
  counts.set(tools, fresh)
  return await fresh
}

/** Only counts and hashes are read here, nobody's data. */
async function show(web: Web, tools: Tools): Promise<Response> {
  const view = await web.asBekal.read(async (tx) => ({
    checkpoint: await newestCheckpoint(tx),
    verifiers: verifierKeys(await ledgerKeys(tx, tools)),
  }))
  return await web.page(logPage(web, { ...view, count: await counted(web, tools) }))
}

export const logRoutes: readonly Route[] = [
  { method: 'GET', path: '/log', act: acts.readLog, sees: null, limit: 'public', handle: show },
]
