/** The door of the open-data module: what anybody may check without asking us for anything else. */
import type { Route } from '../../platform/http/route.ts'
import { keyRoutes } from './keys/route.ts'
import { logFileRoutes } from './log/files.route.ts'
import { logRoutes } from './log/route.ts'
import { proofRoutes } from './proof/route.ts'
import { checkRoutes } from './verify/route.ts'

export { checkFiles as openDataFiles } from './verify/files.ts'

export const openDataRoutes: readonly Route[] = [
  ...keyRoutes,
  ...checkRoutes,
  ...logFileRoutes,
  ...logRoutes,
  ...proofRoutes,
]
