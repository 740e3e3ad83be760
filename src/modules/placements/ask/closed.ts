import type { ApplicationId } from '../../../kernel/ids.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import type { OnClosed } from '../../directions/index.ts'
import { resumePromise } from '../promises.ts'
import { addToHistory, historyOf, lockApplication } from '../store.ts'
import { asked } from './act.ts'
import { openIn } from './waiting.ts'

/** The answer to a question about a file, or its end without one: written on the file, and a promise that stood still goes on. */
export const onQuestionClosed: OnClosed = async (tx, { about, question: { number }, ruling }) => {
  const application = await lockApplication(tx, about as ApplicationId)
  if (!application) return
  const open = openIn(await historyOf(tx, application.id, 500))
  if (!open.some((one) => one.number === number)) return
  const type = ruling ? 'placements.direction-given' : 'placements.question-closed'
  await addToHistory(tx, application.id, { type, data: { number, ruling: ruling?.number ?? null } })
  const [clock] = await clocksOf(tx, application.id, 1)
  const others = open.length > 1
  if (!others && clock?.pauseGround === asked && clock.pausedAt !== null) await resumePromise(tx, application)
}
