import { dayIn, type TimeZone } from '../../kernel/time.ts'
import { type Clock, type Promised } from '../../platform/clocks/clock.ts'
import { clocksOf, pauseClocks, resumeClocks, startClock, stopClocks } from '../../platform/clocks/store.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { moment } from '../../platform/i18n/dates.ts'
import type { Language } from '../../platform/i18n/language.ts'
import { evaluate } from '../../rules/evaluate.ts'
import type { Finding } from '../../rules/finding.ts'
import type { RuleSet } from '../../rules/rule.ts'
import { calendarOf, zoneOfArea } from '../offices/index.ts'
import type { Application } from './application.ts'
import { changeApplication } from './store.ts'
import { words } from './words.ts'

/** The promise a rule makes when something of this kind starts, e.g. `request.complete`; nothing when no rule does. */
export function promisedBy(ruleSet: RuleSet, findings: readonly Finding[], starts: string): Promised | undefined {
  const finding = findings.find(({ clock, applied }) => applied && clock?.starts === starts)
  if (!finding?.clock) return undefined
  const { length, unit, warnsBefore } = finding.clock
  return {
    rule: finding.rule,
    ruleSet: ruleSet.digest,
    length,
    unit,
    warnMinutes: warnsBefore === null ? null : warnsBefore * 60,
  }
}

type Starting = { readonly ruleSet: RuleSet; readonly starts: string }

/** Starts the promise of a moment in the life of a file, when a rule makes one, and puts its end on the file. */
export async function startPromise(tx: Tx, application: Application, starting: Starting): Promise<void> {
  const clock = await runPromise(tx, application, starting)
  if (clock) await changeApplication(tx, application.id, { dueAt: clock.dueAt })
}

/** The same for a file that moves just now: whoever moves it puts the end on it. */
export async function runPromise(
  tx: Tx,
  application: Application,
  { ruleSet, starts }: Starting,
): Promise<Clock | undefined> {
  const { scheme, country, job, sector, employer, purpose } = application
  const findings = evaluate(
    ruleSet,
    { placement: { scheme, country, job, sector, employer, purpose } },
    dayIn(tx.now, zoneOfArea(application.village)),
  )
  const promised = promisedBy(ruleSet, findings, starts)
  if (!promised) return undefined
  const calendar = await calendarOf(tx, application.office)
  return await startClock(tx, {
    promised,
    subject: { kind: 'application', id: application.id },
    office: application.office,
    calendar,
  })
}

/** Pauses the promise while the citizen has the file. */
export async function pausePromise(tx: Tx, application: Application, ground = 'waiting-for-citizen'): Promise<void> {
  await pauseClocks(tx, application.id, { ground, calendar: await calendarOf(tx, application.office) })
  await changeApplication(tx, application.id, { dueAt: null })
}

/** Lets a paused promise go on, with what was left. @returns whether there was one */
export async function resumePromise(tx: Tx, application: Application): Promise<boolean> {
  const [clock] = await clocksOf(tx, application.id, 1)
  if (!clock || clock.stoppedAt !== null || clock.pausedAt === null) return false
  await resumeClocks(tx, application.id, await calendarOf(tx, application.office))
  const [running] = await clocksOf(tx, application.id, 1)
  await changeApplication(tx, application.id, { dueAt: running?.dueAt ?? null })
  return true
}

/** The promise is kept, or no longer owed. */
export async function keepPromise(tx: Tx, application: Application): Promise<void> {
  await stopClocks(tx, application.id)
  await changeApplication(tx, application.id, { dueAt: null })
}

/** The promise in one sentence the worker can read: until when, since when, by which rule. */
export function explainPromise(
  lang: Language,
  clock: Clock,
  { ruleSet, zone }: { ruleSet: RuleSet; zone: TimeZone },
): string {
  const say = words(lang)
  const citation = ruleSet.rules.find((rule) => rule.id === clock.rule)?.citation
  const values = {
    due: moment(lang, clock.dueAt, zone),
    length: clock.length,
    unit: say(`promise.${clock.unit}`),
    since: moment(lang, clock.startedAt, zone),
    rule: citation ? `${citation.name} ${citation.at}` : clock.rule,
  }
  if (clock.pausedAt !== null) return say('promise.paused', values)
  return `${say('promise.runs', values)}${clock.provisional ? ` ${say('promise.provisional')}` : ''}`
}
