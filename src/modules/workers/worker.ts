import type { DocumentId, PersonId } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'

export const sexes = ['female', 'male'] as const
export const maritalStatuses = ['single', 'married', 'divorced', 'widowed'] as const
export const educations = ['none', 'sd', 'smp', 'sma', 'd3', 's1'] as const

/** A worker's own file: who they are. The NIK and the phone are hidden; four digits help people recognise them. */
export type Worker = {
  readonly id: PersonId
  readonly name: string
  readonly nikLast4: string
  readonly phoneLast4: string
  readonly birthDate: LocalDate
  readonly sex: (typeof sexes)[number]
  readonly birthPlace: string | null
  readonly maritalStatus: (typeof maritalStatuses)[number] | null
  readonly education: (typeof educations)[number] | null
  /** Ten-digit village code of the home address. */
  readonly village: string | null
  readonly photo: DocumentId | null
  readonly createdAt: Instant
  readonly changedAt: Instant
}

/** A document of a worker. Which kinds there are is data (`regulations/documents.yaml`), not code. */
export type WorkerDocument = {
  readonly id: DocumentId
  readonly worker: PersonId
  readonly kind: string
  readonly state: 'uploaded' | 'verified' | 'returned' | 'replaced'
  /** `upload`: a file; `family`: confirmed by the family and the village; `issued`: made by Bekal. */
  readonly source: 'upload' | 'family' | 'issued'
  readonly file: string | null
  readonly mime: string | null
  readonly size: number | null
  readonly pages: number | null
  readonly sha256: string | null
  readonly numberLast4: string | null
  readonly issuedOn: LocalDate | null
  readonly validUntil: LocalDate | null
  readonly uploadedAt: Instant
  readonly reviewedAt: Instant | null
  readonly reviewReason: string | null
  /** When its number and days were last copied from it. */
  readonly describedAt: Instant | null
}

/** A relative who is asked for permission: by link and code, and face to face before the village officer. */
export type FamilyMember = {
  readonly id: PersonId
  readonly worker: PersonId
  readonly name: string
  readonly relation: (typeof relations)[number]
  readonly phoneLast4: string
  readonly village: string
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
  readonly answer: 'permits' | 'refuses' | null
  readonly witnessedAt: Instant | null
  readonly endedAt: Instant | null
}
export const relations = ['spouse', 'parent', 'guardian', 'child', 'sibling'] as const

/** Whether a document still counts on a day: verified, and not expired. */
export const isValid = ({ state, validUntil }: Pick<WorkerDocument, 'state' | 'validUntil'>, on: LocalDate): boolean =>
  state === 'verified' && (validUntil === null || validUntil >= on)

/** Whether the family's permission is complete: given, and confirmed face to face. */
export const isPermitted = ({
  answer,
  witnessedAt,
  endedAt,
}: Pick<FamilyMember, 'answer' | 'witnessedAt' | 'endedAt'>): boolean =>
  answer === 'permits' && witnessedAt !== null && endedAt === null
