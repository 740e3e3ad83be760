import { dayIn, plusDays, WIB } from '../../../kernel/time.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { issuedByDay } from '../../placements/index.ts'
import { acts } from '../acts.ts'
import { ledgerKeys, newestCheckpoint, verifierKeys } from './checkpoint.ts'
import { logPage } from './page.ts'

const daysShown = 30

/** Only counts and hashes are read here, nobody's data. */
async function show(web: Web, tools: Tools): Promise<Response> {
  const view = await web.asBekal.read(async (tx) => ({
    checkpoint: await newestCheckpoint(tx),
    verifiers: verifierKeys(await ledgerKeys(tx, tools)),
    days: await issuedByDay(tx, plusDays(dayIn(tx.now, WIB), 1 - daysShown)),
  }))
  return await web.page(logPage(web, view))
}

export const logRoutes: readonly Route[] = [
  { method: 'GET', path: '/log', act: acts.readLog, sees: null, limit: 'public', handle: show },
]
