import type { Route } from '../../../platform/http/route.ts'
import type { Job } from '../../../platform/jobs/jobs.ts'
import { sampleJob } from '../again/sample.job.ts'
import { askRoutes } from '../ask/route.ts'
import { filterRoutes } from '../filters/route.ts'
import { holdRoutes } from '../hold/route.ts'
import { nextRoutes } from '../next/route.ts'
import { cancelledJob } from '../orient/cancelled.job.ts'
import { orientRoutes } from '../orient/route.ts'
import { refuseRoutes } from '../refuse/route.ts'
import { compareJob } from '../review/compare.job.ts'
import { reviewRoutes } from '../review/route.ts'
import { slipRoutes } from '../slip/route.ts'
import { bulkRoutes } from '../verify/bulk.route.ts'
import { verifyRoutes } from '../verify/route.ts'
import { settleJob } from '../verify/settle.job.ts'
import { ringJob } from './ring.ts'
import { queueRoutes } from './route.ts'
import { searchRoutes } from './search.route.ts'

/** Everything of the officers' desk. What has a name of its own comes before what stands for any file. */
export const deskRoutes: readonly Route[] = [
  ...queueRoutes,
  ...searchRoutes,
  ...filterRoutes,
  ...nextRoutes,
  ...orientRoutes,
  ...bulkRoutes,
  ...slipRoutes,
  ...askRoutes,
  ...holdRoutes,
  ...refuseRoutes,
  ...verifyRoutes,
  ...reviewRoutes,
]

/** What the desk leaves to be done after the answer. */
export const deskJobs: readonly Job[] = [compareJob, settleJob, ringJob, cancelledJob, sampleJob]
