import { dayIn, type LocalDate, WIB } from '../../../kernel/time.ts'
import { act, everybody } from '../../../platform/access/policy.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { askedDay } from '../register/asked-day.ts'
import { ruleSetOn } from '../store.ts'

/** The law is for everybody to read. */
export const read = act('regulations.read', everybody)

/** The day it is where the law is made. */
export const todayOf = (web: Reader): LocalDate => dayIn(web.now(), WIB)

/** The rule set in force today. */
export const lawToday = async (web: Web): Promise<RuleSet> =>
  await web.read(async (tx) => await ruleSetOn(tx, todayOf(web)))

/**
 * The day whose rules a page shows. Today's know the past as well, with what was corrected since; for a day to come, those
 * that are signed for it.
 */
export function lawDayOf(web: Web): LocalDate {
  const today = todayOf(web)
  const asked = askedDay(web.url.searchParams.get('pada'), today)
  return asked.ok && asked.on > today ? asked.on : today
}

/** The rule set a page with a day in its address shows. */
export const lawAsked = async (web: Web): Promise<RuleSet> =>
  await web.read(async (tx) => await ruleSetOn(tx, lawDayOf(web)))

/** Where an instrument, or one of its rules, can be read. Permanent. */
export const hrefOf = (instrument: string, rule?: string): string =>
  rule === undefined ? `/peraturan/${instrument}` : `/peraturan/${instrument}/${rule}`

/** The title, unless the instrument has no number and is called by it. */
export const titleOf = (instrument: Instrument): string =>
  nameOf(instrument) === instrument.title ? '' : instrument.title

/** Who reads a page of the law: in which language, and when. */
export type Reader = Pick<Web, 'lang' | 'now'>
