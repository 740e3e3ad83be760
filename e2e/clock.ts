import { type Instant, instant, plusMinutes } from '../src/kernel/time.ts'

/** The clock of one Bekal under test: it runs as the real one does, and can be put forward. */
export type Clock = {
  readonly now: () => Instant
  /** @param minutes  1 or more; time does not go back */
  readonly forward: (minutes: number) => void
}

export function runningClock(): Clock {
  let ahead = 0
  return {
    now: () => plusMinutes(instant(new Date()), ahead),
    forward: (minutes) => {
      if (minutes < 1) throw new RangeError('time does not go back')
      ahead += minutes
    },
  }
}
