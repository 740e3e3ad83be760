/** The door of the crisis module: what endangers many at once, who is safe, and messages that can be checked. */
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { copyRoutes } from './copy/route.ts'
import { eventDeskRoutes } from './desk/event.route.ts'
import { listDeskRoutes } from './desk/list.route.ts'
import { messageDeskRoutes } from './desk/message.route.ts'
import { sendJob } from './mass/send.job.ts'
import { eventRoutes, listRoutes } from './open/route.ts'
import { remindJob } from './remind/remind.job.ts'
import { rollRoutes } from './roll/route.ts'

export { crisisStatusOf } from './refusal.ts'
export { hearReply } from './roll/hear.ts'
export { ownAlarm } from './roll/own.part.ts'

/** Pages with names of their own come before those named after an event. */
export const crisisRoutes: readonly Route[] = [
  ...listRoutes,
  ...copyRoutes,
  ...messageDeskRoutes,
  ...eventDeskRoutes,
  ...listDeskRoutes,
  ...rollRoutes,
  ...eventRoutes,
]

/** Work the module leaves for after the answer. */
export const crisisJobs: readonly Job[] = [sendJob, remindJob]
