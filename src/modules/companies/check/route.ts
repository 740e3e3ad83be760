import { dayIn, WIB } from '../../../kernel/time.ts'
import { act, everybody } from '../../../platform/access/policy.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { checkPage } from './page.ts'
import { checkCompany } from './store.ts'

/** Anybody may ask whether a company is licensed. */
const check = act('companies.check', everybody)

async function show(web: Web, { config }: Tools): Promise<Response> {
  const asked = (web.url.searchParams.get('q') ?? '').trim().slice(0, 120)
  const on = dayIn(web.now(), WIB)
  const checked = asked === '' ? undefined : await web.read(async (tx) => await checkCompany(tx, asked, on))
  return await web.page(checkPage(web, { asked, checked, demo: config.demo }))
}

export const checkRoutes: readonly Route[] = [
  { method: 'GET', path: '/cek', act: check, sees: null, limit: 'public', handle: show },
]
