import type { LocalDate } from '../kernel/time.ts'
import { concerns, keyOf, type Placement } from './applies.ts'
import { factsReadBy } from './asks.ts'
import type { Facts } from './facts.ts'
import { isInForce, type Prepared, prepareRule } from './prepare.ts'
import type { RuleSet, Subject } from './rule.ts'
import { fill, layoutOf, SlotPlan, type Slots } from './slots.ts'
import type { Unknown } from './unknown.ts'

/** The rules to ask about one file on one day, and how to lay a file's facts before them. */
export type Plan = { readonly fill: (facts: Facts) => Slots; readonly asked: readonly Asked[] }
type Asked = { readonly ask: Prepared['ask']; readonly concerned: true | Unknown }

/** Everything computed once for a rule set, a day and a subject: rules on others cost a placement nothing. */
type Day = { readonly slots: SlotPlan; readonly rules: readonly Prepared[]; readonly plans: Map<string, Plan> }

const kept = new WeakMap<RuleSet, Map<string, Day>>()
const daysKept = 64
const plansKept = 512

type Wanted = { readonly placement: Placement; readonly subject: Subject; readonly guards: string | undefined }

/**
 * The rules of a day on one subject that may concern a placement, compiled. Files of one placement share it.
 * `guards` names a step: only the rules that guard it.
 */
export function planFor(ruleSet: RuleSet, on: LocalDate, wanted: Wanted): Plan {
  const { placement, subject, guards } = wanted
  const day = dayOf(ruleSet, on, subject)
  // The step comes first: it is ours, so nothing in a file's placement can be taken for it.
  const key = `${keyOf([guards])}\0${placement.key}`
  let plan = day.plans.get(key)
  if (!plan) {
    if (day.plans.size >= plansKept) day.plans.clear()
    day.plans.set(key, (plan = planOf(day, wanted)))
  }
  return plan
}

function planOf({ rules, slots }: Day, { placement, guards }: Wanted): Plan {
  const asked = rules.flatMap(({ rule, ask }) => {
    const concerned = guards === undefined || rule.guards.includes(guards) ? concerns(rule.applies, placement) : false
    return concerned === false ? [] : [{ rule, ask, concerned }]
  })
  const read = new Set(asked.flatMap(({ rule }) => factsReadBy(rule).map((fact) => slots.slotOf(fact))))
  const [layout, size] = [layoutOf(read), slots.size]
  return { fill: (facts) => fill(layout, size, facts), asked }
}

function dayOf(ruleSet: RuleSet, on: LocalDate, subject: Subject): Day {
  let days = kept.get(ruleSet)
  if (!days) kept.set(ruleSet, (days = new Map()))
  const key = `${subject} ${on}`
  let day = days.get(key)
  if (!day) {
    if (days.size >= daysKept) days.clear()
    const slots = new SlotPlan()
    const rules = ruleSet.rules
      .filter((rule) => rule.subject === subject && isInForce(rule, on))
      .map((rule) => prepareRule(rule, on, slots))
    days.set(key, (day = { slots, rules, plans: new Map() }))
  }
  return day
}
