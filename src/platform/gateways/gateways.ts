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

/** Typed clients of outside systems, each with time-outs, retries and a circuit breaker. */
export type Gateways = {
  readonly dukcapil: { readonly byNik: (nik: string) => Promise<Answer<CivilRecord>> }
  readonly imigrasi: { readonly byPassport: (number: string) => Promise<Answer<PassportRecord>> }
}
