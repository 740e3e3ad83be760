/** The door of the workers module. */
export { nameKey } from './name.ts'
export { type FamilyMember, isPermitted, isValid, type Worker, type WorkerDocument } from './worker.ts'
