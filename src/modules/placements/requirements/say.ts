import { numberText, rupiahText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Confidence, Days, Rule } from '../../../rules/rule.ts'
import { inRupiah, type Pay, type Rates } from '../../offices/index.ts'
import type { Age } from './age.ts'
import type { Cost, OwnCost } from './costs.ts'
import { words } from './words.ts'

/** Where a rule stands, with its sentence, examples and confidence. */
export const articleOf = ({ instrument, id }: Pick<Rule, 'instrument' | 'id'>): string =>
  `/peraturan/${instrument.id}/${id}`

/** `· belum dipastikan`, or nothing where it was read in its source. */
export const doubt = (confidence: Confidence, lang: Language): string =>
  confidence === 'verified' ? '' : words(lang)('unsure')

/** `NT$20.000` */
export function payText({ amount, currency }: Pay, lang: Language): string {
  const format = new Intl.NumberFormat(lang === 'id' ? 'id-ID' : 'en-GB', {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  })
  return format.format(amount).replaceAll('\u00a0', '')
}

/** `± Rp10,4 juta`; nothing where no rate is held. */
export function rupiahOfPay(pay: Pay, rates: Rates, lang: Language): string {
  const rupiah = inRupiah(pay, rates)
  return rupiah === undefined ? '' : words(lang)('pay.rupiah', { rupiah: roundText(rupiah, lang) })
}

/** `Rp1,5 juta` from a million on, else to the rupiah. */
export function roundText(amount: number, lang: Language): string {
  if (amount < 1_000_000) return rupiahText(amount)
  const millions = Math.round(amount / 100_000) / 10
  return `Rp${numberText(lang, millions)} ${lang === 'id' ? 'juta' : 'million'}`
}

/** `1–14 hari`, `2–9 bulan` from two months on. */
export function daysText({ min, max }: Pick<Days, 'min' | 'max'>, lang: Language): string {
  const say = words(lang)
  if (max >= 60) return say('months', { min: Math.max(1, Math.floor(min / 30)), max: Math.ceil(max / 30) })
  return min === max ? say('days.one', { count: max }) : say('days.range', { min, max })
}

/** What a part costs, in words where there is no figure. */
export function amountText({ amount, depends }: Pick<Cost, 'amount' | 'depends'>, lang: Language): string {
  const say = words(lang)
  if (amount === null) return say(depends.length > 0 ? 'amount.depends' : 'amount.none')
  if (amount.min === amount.max) return amount.max === 0 ? say('free') : rupiahText(amount.max)
  return say('amount.range', {
    min: amount.min === 0 ? say('free') : rupiahText(amount.min),
    max: rupiahText(amount.max),
  })
}

export const ownText = ({ min }: OwnCost, lang: Language): string =>
  min === 0 ? words(lang)('own.none') : roundText(min, lang)

/** `21–45 tahun`, `18 tahun`. */
export function ageText({ minimum, maximum }: Age, lang: Language): string | undefined {
  const say = words(lang)
  if (minimum === null) return undefined
  return maximum === null
    ? say('age.years', { years: minimum.years })
    : say('age.range', { min: minimum.years, max: maximum.years })
}
