import { day, isDay, plusDays } from '../kernel/time.ts'
import { type Facts, isGroup } from './facts.ts'

/** The same facts with every day among them so many days later: the same file, as it would stand on another day. */
export const movedBy = (days: number, facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => {
      if (isGroup(value)) return [key, movedBy(days, value)]
      return [key, typeof value === 'string' && isDay(value) ? plusDays(day(value), days) : value]
    }),
  )
