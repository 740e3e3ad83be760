import type { LocalDate } from '../../../kernel/time.ts'

const monthNames = [
  ['januari', 'january', 'jan'],
  ['februari', 'pebruari', 'february', 'feb', 'peb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agt', 'agu', 'ags', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
] as const
const anyMonth = `(?:${monthNames.flat().join('|')})`
const between = String.raw`[\s.,/\\-]{1,3}`
const perhaps = String.raw`[\s.,/\\-]{0,3}`
const year = String.raw`(?:(?:19|20)\d{2}|['’]?\d{2})`

/** A day as somebody writes one in figures, or with the month as a word. */
const anyDay = [
  String.raw`(?:19|20)\d{2}${between}\d{1,2}${between}\d{1,2}`,
  String.raw`\d{1,2}${between}\d{1,2}${between}${year}`,
  String.raw`\d{1,2}${perhaps}${anyMonth}${perhaps}${year}`,
  String.raw`${anyMonth}${between}\d{1,2}${between}${year}`,
].join('|')

/** What follows “born”: a place perhaps, then a day or a year. A law in between has days of its own. */
const law = '(?:UU|PP|UUD|Perpres|Permen|Peraturan|Pasal|Undang)'
export const bornOn = new RegExp(
  String.raw`(?<=(?<![\p{L}\d])(?:(?:tgl|tanggal|hari)?\.?\s{0,3}lahir|lhr|kelahiran|ttl|born|birth)(?:(?!${law})[^\d\n[\]]){1,30})(?:${anyDay}|(?:19|20)\d{2})(?!\d)`,
  'giu',
)

/** One day of birth however it is written: in figures, with the month as a word, in words, in either order. */
export function birthPattern(birth: LocalDate): RegExp {
  const [y = '', m = '', d = ''] = birth.split('-')
  const [monthNumber, dayNumber] = [Number(m), Number(d)]
  const month = `(?:0?${monthNumber}|${(monthNames[monthNumber - 1] ?? []).join('|')})`
  const named = `(?:${(monthNames[monthNumber - 1] ?? []).join('|')})`
  const day = `(?:0?${dayNumber}|${inWords(dayNumber)})`
  const whole = `(?:${y}|${yearInWords(Number(y))})`
  const written = `(?:${whole}|['’]?${y.slice(2)})`
  const ways = [
    `${day}${between}${month}${between}${written}`,
    `${day}${perhaps}${named}${perhaps}${written}`,
    `${named}${between}${day}${between}${written}`,
    `${whole}${between}${month}${between}${day}`,
    `${d}${m}${y}`,
    `${y}${m}${d}`,
  ]
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${ways.join('|')})(?![\p{L}\d])`, 'giu')
}

const units = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']
const gap = String.raw`\s{1,3}`

/** A whole number from 0 to 99 in Indonesian words, as a pattern; empty for 0. */
function inWords(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (number < 10) return units[number] ?? ''
  if (number === 10) return 'sepuluh'
  if (number === 11) return 'sebelas'
  if (tens === 1) return `${units[ones]}${gap}belas`
  return `${units[tens]}${gap}puluh${ones === 0 ? '' : `${gap}${units[ones]}`}`
}

/** A year of this century or the last in words. */
const yearInWords = (number: number): string =>
  [number < 2000 ? `seribu${gap}sembilan${gap}ratus` : `dua${gap}ribu`, inWords(number % 100)]
    .filter((word) => word !== '')
    .join(gap)
