/** The door of the open-data module: what anybody may check without asking us for anything else. */
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { airportRoutes } from './airport/route.ts'
import { complaintRoutes } from './complaint/route.ts'
import { countNightly } from './count/job.ts'
import { decisionRoutes } from './decision/route.ts'
import { keyRoutes } from './keys/route.ts'
import { logFileRoutes } from './log/files.route.ts'
import { logRoutes } from './log/route.ts'
import { proofRoutes } from './proof/route.ts'
import { replayNightly } from './replay/job.ts'
import { checkRoutes } from './verify/route.ts'

export { ledgerCount } from './count/command.ts'
export { decisionVerify } from './decision/command.ts'
export { decisionReplay } from './replay/command.ts'
export { lastNights, type Night } from './replay/nights.ts'
export { checkFiles as openDataFiles } from './verify/files.ts'

export const openDataRoutes: readonly Route[] = [
  ...keyRoutes,
  ...checkRoutes,
  ...logFileRoutes,
  ...logRoutes,
  ...proofRoutes,
  ...decisionRoutes,
  ...complaintRoutes,
  ...airportRoutes,
]

export const openDataJobs: readonly Job[] = [countNightly, replayNightly]
