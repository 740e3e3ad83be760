import { ageOn, day, type LocalDate, plusYears } from '../../../kernel/time.ts'
import { factsReadBy } from '../../../rules/asks.ts'
import type { Facts, FactValue } from '../../../rules/facts.ts'
import { isGroup } from '../../../rules/facts.ts'
import type { Rule } from '../../../rules/rule.ts'

/** What decides whether a rule concerns a placement at all. */
const placement = ['scheme', 'country', 'job', 'sector', 'employer'] as const

/**
 * The facts a question shows: the placement, and what the rule reads; nothing else leaves the file. The birth date is
 * moved to a day with the same age in whole years. Names, numbers and addresses are no facts of the law, so there are
 * none. Pure.
 */
export function shownFacts(rule: Rule, facts: Facts, on: LocalDate): Facts {
  const shown: Record<string, FactValue> = {}
  const placed = isGroup(facts['placement']) ? facts['placement'] : {}
  put(shown, 'placement', Object.fromEntries(placement.flatMap((name) => only(placed, name))))
  for (const { keys } of factsReadBy(rule)) {
    const [root = '', name = ''] = keys
    const group = facts[root]
    if (isGroup(group)) put(shown, root, Object.fromEntries(only(group, name)))
  }
  const worker = shown['worker']
  if (isGroup(worker) && typeof worker['birthDate'] === 'string')
    shown['worker'] = { ...worker, birthDate: sameAge(day(worker['birthDate']), on) }
  return shown
}

const only = (group: Facts, name: string): [string, FactValue][] => {
  const value = group[name]
  return value === undefined ? [] : [[name, value]]
}

function put(shown: Record<string, FactValue>, root: string, found: Facts): void {
  if (Object.keys(found).length === 0) return
  const before = shown[root]
  shown[root] = { ...(isGroup(before) ? before : {}), ...found }
}

/** A birthday on this very day, with as many years as there were. */
const sameAge = (birth: LocalDate, on: LocalDate): LocalDate => plusYears(on, -ageOn(birth, on))
