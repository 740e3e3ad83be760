import { askedDocuments, currentApplication, findingsOf } from '../modules/placements/index.ts'
import type { AskedOf } from '../modules/workers/index.ts'

/** The documents that the rules ask of a worker's application of today; none without one. */
export const documentsAsked: AskedOf = async (tx, worker) => {
  const application = await currentApplication(tx, worker)
  return application ? askedDocuments((await findingsOf(tx, application, 'shown')).findings) : new Set()
}
