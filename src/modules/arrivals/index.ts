/** The door of the arrivals module: hundreds who come back at once, written down once each, and who goes home. */
import type { Route } from '../../platform/http/route.ts'
import type { StaticAsset } from '../../platform/http/static.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { peopleRoutes } from './alike/route.ts'
import { bringRoutes } from './bring/route.ts'
import { deviceFiles } from './device/files.ts'
import { enterRoutes, shellRoutes } from './enter/route.ts'
import { figureRoutes } from './figures/route.ts'
import { matchJob } from './match.job.ts'
import { comingRoutes, onwardRoutes } from './onward/route.ts'
import { openRoutes } from './open/route.ts'

export { arrivalStatusOf } from './refusal.ts'

/** Pages with names of their own come before those named after an arrival. */
export const arrivalRoutes: readonly Route[] = [
  ...openRoutes,
  ...shellRoutes,
  ...comingRoutes,
  ...enterRoutes,
  ...peopleRoutes,
  ...bringRoutes,
  ...onwardRoutes,
  ...figureRoutes,
]

/** The service worker of the intake. */
export const arrivalFiles: readonly StaticAsset[] = deviceFiles

/** Work the module leaves for after the answer. */
export const arrivalJobs: readonly Job[] = [matchJob]
