/** The door of the offices module: where people live, who serves them, when it is open, where they go and as what. */
import type { Route } from '../../platform/http/route.ts'
import { nearRoutes } from './near/route.ts'

export {
  type Area,
  addressOf,
  areaOf,
  areasIn,
  areasOf,
  type Level,
  levelOf,
  levels,
  pathOf,
  provinces,
} from './areas.ts'
export { type CalendarYear, type ClosedDay, type NationalCalendar } from './calendar.ts'
export { codeNames } from './code-names.ts'
export { type Condition, inRupiah, type Pay, type Rates } from './condition.ts'
export {
  type Confidence,
  confidence,
  countryCode,
  DataProblem,
  eachOnce,
  localDate,
  readData,
  slug,
  type Words,
  words,
} from './data-file.ts'
export { type Destination, likelySchemes } from './destination.ts'
export { type EmergencyNumber, emergencyNumbers } from './emergency.ts'
export { type FindAreas, findAreas } from './find-areas.ts'
export { type EmployerKind, employerKinds, type Job, type Sector, sectors } from './job.ts'
export { loadReference } from './load.ts'
export { type Office, type OfficeKind, officeId, type ServiceArea } from './office.ts'
export {
  conditionFor,
  countersNear,
  officeOf,
  officeServing,
  provincesOfNik,
  provincesServedBy,
  type Reference,
  reference,
  shippedCalendar,
  zoneOfArea,
} from './reference.ts'
export { calendarOf, closeOffice, type OfficeTables, officeById, officesOfKind } from './store.ts'

export const officeRoutes: readonly Route[] = nearRoutes
