import { act, everybody } from '../../platform/access/policy.ts'
import type { Route, Web } from '../../platform/http/route.ts'
import { type OutboxTables, recentMessages } from '../../platform/notify/outbox.ts'
import type { Tools } from '../../platform/tools.ts'
import { inboxPage } from './page.ts'

const look = act('app.look-at-inbox', everybody)

/** How many messages one page shows, and among how many of the newest a number is looked for. */
const most = 50
const searched = 1000

/** Codes of everybody stand here, so outside a demonstration there is no such page. */
async function show(web: Web, { config }: Tools): Promise<Response> {
  if (!config.demo) return await web.refuse({ code: 'edge.not-found' })
  const asked = (web.url.searchParams.get('hp') ?? '').trim().slice(0, 40)
  const digits = asked.replaceAll(/\D/g, '')
  const newest = await web.asBekal.read(
    async (tx) => await recentMessages(tx.db<OutboxTables>(), asked === '' ? most : searched),
  )
  const messages = asked === '' ? newest : newest.filter(({ to }) => isFor(to, digits)).slice(0, most)
  return await web.page(inboxPage(web, { asked, messages, most, publicUrl: config.publicUrl }))
}

/** `digits`: a whole number as people write it (`08…`, `628…`) or only how it ends. */
const isFor = (to: string, digits: string): boolean =>
  digits !== '' &&
  (to.endsWith(digits) || (digits.length > 8 && digits.startsWith('0') && to === `+62${digits.slice(1)}`))

export const inboxRoutes: readonly Route[] = [
  { method: 'GET', path: '/kotak', act: look, sees: null, limit: 'public', handle: show },
]
