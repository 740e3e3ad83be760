import { readData, reference } from '../offices/index.ts'
import { type Company, companiesFile, type Permit } from './company.ts'

/** The companies of `data/companies.yaml`: all invented, for the demonstration. */
export type InventedCompanies = { readonly companies: readonly Company[]; readonly permits: readonly Permit[] }

/**
 * Reads the invented companies and their permits.
 * @throws DataProblem naming file, line and what was expected
 */
export function inventedCompanies(text?: string): InventedCompanies {
  const { destinations, jobs } = reference()
  return readData('companies.yaml', companiesFile(new Set(destinations.keys()), new Set(jobs.keys())), text)
}
