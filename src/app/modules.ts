import { accountRoutes, accountStatusOf, namesOfAccounts } from '../modules/accounts/index.ts'
import { arrivalFiles, arrivalJobs, arrivalRoutes, arrivalStatusOf } from '../modules/arrivals/index.ts'
import {
  caseClimbs,
  caseJobs,
  caseRoutes,
  caseStatusOf,
  onCaseRing,
  onStayRing,
  onTransferRing,
} from '../modules/cases/index.ts'
import { companyRoutes } from '../modules/companies/index.ts'
import { crisisJobs, crisisRoutes, crisisStatusOf, ownAlarm } from '../modules/crisis/index.ts'
import { directionJobs, directionRoutes, directionStatusOf, isRuling } from '../modules/directions/index.ts'
import { officeRoutes } from '../modules/offices/index.ts'
import { openDataFiles, openDataJobs, openDataRoutes } from '../modules/open-data/index.ts'
import {
  inProcess,
  inReview,
  onApplicationRing,
  onQuestionClosed,
  placementJobs,
  placementRoutes,
  placementStatusOf,
  trialsOf,
} from '../modules/placements/index.ts'
import {
  bringRoutes,
  regulationJobs,
  regulationRoutes,
  textStatusOf,
  workbenchRoutes,
} from '../modules/regulations/index.ts'
import { workerRoutes, workerStatusOf } from '../modules/workers/index.ts'
import type { OnRing } from '../platform/clocks/sweep.ts'
import type { Route } from '../platform/http/route.ts'
import type { StaticAsset } from '../platform/http/static.ts'
import type { Job } from '../platform/jobs/jobs.ts'
import { documentsAsked } from './asked-documents.ts'
import { centreRoutes } from './centre/route.ts'
import { codes } from './codes.ts'
import { familyLight } from './family-light.ts'
import { inboxRoutes } from './inbox/route.ts'
import { peopleOf } from './people-of.ts'
import { galleryRoutes } from './public/gallery.route.ts'
import { publicRoutes } from './public/route.ts'
import { tidy } from './tidy.ts'

/** The one list of what every module brings: routes, jobs, what its promises do when they ring, statuses of refusals. */
export const routes: readonly Route[] = [
  ...publicRoutes,
  ...galleryRoutes,
  ...inboxRoutes,
  ...regulationRoutes,
  ...centreRoutes,
  ...workbenchRoutes({ codes, namesOf: namesOfAccounts, trialsOf, isRuling }),
  ...bringRoutes(namesOfAccounts),
  ...officeRoutes,
  ...accountRoutes,
  ...directionRoutes({ peopleOf }),
  ...companyRoutes,
  ...caseRoutes,
  ...crisisRoutes,
  ...arrivalRoutes,
  ...workerRoutes({ lightOf: familyLight, askedOf: documentsAsked, inReview, inProcess }),
  ...placementRoutes({ aboveOf: ownAlarm }),
  ...openDataRoutes,
]

/** Files of modules that stand beside the platform's: scripts by address, the service worker. */
export const moduleFiles: readonly StaticAsset[] = [...openDataFiles, ...arrivalFiles]

export const jobs: readonly Job[] = [
  tidy,
  ...regulationJobs,
  ...directionJobs({ onClosed: onQuestionClosed }),
  ...placementJobs,
  ...caseJobs,
  ...crisisJobs,
  ...arrivalJobs,
  ...openDataJobs,
]

export const onRing: Readonly<Record<string, OnRing>> = {
  application: onApplicationRing,
  case: onCaseRing,
  'case-transfer': onTransferRing,
  'case-stay': onStayRing,
}

/** How often an overdue promise climbs: a file to the head of office and the centre, a case to the minister's desk. */
export const climbsOf = (subjectKind: string): number => (subjectKind === 'case' ? caseClimbs : 2)

export const statuses: Readonly<Record<string, number>> = {
  ...accountStatusOf,
  ...directionStatusOf,
  ...textStatusOf,
  ...workerStatusOf,
  ...placementStatusOf,
  ...caseStatusOf,
  ...crisisStatusOf,
  ...arrivalStatusOf,
}
