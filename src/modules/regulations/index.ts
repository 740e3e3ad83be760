/** The door of the regulations module: the law as data, which version is in force, and publishing a new one. */
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { articleRoutes } from './articles/route.ts'
import { countDecisions } from './counts/job.ts'
import { instrumentRoutes } from './instruments/route.ts'

export { noteDecision } from './counts/store.ts'
export { type Codes, loadRegulations } from './load.ts'
export { publish } from './publish/store.ts'
export type { FileDays } from './publish/transition.ts'
export { type Counting, ruleSetByDigest, ruleSetOn, rulesFor } from './store.ts'

/** Work the module does by itself. */
export const regulationJobs: readonly Job[] = [countDecisions]

export const regulationRoutes: readonly Route[] = [...instrumentRoutes, ...articleRoutes]
