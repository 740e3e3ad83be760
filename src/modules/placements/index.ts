/** The door of the placements module: applications from draft to card. */
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { answerRoutes } from './answer/route.ts'
import { applyRoutes } from './apply/route.ts'
import { cardRoutes } from './card/route.ts'
import { issueRoutes } from './issue/route.ts'
import { type AboveOf, journeyRoutes } from './journey/route.ts'
import { deskJobs, deskRoutes } from './queue/desk.routes.ts'
import { recordRoutes } from './record/route.ts'
import { requirementRoutes } from './requirements/route.ts'
import { revokeRoutes } from './revoke/route.ts'
import { seatRoutes } from './seat/route.ts'
import { simulateRoutes } from './simulate/route.ts'
import { simulateJob } from './simulate/simulate.job.ts'

export { peopleOfFile } from './ask/people.ts'
export { trialsOf } from './simulate/trials.ts'

import { statusRoutes } from './status/route.ts'
import { submitRoutes } from './submit/route.ts'
import { withdrawRoutes } from './withdraw/route.ts'

export { type Abroad, type AbroadFilter, abroadOf, workersAbroad } from './abroad/find.ts'
export { acts as placementActs } from './acts.ts'
export { type Application, type Cleanliness, cleanliness, type State, states } from './application.ts'
export { beginApplication } from './apply/begin.ts'
export { askAbout } from './ask/act.ts'
export { onQuestionClosed } from './ask/closed.ts'
export { type DecisionRecord, digestOfRecord, type Item } from './decision-record.ts'
export { decisionById, decisionsAfter, type Replayed, replayDecision, replayWith } from './decisions.ts'
export { departAct, departWith } from './depart/depart.ts'
export { askedDocuments, findingsOf } from './facts.ts'
export { holdFile } from './hold/act.ts'
export { issueFor } from './issue/issue.ts'
export { type CardAct, cardActsFrom, cardOf, revokedCards } from './issue/store.ts'
export type { AboveOf } from './journey/route.ts'
export { currentApplication, inProcess, inReview } from './journey/view.ts'
export { attend, makeClass } from './orient/act.ts'
export { classesFrom } from './orient/store.ts'
export { promisedBy } from './promises.ts'
export { onApplicationRing } from './queue/ring.ts'
export { onDecision, refuseUnseen } from './record/seen.ts'
export { statusOf as placementStatusOf } from './refusal.ts'
export { refuseFile } from './refuse/act.ts'
export { compareFile } from './review/compare.job.ts'
export { revokeFor } from './revoke/revoke.ts'
export { takeSeat } from './seat/take.ts'
export {
  applicationById,
  applicationByNumber,
  applicationsOf,
  changeApplication,
  reserveNumbers,
} from './store.ts'
export { sendApplication } from './submit/send.ts'
export { approveFile, returnFile } from './verify/act.ts'
export { settle } from './verify/settle.job.ts'
export { withdraw } from './withdraw/withdraw.ts'

/** Work the module leaves for after the answer. */
export const placementJobs: readonly Job[] = [...deskJobs, simulateJob]

/** All pages of this module. `aboveOf`: what a worker must know before their journey. */
export const placementRoutes = ({ aboveOf }: { readonly aboveOf: AboveOf }): readonly Route[] => [
  ...requirementRoutes,
  ...applyRoutes,
  ...journeyRoutes(aboveOf),
  ...answerRoutes,
  ...submitRoutes,
  ...withdrawRoutes,
  ...seatRoutes,
  ...recordRoutes,
  ...statusRoutes,
  ...cardRoutes,
  ...issueRoutes,
  ...revokeRoutes,
  ...deskRoutes,
  ...simulateRoutes,
]
