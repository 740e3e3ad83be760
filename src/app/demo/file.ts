import type { OfficeId } from '../../kernel/ids.ts'
import type { Sex } from '../../kernel/nik.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { EmployerKind, Sector } from '../../modules/offices/index.ts'
import type { Cleanliness, State } from '../../modules/placements/index.ts'

/** Records of the demonstration: plain data, without a database. Nobody in them exists. */

export const educations = ['none', 'sd', 'smp', 'sma', 'd3', 's1'] as const
export const maritalStatuses = ['single', 'married', 'divorced', 'widowed'] as const

/** Somebody of the family: who may give permission, follow, or be called. */
export type DemoRelative = {
  readonly name: string
  readonly relation: 'spouse' | 'parent' | 'child'
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly nik: string
  /** E.164; children have none. */
  readonly phone: string | null
}

export type DemoPerson = {
  /** `orang-00001`, … in the order of filing. */
  readonly key: string
  readonly name: string
  readonly sex: Sex
  /** Of a district number that does not exist, so that it is nobody's. */
  readonly nik: string
  /** Sixteen digits of the family card, of the same district number. */
  readonly familyCard: string
  readonly birthDate: LocalDate
  readonly birthPlace: string
  /** Ten-digit code of a real village. */
  readonly village: string
  readonly street: string
  readonly phone: string
  readonly education: (typeof educations)[number]
  readonly maritalStatus: (typeof maritalStatuses)[number]
  readonly family: readonly DemoRelative[]
}

/** What an officer found wrong with a document. */
export const faults = [
  'birth-date-differs',
  'name-differs',
  'photo-blurred',
  'page-missing',
  'village-not-aware',
] as const
export type Fault = (typeof faults)[number]

/** A file came into a state. */
export type DemoStep = {
  readonly to: State
  readonly at: Instant
  readonly by: 'worker' | 'counter-officer' | 'head-of-office' | 'airport-desk'
  /** Key of the officer; `null` for the worker and the airport desk. */
  readonly officer: string | null
  /** For `returned`: which document, and what is wrong with it. */
  readonly fault: { readonly document: string; readonly fault: Fault } | null
  /** For `held` and `refused`: the rule it stands on. */
  readonly ground: string | null
}

export type DemoDocument = {
  /** A code of `regulations/documents.yaml`. */
  readonly kind: string
  readonly number: string | null
  readonly issuedOn: LocalDate
  readonly validUntil: LocalDate | null
  readonly state: 'uploaded' | 'verified' | 'returned'
  /** What the document shows otherwise than the official data do. */
  readonly differs: { readonly birthDate?: LocalDate; readonly name?: string }
  readonly blurred: boolean
}

export type DemoFile = {
  readonly key: string
  /** `JTM-26-000123`, counted by office and year of filing. */
  readonly number: string
  readonly person: string
  readonly scheme: string
  readonly country: string
  readonly job: string
  readonly sector: Sector
  readonly purpose: 'new' | 'return'
  readonly employer: EmployerKind
  readonly employerName: string
  /** Slug of the placement company, and number of its permit; P2P only. */
  readonly company: string | null
  readonly permit: string | null
  readonly contractMonths: number
  readonly office: OfficeId
  readonly state: State
  /** From the first to the present state; never empty; each later than the one before. */
  readonly steps: readonly [DemoStep, ...DemoStep[]]
  readonly documents: readonly DemoDocument[]
  readonly check: Cleanliness
  /** The orientation session: at the office, this morning until this afternoon. */
  readonly session: { readonly startsAt: Instant; readonly endsAt: Instant } | null
}

/** Somebody who works at an office. */
export type DemoOfficer = {
  readonly key: string
  readonly name: string
  readonly role: 'counter-officer' | 'head-of-office'
  readonly office: OfficeId
  readonly phone: string
}
