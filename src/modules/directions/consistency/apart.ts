import { chanceOf, momentsOf, type Stratum } from './stratified.ts'
import { bySituation, type Situation, type Tally } from './tally.ts'

/** What is asked before an office is called apart, and before a request is suggested. */
export type Standard = {
  /** Below this index, 0 to 1, a rule with an office apart needs a direction, however it was before. */
  readonly floor: number
  /** The chance, 0 to 1, of calling any office of any rule apart in a period in which all decide alike. */
  readonly error: number
  /** Fewer comparable decisions than this, of the office or of the others, say nothing. */
  readonly least: number
}

/** An office that decides a rule otherwise than the others do on the same facts. Not who of them is right. */
export type Apart = {
  readonly rule: string
  readonly office: string
  /** The share of its comparable decisions that named the rule. */
  readonly share: number
  /** The share of the others' decisions that did, had they had the same files. */
  readonly others: number
  /** Its comparable decisions. */
  readonly decisions: number
  /** The chance of a difference like this if all decide alike, corrected for all that was tested. */
  readonly chance: number
}

/**
 * The offices that decide a rule otherwise than all others together, by rule and office. Every office is compared on the
 * same facts only; over all rules and offices of the period the chance of one false name is at most `standard.error`
 * (Holm). Who differs only because of an office that is apart already is not named. Never persons. Pure.
 *
 * @param tallies  of one period
 */
export function apartIn(tallies: readonly Tally[], standard: Standard): readonly Apart[] {
  const rules = Map.groupBy(tallies, ({ rule }) => rule)
  const tested = [...rules].flatMap(([rule, rows]) => testedOf(rule, rows, standard))
  const differ = holm(tested).filter(({ chance }) => chance <= standard.error)
  return [...Map.groupBy(differ, ({ rule }) => rule)]
    .flatMap(([rule, found]) => ofThemselves(found, rules.get(rule) ?? [], standard))
    .toSorted((a, b) => order(a.rule, b.rule) || order(a.office, b.office))
}

function testedOf(rule: string, rows: readonly Tally[], { least }: Standard): readonly Apart[] {
  const everybody = bySituation(rows)
  return [...Map.groupBy(rows, ({ office }) => office)].flatMap(([office, own]) => {
    const strata = comparable(everybody, bySituation(own))
    const decisions = strata.reduce((total, one) => total + one.own, 0)
    const others = strata.reduce((total, one) => total + one.all - one.own, 0)
    if (decisions < least || others < least || momentsOf(strata).variance === 0) return []
    return [{ rule, office, ...sharesOf(strata), decisions, chance: chanceOf(strata) }]
  })
}

/** Fewer other offices than these would tell how one of them decides. */
const fewestOthers = 2

/**
 * One office beside all others together on the same facts, rule by rule, the furthest apart first; where too few
 * decisions or too few other offices stand beside it, nothing. Pure.
 */
export const besideOthers = (tallies: readonly Tally[], office: string, standard: Standard): readonly Apart[] =>
  [...Map.groupBy(tallies, ({ rule }) => rule)]
    .filter(([, rows]) => othersOnSameFacts(rows, office) >= fewestOthers)
    .flatMap(([rule, rows]) => testedOf(rule, rows, standard).filter((one) => one.office === office))
    .toSorted((a, b) => Math.abs(b.share - b.others) - Math.abs(a.share - a.others) || order(a.rule, b.rule))

function othersOnSameFacts(rows: readonly Tally[], office: string): number {
  const own = new Set(rows.flatMap((row) => (row.office === office ? [row.situation] : [])))
  return new Set(rows.flatMap((row) => (row.office !== office && own.has(row.situation) ? [row.office] : []))).size
}

/** Chances nearer to each other than this differ by rounding. */
const rounding = 1e-9

/**
 * One office far apart makes all others differ from "the rest". So, from the least likely on, each is compared once more
 * without those that are apart already, and stays when it still differs, or when too few are left to compare with. Those
 * equally unlikely are compared alike: none is called apart for coming later in the alphabet. It only takes names away.
 */
function ofThemselves(found: readonly Apart[], rows: readonly Tally[], standard: Standard): readonly Apart[] {
  const kept: Apart[] = []
  const sorted = found.toSorted((a, b) => a.chance - b.chance)
  while (sorted.length > 0) {
    const limit = (sorted[0]?.chance ?? 0) * (1 + rounding)
    const alike = sorted.splice(0, Math.max(1, sorted.filter(({ chance }) => chance <= limit).length))
    const without = new Set(kept.map(({ office }) => office))
    const again = testedOf(
      '',
      rows.filter(({ office }) => !without.has(office)),
      standard,
    )
    const chances = new Map(again.map(({ office, chance }) => [office, chance]))
    kept.push(...alike.filter(({ office }) => (chances.get(office) ?? 0) <= standard.error))
  }
  return kept
}

/** Facts on which the office and somebody else have decided. */
const comparable = (everybody: ReadonlyMap<string, Situation>, own: ReadonlyMap<string, Situation>): Stratum[] =>
  [...own].flatMap(([digest, mine]) => {
    const { all, named } = everybody.get(digest) ?? mine
    return all > mine.all ? [{ all, named, own: mine.all, ownNamed: mine.named }] : []
  })

/** Its share, and that of the others had they had its mix of files. */
function sharesOf(strata: readonly Stratum[]): { readonly share: number; readonly others: number } {
  let [decisions, named, expected] = [0, 0, 0]
  for (const one of strata) {
    decisions += one.own
    named += one.ownNamed
    expected += (one.own * (one.named - one.ownNamed)) / (one.all - one.own)
  }
  return { share: named / decisions, others: expected / decisions }
}

/** Corrects each chance for how many were tested: from the smallest up, by how many are left. */
export function holm<T extends { readonly chance: number }>(tested: readonly T[]): readonly T[] {
  let highest = 0
  return tested
    .toSorted((a, b) => a.chance - b.chance)
    .map((one, index) => {
      highest = Math.max(highest, Math.min(1, one.chance * (tested.length - index)))
      return { ...one, chance: highest }
    })
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
