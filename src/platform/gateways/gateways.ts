import type { LocalDate } from '../../kernel/time.ts'

/** What an outside system answered, or that it could not. An officer goes on with a manual check when it could not. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly at: string; readonly simulated: boolean }
  | { readonly ok: false; readonly reason: 'not-found' | 'unavailable' | 'too-slow' | 'not-understood' }

export type CivilRecord = {
  readonly nik: string
  readonly name: string
  readonly birthDate: LocalDate
  readonly birthPlace: string
  readonly sex: 'female' | 'male'
  readonly villageCode: string
  readonly motherName: string
}

export type PassportRecord = {
  readonly number: string
  readonly name: string
  readonly birthDate: LocalDate
  readonly birthPlace: string
  readonly issuedOn: LocalDate
  readonly validUntil: LocalDate
}

/**
 * What the national complaint channel is told of one of its reports. Told twice with the same key it changes nothing.
 * The text is for the reporter and says nothing of what they told.
 */
export type LaporUpdate = {
  readonly key: string
  readonly report: string
  readonly status: LaporStatus
  /** The number of the complaint here; `null` while it is none. */
  readonly number: string | null
  readonly text: string
  readonly at: string
}
export const laporStatuses = ['received', 'incomplete', 'asked', 'in-progress', 'proposed', 'closed'] as const
export type LaporStatus = (typeof laporStatuses)[number]

/** A report as it came. Its fields are read by whoever takes it, one by one: a faulty one does not hold up the others. */
export type LaporReport = Readonly<Record<string, unknown>>

/** Typed clients of outside systems, each with time-outs, retries and a circuit breaker. */
export type Gateways = {
  readonly dukcapil: { readonly byNik: (nik: string) => Promise<Answer<CivilRecord>> }
  readonly imigrasi: { readonly byPassport: (number: string) => Promise<Answer<PassportRecord>> }
  /** SP4N-LAPOR. `waiting`: reports it has been told nothing of yet, the oldest first, a page of them. */
  readonly lapor: {
    readonly waiting: () => Promise<Answer<readonly LaporReport[]>>
    readonly tell: (update: LaporUpdate) => Promise<Answer<{ readonly taken: boolean }>>
  }
}
