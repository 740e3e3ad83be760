/** The door of the workers module: the worker's own file, the family's permission, and who looked. */
import type { Route } from '../../platform/http/route.ts'
import { detailRoutes } from './documents/details-route.ts'
import { partRoutes } from './documents/parts-route.ts'
import { documentRoutes } from './documents/route.ts'
import type { AskedOf, InProcess, InReview } from './documents/view.ts'
import type { LightOf } from './family/link.ts'
import { familyRoutes } from './family/route.ts'
import { lookRoutes } from './looks/route.ts'
import { permitRoutes } from './permit/route.ts'
import { profileRoutes } from './profile/route.ts'
import { registerRoutes } from './register/route.ts'
import { villageRoutes } from './village/route.ts'

export {
  describeDocument,
  documentById,
  documentsOf,
  numberHiddenOf,
  putConfirmed,
  putDocument,
  putDocuments,
  reviewDocument,
  reviewDocuments,
  workersByDocumentNumber,
} from './documents/store.ts'
export type { AskedOf, InProcess, InReview } from './documents/view.ts'
export type { Light, LightOf } from './family/link.ts'
export { familyOf, insertFamilyMember } from './family/store.ts'
export { type FamilyFacts, familyFacts } from './family-facts.ts'
export { documentNumberIndex, hiddenAt, noteLook, revealNik, revealPhone } from './hidden.ts'
export { nameKey } from './name.ts'
export { languagesOf, type Reach, reachOf } from './reach.ts'
export { statusOf as workerStatusOf } from './refusal.ts'
export { insertWorker, serve, workerById, workerByNik } from './store.ts'
export { type FamilyMember, isPermitted, isValid, type Worker, type WorkerDocument } from './worker.ts'

type Knowing = {
  readonly lightOf: LightOf
  readonly askedOf: AskedOf
  readonly inReview: InReview
  readonly inProcess: InProcess
}

/**
 * All pages of this module. Whoever knows applications says how a worker's journey goes (for the relative who follows
 * it), which documents it asks for (so that those stand first), and whether an office looks at them now or goes by what the
 * worker told (so that it stays).
 */
export const workerRoutes = ({ lightOf, askedOf, inReview, inProcess }: Knowing): readonly Route[] => [
  ...registerRoutes,
  ...profileRoutes(inProcess),
  ...partRoutes,
  ...documentRoutes(askedOf, inReview),
  ...detailRoutes(inReview),
  ...familyRoutes,
  ...permitRoutes(lightOf),
  ...villageRoutes,
  ...lookRoutes,
]
