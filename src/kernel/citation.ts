/** Where the law says so: an instrument we have registered, and the place in it. */
export type Citation = {
  /** The instrument's id, e.g. `uu-18-2017`. */
  readonly instrument: string
  /** How people name it, e.g. `UU 18/2017`. */
  readonly name: string
  /** The place, e.g. `Pasal 5 huruf a`. */
  readonly at: string
}

/** As it stands in a letter: `UU 18/2017 Pasal 5 huruf a`. */
export const cite = ({ name, at }: Citation): string => `${name} ${at}`
