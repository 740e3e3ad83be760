/** The door of the companies module: which placement companies there are, and what they may do on a day. */
import type { Route } from '../../platform/http/route.ts'
import { checkRoutes } from './check/route.ts'

export { type Company, type CompanyStatus, isOpen, type Permit, type Standing, standingOn } from './company.ts'
export { inventedCompanies } from './reference.ts'
export {
  type CompanyTables,
  companyById,
  findCompanies,
  loadInventedCompanies,
  namesOfCompanies,
  openPermits,
  permitsOf,
} from './store.ts'

export const companyRoutes: readonly Route[] = checkRoutes
