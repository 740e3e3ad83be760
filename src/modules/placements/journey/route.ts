import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Subject } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
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

const journey = async (web: Web): Promise<Response> =>
  await withOwn(web, async (tx, application) => {
    const view = await viewOf(tx, application)
    return async () => await web.page(journeyPage(web, view))
  })

export const journeyRoutes: readonly Route[] = [
  { method: 'GET', path: '/perjalanan', act: acts.see, sees: null, limit: 'citizen', handle: journey },
]
