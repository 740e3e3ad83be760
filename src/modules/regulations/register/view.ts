import type { Web } from '../../../platform/http/route.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { todayOf } from '../instruments/law.ts'
import { type AskedDay, askedDay } from './asked-day.ts'
import { graphOf } from './graph.ts'
import type { View } from './told.ts'

/** The day of `?pada=`, and the register as it stood then; today where the day was wrong. */
export function viewOf(web: Web, ruleSet: RuleSet): { readonly asked: AskedDay; readonly view: View } {
  const today = todayOf(web)
  const asked = askedDay(web.url.searchParams.get('pada'), today)
  return { asked, view: { lang: web.lang, on: asked.ok ? asked.on : today, today, graph: graphOf(ruleSet) } }
}

/** What was asked wrongly is said on the page itself. */
export const statusOf = ({ ok }: { readonly ok: boolean }): number => (ok ? 200 : 422)
