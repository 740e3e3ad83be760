import { checkRuleSet } from '../check.ts'
import { written } from '../problem.ts'
import { parseRegulations } from './parse.ts'
import { readRegulations } from './read-folder.ts'

/** Checks a folder of regulations and prints what is wrong, a line each. For use before the command line is there. */
const { ruleSet, problems } = parseRegulations(await readRegulations(process.argv[2] ?? 'regulations'))
const all = [...problems, ...(ruleSet ? checkRuleSet(ruleSet) : [])]
for (const problem of all) process.stdout.write(`${written(problem)}\n`)
process.stdout.write(
  `${ruleSet?.rules.length ?? 0} rules, ${all.filter(({ severity }) => severity === 'error').length} errors\n`,
)
