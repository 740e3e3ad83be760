import type { OfficeId, PersonId } from '../../kernel/ids.ts'

/** The parts people and processes play. A person may hold several posts; a transaction has exactly one. */
export const roles = [
  'public',
  'worker',
  'family',
  'village-officer',
  'counter-officer',
  'head-of-office',
  'centre',
  'airport-desk',
  'auditor',
  'system',
] as const
export type Role = (typeof roles)[number]

/** Who acts in a transaction. Row-level security sees the same five facts. */
export type Actor = {
  readonly role: Role
  /** The person signed in; `null` for the public and for the system. */
  readonly person: PersonId | null
  /** The office of the post held; `null` without one. */
  readonly office: OfficeId | null
  /** Ten-digit village code of a village officer; `null` for everybody else. */
  readonly village: string | null
  /** For whom the person acts, when not for themself (assisted mode). */
  readonly onBehalfOf: PersonId | null
  /** The client as the ledger names it: `web`, `cli`, `job:<name>`. Never an address of a person. */
  readonly client: string
}

/** Somebody who has not signed in. */
export const thePublic: Actor = {
  role: 'public',
  person: null,
  office: null,
  village: null,
  onBehalfOf: null,
  client: 'web',
}

/** Bekal itself, doing what a job or a command was told to do. */
export const theSystem = (client: `job:${string}` | 'cli' | 'web'): Actor => ({ ...thePublic, role: 'system', client })
