import type { ApplicationId } from '../../../kernel/ids.ts'
import { dayIn, type Instant, type LocalDate, WIB } from '../../../kernel/time.ts'

/** A card that was issued or withdrawn, as one of three tells it: the decision, the card itself, the ledger. */
export type Told = {
  readonly what: 'issued' | 'withdrawn'
  readonly told: 'decision' | 'card' | 'entry'
  readonly application: ApplicationId
  readonly at: Instant
}

/** One day in Western Indonesia Time; the three numbers must be equal. */
export type DayCount = {
  readonly day: LocalDate
  readonly what: Told['what']
  readonly decisions: number
  readonly cards: number
  readonly entries: number
}

/** A file whose three stories differ: how often each tells of it. */
export type Odd = Omit<DayCount, 'day'> & { readonly application: ApplicationId }

export type Count = { readonly days: readonly DayCount[]; readonly odd: readonly Odd[] }

/**
 * Counts what three tell of the same cards, by day, newest first, and names the files of which they tell differently.
 * Numbers that are equal by chance do not hide a swap: files are compared one by one.
 */
export function countOf(told: readonly Told[]): Count {
  const byDay = Map.groupBy(told, ({ at, what }) => `${dayIn(at, WIB)} ${what}`)
  const days = [...byDay]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([, [first, ...more]]) =>
      first ? [{ day: dayIn(first.at, WIB), what: first.what, ...numbersOf([first, ...more]) }] : [],
    )
  const byFile = Map.groupBy(told, ({ application, what }) => `${application} ${what}`)
  const odd = [...byFile.values()].flatMap(([first, ...more]) => {
    if (!first) return []
    const numbers = numbersOf([first, ...more])
    return isSame(numbers) ? [] : [{ application: first.application, what: first.what, ...numbers }]
  })
  return { days, odd }
}

type Numbers = Pick<DayCount, 'decisions' | 'cards' | 'entries'>

export const isSame = ({ decisions, cards, entries }: Numbers): boolean => decisions === cards && cards === entries

function numbersOf(told: readonly Told[]): Numbers {
  const of = (by: Told['told']): number => told.filter((one) => one.told === by).length
  return { decisions: of('decision'), cards: of('card'), entries: of('entry') }
}
