import { reference, shippedCalendar } from '../modules/offices/index.ts'
import type { Codes } from '../modules/regulations/index.ts'

/** The countries, jobs and office calendars of our reference data: what a rule may name. */
export const codes = (): Codes => ({
  countries: new Set(reference().destinations.keys()),
  jobs: new Set(reference().jobs.keys()),
  calendars: new Map([...reference().offices].map(([id, office]) => [id, shippedCalendar(office)])),
})
