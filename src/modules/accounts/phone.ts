import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone number as it is kept, `+628…`; `undefined` when it is none. Numbers without a country are Indonesian. */
export function phoneOf(text: string): string | undefined {
  const number = parsePhoneNumberFromString(text, 'ID')
  return number?.isPossible() ? number.number : undefined
}
