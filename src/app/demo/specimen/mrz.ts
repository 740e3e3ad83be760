import type { Sex } from '../../../kernel/nik.ts'
import type { LocalDate } from '../../../kernel/time.ts'

/** What the machine-readable zone of a passport says. */
export type PassportZone = {
  readonly name: string
  /** At most nine letters and digits. */
  readonly number: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly expires: LocalDate
}

/**
 * The two lines of 44 signs of a passport (ICAO Doc 9303 part 4, format TD3), with their check digits.
 * The last word of the name is the primary identifier; a name of one word has no secondary one.
 */
export function machineReadableZone({
  name,
  number,
  birthDate,
  sex,
  expires,
}: PassportZone): readonly [string, string] {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z ]/g, '')
    .split(/ +/)
  const primary = words.at(-1) ?? ''
  const names = [primary, words.slice(0, -1).join('<')].filter((part) => part !== '').join('<<')
  const first = fill(`P<IDN${names}`, 44)

  const passport = checked(fill(number, 9))
  const birth = checked(sixDigits(birthDate))
  const expiry = checked(sixDigits(expires))
  const personal = checked(fill('', 14))
  const composite = checkDigit(`${passport}${birth}${expiry}${personal}`)
  return [first, `${passport}IDN${birth}${sex === 'female' ? 'F' : 'M'}${expiry}${personal}${composite}`]
}

/**
 * The check digit of a field: weights 7, 3, 1 over digits, letters (A is 10) and fillers (0), modulo 10.
 * @throws RangeError on a sign the zone does not know
 */
export function checkDigit(field: string): string {
  const sum = Array.from(field).reduce((total, sign, index) => total + valueOf(sign) * ([7, 3, 1][index % 3] ?? 0), 0)
  return String(sum % 10)
}

function valueOf(sign: string): number {
  if (sign === '<') return 0
  if (/^[0-9]$/.test(sign)) return Number(sign)
  if (/^[A-Z]$/.test(sign)) return sign.charCodeAt(0) - 55
  throw new RangeError(`no sign of the machine-readable zone: ${sign}`)
}

const checked = (field: string): string => `${field}${checkDigit(field)}`
const fill = (text: string, length: number): string => text.slice(0, length).padEnd(length, '<')
const sixDigits = (date: LocalDate): string => date.slice(2).replaceAll('-', '')
