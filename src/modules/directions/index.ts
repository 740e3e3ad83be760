/** The door of the directions module: what offices ask the centre, and the rulings everybody reads. */
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { answerRoutes, type PeopleOf } from './answer/route.ts'
import { type OnClosed, tellJob } from './answer/tell.job.ts'
import { askRoutes } from './ask/route.ts'
import { disagreeJob } from './blind/disagree.job.ts'
import { blindRoutes } from './blind/route.ts'
import { uniformityRoutes } from './consistency/public.route.ts'
import { consistencyRoutes } from './consistency/route.ts'
import { quizRoutes } from './quiz/route.ts'
import { rulingRoutes } from './rulings/route.ts'

export { acts as directionActs } from './acts.ts'
export { reviewAnswer, signRuling, writeAnswer } from './answer/act.ts'
export type { PeopleOf } from './answer/route.ts'
export type { OnClosed } from './answer/tell.job.ts'
export { askDirection, type QuestionAsked } from './ask/act.ts'
export { maskPersonal, type People } from './ask/personal.ts'
export { type Promises as DirectionPromises, promisesOf as directionPromises } from './ask/promise.ts'
export { shownFacts } from './ask/shown-facts.ts'
export { type Asked, questionsAbout, questionsWaiting } from './ask/store.ts'
export { type Outcome as BlindOutcome, weighedIn } from './blind/decide.ts'
export { draw as drawAgain } from './blind/draw.ts'
export { insertSample as keepSample, samplesWaiting } from './blind/store.ts'
export { mostAgain } from './consistency/standard.ts'
export { observe, type Weighed as WeighedRule } from './consistency/store.ts'
export type { Step as DirectionStep } from './question.ts'
export { type DirectionRefusal, directionStatusOf } from './refusal.ts'
export type { KnownRuling, RulingRead } from './ruling.ts'
export { rulingsBefore, rulingsFor } from './rulings/must-read.ts'
export { unreadRulings } from './rulings/route.ts'
export { isRuling, noteDecided } from './rulings/store.ts'
export { type Similar, similarTo } from './similar/find.ts'
export { similarList } from './similar/part.ts'
export { isDirectionRefusal, sayRefusal as sayDirectionRefusal } from './words.ts'

/** Pages with names of their own come before those named after a question. */
export const directionRoutes = ({ peopleOf }: { readonly peopleOf: PeopleOf }): readonly Route[] => [
  ...rulingRoutes,
  ...quizRoutes,
  ...blindRoutes,
  ...askRoutes,
  ...answerRoutes(peopleOf),
  ...consistencyRoutes,
  ...uniformityRoutes,
]

/** Work the module leaves for after the answer. `onClosed`: what happens to the file a question came up with. */
export const directionJobs = ({ onClosed }: { readonly onClosed: OnClosed }): readonly Job[] => [
  tellJob(onClosed),
  disagreeJob,
]
