import type { ApplicationId, OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'

/** Where an application stands. What it waits for is in the name: `returned` waits for the worker, `submitted` for us. */
export const states = [
  'draft',
  'submitted',
  'returned',
  'held',
  'verified',
  'scheduled',
  'oriented',
  'issued',
  'departed',
  'withdrawn',
  'refused',
  'revoked',
] as const
export type State = (typeof states)[number]

/** What the automatic comparison of documents with official data found. */
export const cleanliness = ['unchecked', 'match', 'differs', 'corrected', 'unclear'] as const
export type Cleanliness = (typeof cleanliness)[number]

/** A worker's application to be placed abroad under a scheme (lamaran penempatan). */
export type Application = {
  readonly id: ApplicationId
  /** The file number people read aloud: `JTM-26-118204`. */
  readonly number: string
  readonly worker: PersonId
  readonly workerName: string
  readonly phoneLast4: string
  readonly scheme: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly job: string
  readonly sector: string
  readonly employer: 'legal-entity' | 'household'
  readonly employerName: string | null
  /** The placement company (P3MI), where the scheme has one. */
  readonly company: string | null
  readonly contractMonths: number | null
  readonly lowestPosition: boolean | null
  readonly purpose: 'new' | 'extension' | 'return'
  /** Two-digit code of the home province; placements are counted by it. */
  readonly province: string
  readonly village: string
  /** The office that serves the file. */
  readonly office: OfficeId
  readonly state: State
  readonly since: Instant
  readonly createdAt: Instant
  readonly submittedAt: Instant | null
  readonly assignedTo: PersonId | null
  /** End of the promise that runs; `null` when none does. */
  readonly dueAt: Instant | null
  readonly clean: Cleanliness
  readonly differences: number
  readonly heldGround: string | null
  /** Answers to what only this application asks, by fact path. */
  readonly answers: Readonly<Record<string, string | number | boolean>>
  readonly version: number
}

/** Whether the worker has to do something. */
export const waitsForWorker = ({ state }: Pick<Application, 'state'>): boolean =>
  state === 'draft' || state === 'returned'

/** Whether nothing more can happen to it but a look. */
export const isClosed = ({ state }: Pick<Application, 'state'>): boolean =>
  state === 'withdrawn' || state === 'refused' || state === 'revoked'
