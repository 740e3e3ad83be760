/** The door of the workers module. */
export { type FamilyFacts, familyFacts } from './family-facts.ts'
export { documentNumberIndex, hiddenAt, noteLook, revealNik, revealPhone } from './hidden.ts'
export { nameKey } from './name.ts'
export {
  documentById,
  documentsOf,
  familyOf,
  numberHiddenOf,
  putDocument,
  reviewDocument,
  serve,
  workerById,
  workerByNik,
  workersByDocumentNumber,
} from './store.ts'
export { type FamilyMember, isPermitted, isValid, type Worker, type WorkerDocument } from './worker.ts'
