import type { LocalDate } from '../../../kernel/time.ts'
import { valueOn } from '../../../rules/prepare.ts'
import type { Line } from './line.ts'

/** How old somebody must and may be; `null` where no rule says. Each bound with the rule that draws it tightest. */
export type Age = {
  readonly minimum: { readonly years: number; readonly line: Line } | null
  readonly maximum: { readonly years: number; readonly line: Line } | null
}

type Bound = { readonly years: number; readonly line: Line }

/** The age window of the rules that ask for a birth date: the highest minimum and the lowest maximum count. */
export function ageOf(lines: readonly Line[], on: LocalDate): Age {
  const asking = lines.filter(
    ({ rule, finding }) => rule.kind === 'eligibility' && finding.needs.includes('worker.birthDate'),
  )
  return {
    minimum: tightest(asking, { on, name: 'minimumAge', tighter: (a, b) => a > b }),
    maximum: tightest(asking, { on, name: 'maximumAge', tighter: (a, b) => a < b }),
  }
}

type Sought = {
  readonly on: LocalDate
  readonly name: string
  readonly tighter: (a: number, b: number) => boolean
}

const tightest = (lines: readonly Line[], { on, name, tighter }: Sought): Bound | null =>
  lines.reduce<Bound | null>((found, line) => {
    const parameter = line.rule.parameters.find((candidate) => candidate.name === name && candidate.unit === 'year')
    const years = parameter && valueOn(parameter, on)
    if (typeof years !== 'number') return found
    return found === null || tighter(years, found.years) ? { years, line } : found
  }, null)
