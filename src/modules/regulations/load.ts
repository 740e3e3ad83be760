import { type Complaint, checkRuleSet } from '../../rules/check.ts'
import type { Calendars } from '../../rules/check-examples.ts'
import type { RuleSet } from '../../rules/rule.ts'
import { parseRegulations } from '../../rules/source/parse.ts'
import { readRegulations } from '../../rules/source/read-folder.ts'
import { checkCoverage } from './coverage/check.ts'
import { loadCoverage } from './coverage/load.ts'

/**
 * Codes that rules may name and that are kept elsewhere, and the calendars of offices by their ids, in which examples
 * of promises are counted: without them neither is checked.
 */
export type Codes = {
  readonly countries: ReadonlySet<string>
  readonly jobs: ReadonlySet<string>
  readonly calendars: NonNullable<Calendars>
}

/** The law as data of a folder, and everything that is wrong with it. The rule set is absent when it does not load. */
export async function loadRegulations(
  folder: string,
  codes?: Codes,
): Promise<{ readonly ruleSet: RuleSet | undefined; readonly complaints: readonly Complaint[] }> {
  const { ruleSet, problems } = parseRegulations(await readRegulations(folder), codes)
  const coverage = await loadCoverage(folder)
  return {
    ruleSet,
    complaints: [
      ...problems,
      ...coverage.problems,
      ...(ruleSet
        ? [...checkRuleSet(ruleSet, { calendars: codes?.calendars }), ...checkCoverage(ruleSet, coverage.coverages)]
        : []),
    ],
  }
}
