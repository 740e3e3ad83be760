import type { Instrument } from '../rule.ts'

/** How people write an instrument: `UU 18/2017`; its title where it has no number. */
export const nameOf = ({
  kind,
  number,
  year,
  title,
}: Pick<Instrument, 'kind' | 'number' | 'year' | 'title'>): string =>
  number === '' || number === '-' ? title : `${kind} ${number}/${year}`
