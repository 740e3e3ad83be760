/**
 * Telephone numbers of the demonstration: `+62 810 …`.
 *
 * Indonesia reserves no numbers for fiction as far as we know. The prefix 0810 has the form of a mobile number and is
 * given to no operator (prefixes in use begin 0811 to 0899), so no telephone can ring. It is a convention of ours, from
 * memory: the message drivers of a demonstration write to files and send nothing at all.
 */
export const demoPrefix = '+62810'

/**
 * The telephone number of the person with this index, in E.164.
 * Every index has its own; neighbours look unlike each other.
 *
 * @param index  0 … 99,999,988
 */
export function demoPhone(index: number): string {
  const prime = 99_999_989
  if (!Number.isInteger(index) || index < 0 || index >= prime) throw new RangeError(`no telephone for index ${index}`)
  const shuffled = Number((BigInt(index + 1) * 61_803_399n) % BigInt(prime))
  return `${demoPrefix}${String(shuffled).padStart(8, '0')}`
}
