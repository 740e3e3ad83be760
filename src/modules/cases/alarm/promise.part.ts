import { cite } from '../../../kernel/citation.ts'
import type { TimeZone } from '../../../kernel/time.ts'
import type { Clock } from '../../../platform/clocks/clock.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Rule } from '../../../rules/rule.ts'
import { officeOf, reference } from '../../offices/index.ts'
import type { Case } from '../case.ts'
import { lawFor, soonAnswer } from '../promises.ts'
import { words } from '../words.ts'

/** A promise that runs, with the rule it stands on; without one it is the service's own. */
export type Running = { readonly clock: Clock; readonly rule: Rule | null }

/** The promises of a case that run, the next to end first. */
export async function runningOf(tx: Tx, one: Pick<Case, 'id' | 'office'>): Promise<readonly Running[]> {
  const clocks = (await clocksOf(tx, one.id, 50)).filter(({ stoppedAt }) => stoppedAt === null)
  if (clocks.length === 0) return []
  const { rules } = await lawFor(tx, one)
  return clocks
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map((clock) => ({ clock, rule: rules.find(({ id }) => id === clock.rule) ?? null }))
}

/** Each promise in a sentence: what, until when on the clock of whoever has it, since when, and why. */
export function promisePart(
  lang: Language,
  {
    one,
    running,
    zone,
  }: { readonly one: Pick<Case, 'office'>; readonly running: readonly Running[]; readonly zone: TimeZone },
): Html {
  if (running.length === 0) return nothing
  const say = words(lang)
  const office = one.office === null ? undefined : officeOf(one.office)
  const country = office?.country === null ? undefined : reference().destinations.get(office?.country ?? '')
  const at = (when: Clock['dueAt']): string => moment(lang, when, zone)
  const sentences = running.flatMap(({ clock, rule }) => {
    const when = { due: at(clock.dueAt), since: at(clock.startedAt) }
    if (clock.rule === soonAnswer) return [say('promise.soon', { ...when, hours: clock.length })]
    return rule === null ? [] : [say('promise.runs', { ...when, what: rule.title[lang], law: cite(rule.citation) })]
  })
  const there = country === undefined ? [] : [say('promise.there', { country: country.name[lang] })]
  return html`<ul class="plain-list flow soft">${each([...sentences, ...there], (text) => html`<li>${text}</li>`)}</ul>`
}
