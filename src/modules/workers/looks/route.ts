import type { Route } from '../../../platform/http/route.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { acts } from '../acts.ts'
import { ownRoute } from '../own.ts'
import { workerById } from '../store.ts'
import { looksAt } from './looks.ts'
import { looksPage } from './page.ts'

export const lookRoutes: readonly Route[] = [
  ownRoute(['GET', '/siapa-melihat'], acts.readOwnFile, async (web, _, person) => {
    const { looks, worker } = await web.read(async (tx) => ({
      looks: await looksAt(tx, person),
      worker: await workerById(tx, person),
    }))
    return await web.page(looksPage(web, looks, zoneOfArea(worker?.village ?? '')))
  }),
]
