import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { hrefOf, readFilter } from '../filters/filter.ts'
import { doneBefore } from '../queue/around.ts'
import { askingOf } from '../queue/desk.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { keyIn } from '../review/entry.ts'
import { freeOf, takeNext } from './act.ts'

async function take(web: Web, _tools: Tools, officer: Officer): Promise<Response> {
  const filter = readFilter(new URLSearchParams(oneOf(await web.typed(), 'saringan') ?? ''))
  const decision = await web.perform({
    act: acts.assign,
    key: await keyIn(web),
    subject: async () => ({ office: officer.office.id }),
    work: async (tx) => await takeNext(tx, { ...(await askingOf(tx, officer)), filter }),
    entry: ([{ application, to }]) => ({
      act: acts.assign.name,
      record: { kind: 'application', id: application },
      payload: { to },
    }),
  })
  if (decision.ok)
    return web.redirect(`${hrefOf(filter, { buka: decision.events[0].application, ...doneBefore(web) })}#berkas`)
  return decision.refusal.code === 'placements.nothing-waits'
    ? web.redirect(hrefOf(freeOf(filter)))
    : await web.refuse(decision.refusal)
}

export const nextRoutes: readonly Route[] = [deskRoute(['POST', '/meja/berikutnya'], acts.assign, take)]
