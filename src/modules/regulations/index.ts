/** The door of the regulations module: the law as data, which version is in force, and publishing a new one. */
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { articleRoutes } from './articles/route.ts'
import { countDecisions } from './counts/job.ts'
import { coverageRoutes } from './coverage/route.ts'
import { exchangeRoutes } from './exchange/route.ts'
import { instrumentRoutes } from './instruments/route.ts'
import { tellSubscribers } from './notices/published.job.ts'
import { noticeRoutes } from './notices/route.ts'
import { registerRoutes } from './register/route.ts'

export { placesByName } from './counts/places.ts'
export { noteDecision } from './counts/store.ts'
export { coverageCommand } from './coverage/command.ts'
export { exportCommand } from './exchange/export.command.ts'
export { importCommand } from './exchange/import.command.ts'
export { jdihnCommand } from './exchange/jdihn.command.ts'
export { type FactRow, factRows } from './facts/rows.ts'
export { readCommand } from './import/command.ts'
export { hrefOf } from './instruments/law.ts'
export { type Codes, loadRegulations } from './load.ts'
export { lawOf } from './notices/law-of.ts'
export type { PublishedNotice, Reading } from './notices/notice.ts'
export { toReadBefore, unreadBy } from './notices/store.ts'
export { publishActs } from './publish/act.ts'
export { parsedChange } from './publish/check.ts'
export { draftExample } from './publish/example.ts'
export type { PublishRefusal } from './publish/refusal.ts'
export { draftById, draftsIn, publish } from './publish/store.ts'
export { type FileDays, isKept, type Transition } from './publish/transition.ts'
export { searchCommand } from './search/command.ts'
export { type Searcher, searcherOf } from './search/index-of.ts'
export { type Counting, ruleSetByDigest, ruleSetOn, rulesFor } from './store.ts'
export { textStatusOf } from './texts/act.ts'
export { bringRoutes } from './texts/bring/route.ts'
export { workbenchPage } from './workbench/frame.ts'
export { workbenchRoutes } from './workbench/route.ts'
export type { TrialsOf } from './workbench/trial.ts'

/** Work the module does by itself. */
export const regulationJobs: readonly Job[] = [countDecisions, tellSubscribers]

/** Pages with names of their own come before those named after an instrument. */
export const regulationRoutes: readonly Route[] = [
  ...noticeRoutes,
  ...registerRoutes,
  ...coverageRoutes,
  ...exchangeRoutes,
  ...instrumentRoutes,
  ...articleRoutes,
]
