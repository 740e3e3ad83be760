import { act, everybody } from '../../../platform/access/policy.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { nearPage } from './page.ts'
import { placesMeant } from './places.ts'

/** Anybody may ask where an office is. */
const find = act('offices.find', everybody)

async function near(web: Web): Promise<Response> {
  const asked = (web.url.searchParams.get('q') ?? '').slice(0, 120)
  return await web.page(nearPage(web, { asked, places: placesMeant(asked) }))
}

export const nearRoutes: readonly Route[] = [
  { method: 'GET', path: '/kantor', act: find, sees: null, limit: 'public', handle: near },
]
