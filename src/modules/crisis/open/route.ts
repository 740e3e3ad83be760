import { isId } from '../../../kernel/ids.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { acts } from '../acts.ts'
import type { Shown } from '../event.ts'
import { endedEvents, eventById, openEvents } from '../store.ts'
import { eventPage, eventsPage } from './page.ts'

/** The event an address names; nothing when there is none. */
export async function eventIn(web: Web): Promise<Shown | undefined> {
  const id = web.params['event'] ?? ''
  return isId(id) ? await web.read(async (tx) => await eventById(tx, id)) : undefined
}

async function list(web: Web): Promise<Response> {
  const { open, over } = await web.read(async (tx) => ({ open: await openEvents(tx), over: await endedEvents(tx) }))
  return await web.page(eventsPage(web, open, over))
}

async function one(web: Web): Promise<Response> {
  const shown = await eventIn(web)
  return shown ? await web.page(eventPage(web, shown)) : await web.refuse({ code: 'edge.not-found' })
}

const open = { method: 'GET', act: acts.look, sees: null, limit: 'help', always: true } as const

/** What everybody reads of an event. */
export const listRoutes: readonly Route[] = [{ ...open, path: '/krisis', handle: list }]
export const eventRoutes: readonly Route[] = [{ ...open, path: '/krisis/:event', handle: one }]
