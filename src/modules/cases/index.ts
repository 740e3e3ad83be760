/** The door of the cases module: complaints through any door, one conversation, and those who handle them. */
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { deskAccessRoutes } from './access/desk.route.ts'
import { kinRoutes } from './access/kin.route.ts'
import { ownAccessRoutes } from './access/own.route.ts'
import { followUpJob } from './after/follow-up.job.ts'
import { ringJob } from './alarm/ring.ts'
import { watchJob } from './alarm/watch.job.ts'
import { askCaseRoutes } from './ask/route.ts'
import { figureRoutes } from './board/public.route.ts'
import { boardRoutes } from './board/route.ts'
import { bundleRoutes } from './bundle/route.ts'
import { codeRoutes } from './code/route.ts'
import { deskActRoutes } from './desk/acts.route.ts'
import { deskRoutes } from './desk/route.ts'
import { enterRoutes } from './enter/route.ts'
import { laporJob } from './exchange/lapor.job.ts'
import { laporRoutes } from './exchange/lapor.route.ts'
import { open311Routes } from './exchange/open311.route.ts'
import { fileRoutes } from './file/route.ts'
import { homecomingRoutes } from './homecoming/route.ts'
import { returnJob } from './homecoming/tell.job.ts'
import { inboundRoutes } from './inbound/route.ts'
import { minutesRoutes } from './minutes/route.ts'
import { patternRoutes } from './pattern/route.ts'
import { receiptRoutes } from './receipt/route.ts'
import { stayJob } from './safe-house/ring.ts'
import { safeHouseRoutes } from './safe-house/route.ts'
import { threadRoutes } from './thread/route.ts'
import { tellJob } from './thread/tell.job.ts'
import { noVisit } from './thread/visit.ts'
import { tieRoutes } from './ties/route.ts'
import { ownTransferRoutes } from './transfer/own.route.ts'
import { transferJob } from './transfer/ring.ts'
import { transferRoutes } from './transfer/route.ts'

export { caseClimbs, onCaseRing } from './alarm/ring.ts'
export { peopleOfCase } from './ask/act.ts'
export { heldBack } from './board/published.ts'
export { bundleCheck } from './bundle/check.command.ts'
export { caseStandard } from './categories.ts'
export { laporExport, laporImport } from './exchange/lapor.command.ts'
export { type CaseFiled, type Filing, fileCase, filedEntry } from './file/act.ts'
export { tellNumber } from './file/tell-number.ts'
export { answerReporter, takeCase } from './handle/sort.ts'
export { codeToHand } from './hidden.ts'
export type { Heard, Said } from './inbound/hearing.ts'
export { receive as receiveInbound } from './inbound/receive.ts'
export { threadWaiting } from './inbound/thread.ts'
export { minutesCheck } from './minutes/check.command.ts'
export { checkCases } from './receipt/check.ts'
export { type CaseReceipt, receiptHolds, standingOf } from './receipt/receipt.ts'
export { receiptForm, sayStanding } from './receipt/route.ts'
export { casesVerify } from './receipt/verify.command.ts'
export { caseStatusOf } from './refusal.ts'
export { onStayRing } from './safe-house/ring.ts'
export { type CasesWaiting, caseById, casesInWork, casesWaiting } from './store.ts'
export { filedCookie } from './thread/visit.ts'
export { writeAsReporter } from './thread/write.ts'
export { onTransferRing } from './transfer/ring.ts'

/** Pages with names of their own come before those named after a case. */
export const caseRoutes: readonly Route[] = [
  ...figureRoutes,
  ...boardRoutes,
  ...open311Routes,
  ...laporRoutes,
  ...fileRoutes(noVisit),
  ...receiptRoutes,
  ...threadRoutes,
  ...codeRoutes,
  ...ownAccessRoutes,
  ...kinRoutes,
  ...inboundRoutes,
  ...enterRoutes,
  ...tieRoutes,
  ...patternRoutes,
  ...transferRoutes,
  ...ownTransferRoutes,
  ...safeHouseRoutes,
  ...homecomingRoutes,
  ...deskAccessRoutes,
  ...askCaseRoutes,
  ...bundleRoutes,
  ...minutesRoutes,
  ...deskRoutes,
  ...deskActRoutes,
]

/** Work the module leaves for after the answer. */
export const caseJobs: readonly Job[] = [
  watchJob,
  ringJob,
  transferJob,
  stayJob,
  returnJob,
  tellJob,
  followUpJob,
  laporJob,
]
