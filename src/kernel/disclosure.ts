/** Fewer people than these behind a number could say who they are: it is not told. */
export const fewestTold = 5
