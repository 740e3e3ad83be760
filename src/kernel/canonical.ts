/** A JSON value, as it can be written in canonical form. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * The one way to write a value, after RFC 8785 (JSON Canonicalization Scheme): keys sorted by UTF-16 code units,
 * no white space, numbers as ECMAScript writes them. `undefined` members are left out.
 * Two equal values give equal text, so their hashes are equal too.
 *
 * @throws RangeError on a number JSON cannot carry (NaN, infinities) or a lone surrogate
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a JSON number: ${value}`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new RangeError('a text holds half a character (lone surrogate)')
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
