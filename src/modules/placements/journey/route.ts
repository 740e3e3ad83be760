import type { ApplicationId, PersonId } from '../../../kernel/ids.ts'
import type { Subject } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { acts } from '../acts.ts'
import type { Application } from '../application.ts'
import { applicationById } from '../store.ts'
import { journeyPage, noJourneyPage } from './page.ts'
import { currentApplication, viewOf } from './view.ts'

/** Runs a page of the signed-in worker's own application; without one, the page that says how to begin. */
export async function withOwn(
  web: Web,
  show: (tx: Tx, application: Application) => Promise<() => Promise<Response>>,
): Promise<Response> {
  const { person } = web.actor
  if (person === null || web.actor.role !== 'worker') return await web.refuse({ code: 'access.sign-in' })
  const answer = await web.read(async (tx) => {
    const application = await currentApplication(tx, person)
    return application ? await show(tx, application) : undefined
  })
  return answer ? await answer() : await web.page(noJourneyPage(web))
}

/** What access must know of an application. */
export const subjectOf =
  (id: ApplicationId) =>
  async (tx: Tx): Promise<Subject | undefined> => {
    const application = await applicationById(tx, id)
    return application && { owner: application.worker, office: application.office, village: application.village }
  }

/** What stands above a worker's journey because it is more urgent; nothing when nothing is. */
export type AboveOf = (tx: Tx, web: Web, worker: PersonId) => Promise<Html>

async function journey(web: Web, aboveOf: AboveOf): Promise<Response> {
  const { person, role } = web.actor
  if (person === null || role !== 'worker') return await web.refuse({ code: 'access.sign-in' })
  const { view, above } = await web.read(async (tx) => {
    const application = await currentApplication(tx, person)
    return { view: application && (await viewOf(tx, application)), above: await aboveOf(tx, web, person) }
  })
  return await web.page(view ? journeyPage(web, view, above) : noJourneyPage(web, above))
}

export const journeyRoutes = (aboveOf: AboveOf): readonly Route[] => [
  {
    method: 'GET',
    path: '/perjalanan',
    act: acts.see,
    sees: null,
    limit: 'citizen',
    handle: async (web) => await journey(web, aboveOf),
  },
]
