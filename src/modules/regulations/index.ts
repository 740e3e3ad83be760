/** The door of the regulations module: the law as data, which version is in force, and publishing a new one. */
import type { Route } from '../../platform/http/route.ts'
import { articleRoutes } from './articles/route.ts'
import { instrumentRoutes } from './instruments/route.ts'

export { type Codes, loadRegulations } from './load.ts'
export { publish } from './publish/store.ts'
export type { FileDays } from './publish/transition.ts'
export { type Counting, ruleSetByDigest, ruleSetOn, rulesFor } from './store.ts'

export const regulationRoutes: readonly Route[] = [...instrumentRoutes, ...articleRoutes]
