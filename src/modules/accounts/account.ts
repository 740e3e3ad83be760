import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Role } from '../../platform/access/actor.ts'

/** Somebody who signs in. A citizen has a NIK, an officer has a number; both have a phone. */
export type Account = {
  readonly id: PersonId
  readonly kind: 'citizen' | 'officer'
  readonly name: string
  readonly phoneLast4: string
  readonly disabledAt: Instant | null
}

/** A post an officer holds: what part they play, and where. */
export type Post = {
  readonly id: string
  readonly account: PersonId
  readonly role: Exclude<Role, 'public' | 'worker' | 'family' | 'system'>
  /** How the post is called, e.g. `Pengantar Kerja Ahli Muda`. */
  readonly title: string
  readonly office: OfficeId | null
  readonly village: string | null
  /** The desk of the centre, e.g. a directorate; `null`: none in particular, or at an office. */
  readonly unit: string | null
  readonly from: LocalDate
  /** Last day, inclusive; `null`: until further notice. */
  readonly until: LocalDate | null
}
