import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'

/** One ship, bus or flight with people who come back. */
export type Arrival = {
  readonly id: string
  readonly office: OfficeId
  readonly place: string
  readonly carrier: string
  /** `KM Thalia`, `QZ 123`; `null`: not said. */
  readonly vessel: string | null
  /** ISO 3166-1: where they come from. */
  readonly country: string
  /** How many were announced; `null`: nobody said. */
  readonly expected: number | null
  readonly arrivesOn: LocalDate
  /** Public JWK: devices close every row with it. */
  readonly key: Readonly<Record<string, unknown>>
  readonly openedBy: PersonId
  readonly openedAt: Instant
}

/** What is written down of one person: as told, none of it checked. */
export type Told = {
  readonly name: string
  readonly sex: 'female' | 'male' | null
  /** `1996` or `1996-05-01`; empty: not known. */
  readonly birth: string
  /** As typed; the code it was read as stands beside it. */
  readonly home: string
  readonly document: string
  readonly needs: readonly string[]
  readonly signs: readonly string[]
}

/** One line of the intake as it comes in: its id was made where it was written down. */
export type Line = {
  readonly id: string
  readonly told: Told
  readonly notedAt: Instant
}

/** One line as it is kept, without what is hidden. */
export type Entry = {
  readonly id: string
  readonly event: string
  readonly batch: string
  /** Its place in its batch, from 0. */
  readonly place: number
  readonly office: OfficeId
  readonly digest: string
  readonly sex: Told['sex']
  readonly needs: readonly string[]
  readonly signs: readonly string[]
  readonly notedAt: Instant
  readonly receivedAt: Instant
  readonly enteredBy: PersonId
  /** Regency, or province where no more is known. */
  readonly home: string | null
  readonly homeOffice: OfficeId | null
  readonly worker: PersonId | null
  readonly case: string | null
  readonly caseNumber: string | null
  readonly handedAt: Instant | null
  readonly expectedOn: LocalDate | null
}

/** What came in at once. */
export type Batch = {
  readonly id: string
  readonly event: string
  readonly office: OfficeId
  readonly via: 'device' | 'page' | 'file'
  readonly count: number
  /** Merkle root over the salted digests of its lines, hex. */
  readonly root: string
  readonly person: PersonId
  readonly at: Instant
}

/** What an officer said of two lines; `one` sorts before `other`. */
export type Verdict = {
  readonly one: string
  readonly other: string
  readonly event: string
  readonly office: OfficeId
  readonly same: boolean
  readonly person: PersonId
  readonly at: Instant
}
