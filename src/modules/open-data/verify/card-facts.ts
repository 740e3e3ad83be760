import { dayIn, WIB } from '../../../kernel/time.ts'
import type { Card } from '../../../platform/credential/card.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { words } from './words.ts'

/** The places a script fills; the same rows filled here when there is none. */
const names = [
  'holder',
  'passport',
  'number',
  'country',
  'employer',
  'company',
  'scheme',
  'valid',
  'signed',
  'photo',
] as const
/** How many of them are compared with the person and the passport; the others are folded away. */
const compared = 4
type Filled = Readonly<Record<(typeof names)[number], string>>

/** What the card says, with what is compared first. Without a card: the empty rows a script fills. */
export function cardFacts(lang: Language, filled?: Filled): Html {
  const say = words(lang)
  const questions: Filled = {
    holder: say('holder'),
    passport: say('passport.end'),
    number: say('number'),
    country: say('country'),
    employer: say('employer'),
    company: say('company'),
    scheme: say('scheme'),
    valid: say('valid'),
    signed: say('signed'),
    photo: say('photo'),
  }
  const rows = names.map((name) => ({
    question: questions[name],
    answer: html`<span data-fill="${name}">${filled?.[name] ?? ''}</span>`,
  }))
  const [first, rest] = [rows.slice(0, compared), rows.slice(compared)]
  return html`${summaryList(first, lang)}<p class="soft">${say('photo.hint')}</p>${fold({ title: say('card.more'), body: summaryList(rest, lang) })}`
}

export type Signed = { readonly card: Card; readonly keyId: string | null }

/** The words of a card as they are shown. */
export function filledFrom(lang: Language, { card, keyId }: Signed, schemes: ReadonlyMap<string, string>): Filled {
  const say = words(lang)
  const signedOn = shortDay(lang, dayIn(card.issuedAt, WIB))
  const until = { from: shortDay(lang, card.validFrom), until: shortDay(lang, card.validUntil) }
  return {
    holder: card.holder,
    passport: `… ${card.passportEnd}`,
    number: card.number,
    country: new Intl.DisplayNames(lang, { type: 'region' }).of(card.country) ?? card.country,
    employer: card.employer || say('none'),
    company: card.company ?? say('none'),
    scheme: schemes.get(card.scheme) ?? card.scheme,
    valid: say('until', until),
    signed: keyId === null ? signedOn : say('by', { key: keyId.slice(0, 8), on: signedOn }),
    photo: Buffer.from(card.photo).toString('hex').slice(0, 8),
  }
}
