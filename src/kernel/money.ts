declare const unit: unique symbol

/** An amount in whole rupiah, 0 or more. Never a float, never cents. */
export type Rupiah = number & { readonly [unit]: 'rupiah' }

/** @throws RangeError unless `amount` is a whole number of 0 or more that a double holds exactly */
export function rupiah(amount: number): Rupiah {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount in whole rupiah: ${amount}`)
  return amount as Rupiah
}

/** The sum of amounts; no amounts make 0. */
export const sum = (amounts: readonly Rupiah[]): Rupiah => rupiah(amounts.reduce((total, amount) => total + amount, 0))
