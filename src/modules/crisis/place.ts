import { type TimeZone, WIB } from '../../kernel/time.ts'
import { reference } from '../offices/index.ts'
import type { CrisisEvent } from './event.ts'

/** The clock on the wall where it happens. */
export const zoneOf = ({ country }: Pick<CrisisEvent, 'country'>): TimeZone =>
  reference().destinations.get(country)?.zone ?? WIB
