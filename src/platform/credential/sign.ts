import { encode, rfc8949EncodeOptions } from 'cborg'
import { sha256 } from '../../kernel/digest.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Seal } from '../seal/seal.ts'
import { toBase45 } from './browser/base45.js'
import { bytesOfUuid, claim, endOf, identity, issuer, placement, startOf } from './browser/claims.js'
import { edDsa, toBeSigned } from './browser/cose.js'
import { cardPurpose } from './browser/read-card.js'
import { compare, listPurpose, nameLength, namesLabel } from './browser/revocations.js'
import { toZlib } from './browser/zlib.js'
import type { Card } from './card.ts'

/** The signed text of a card's QR code, and the key that signed it. */
export type SignedCard = { readonly text: string; readonly keyId: string }

const most = { number: 24, holder: 52, scheme: 20, employer: 40, company: 40 } as const

/**
 * Signs a card with the newest card key: CWT → COSE_Sign1 (Ed25519) → zlib → Base45.
 *
 * @returns text of at most 560 characters, so that it is read from paper at 35 mm (`qr.ts`)
 * @throws RangeError on a card that cannot be: a wrong country code, no number, an end before its start
 */
export function signCard(seal: Seal, card: Card): SignedCard {
  check(card)
  const of = new Map<number, unknown>([
    [placement.photo, card.photo],
    [placement.passportEnd, card.passportEnd],
    [placement.scheme, card.scheme],
    [placement.country, card.country],
    [placement.employer, fitted(card.employer, most.employer)],
  ])
  if (card.company !== null) of.set(placement.company, fitted(card.company, most.company))
  const claims = new Map<number, unknown>([
    [claim.issuer, issuer],
    [claim.expires, endOf(card.validUntil)],
    [claim.notBefore, startOf(card.validFrom)],
    [claim.issuedAt, secondsOf(card.issuedAt)],
    [claim.id, bytesOfUuid(card.id)],
    [
      claim.identity,
      new Map([
        [identity.number, card.number],
        [identity.fullName, fitted(card.holder, most.holder)],
      ]),
    ],
    [claim.placement, of],
  ])
  const { bytes, keyId } = signed(seal, encode(claims, rfc8949EncodeOptions), cardPurpose)
  return { text: toBase45(toZlib(bytes)), keyId }
}

/** The photo's name in a card: the first 16 bytes of the SHA-256 of the kept picture. */
export const photoNameOf = (photo: Uint8Array): Uint8Array => sha256(photo).slice(0, 16)

/**
 * Signs the list of withdrawn cards. Leave out cards that have expired: they are refused anyway.
 *
 * @param cards   ids of withdrawn cards, in any order
 * @param staleAfter  when a verifier should want a newer list
 */
export function signRevocations(
  seal: Seal,
  { cards, issuedAt, staleAfter }: { cards: readonly string[]; issuedAt: Instant; staleAfter: Instant },
): Uint8Array {
  const names = cards.map((id) => sha256(bytesOfUuid(id)).subarray(0, nameLength)).toSorted(compare)
  const claims = new Map<number, unknown>([
    [claim.issuer, issuer],
    [claim.expires, secondsOf(staleAfter)],
    [claim.issuedAt, secondsOf(issuedAt)],
    [namesLabel, Buffer.concat(names)],
  ])
  return signed(seal, encode(claims, rfc8949EncodeOptions), listPurpose).bytes
}

/** COSE_Sign1, tagged. The key's id stands in the protected header. */
function signed(seal: Seal, payload: Uint8Array, purpose: string): { bytes: Uint8Array; keyId: string } {
  const keyId = seal.publicKeys('card').find(({ until }) => until === null)?.keyId
  if (keyId === undefined) throw new Error('there is no key to sign cards')
  const header = new Map<number, unknown>([
    [1, edDsa],
    [4, Buffer.from(keyId, 'hex')],
  ])
  const head = encode(header, rfc8949EncodeOptions)
  const made = seal.sign(toBeSigned({ head, payload }, purpose), 'card')
  if (made.keyId !== keyId) throw new Error(`${made.keyId} signed for ${keyId}`)
  const message = encode([head, new Map(), payload, made.signature], rfc8949EncodeOptions)
  return { bytes: Buffer.concat([Uint8Array.of(0xd2), message]), keyId }
}

function check(card: Card): void {
  if (!/^[0-9a-f-]{36}$/.test(card.id)) throw new RangeError(`not a card id: ${card.id}`)
  if (!/^[A-Z]{2}$/.test(card.country)) throw new RangeError(`not a country code: ${card.country}`)
  if (!/^[A-Z0-9]{4}$/.test(card.passportEnd)) throw new RangeError('the end of a passport number is four characters')
  if (card.photo.byteLength !== 16) throw new RangeError('the name of a photo is 16 bytes')
  if (card.validUntil < card.validFrom) throw new RangeError(`${card.validUntil} is before ${card.validFrom}`)
  for (const [name, text] of [
    ['number', card.number],
    ['scheme', card.scheme],
  ] as const)
    if (text === '' || Buffer.byteLength(text) > most[name]) throw new RangeError(`the ${name} of a card: ${text}`)
}

const secondsOf = (at: Instant): number => Math.floor(Date.parse(at) / 1000)

/** The text in at most `bytes` bytes of UTF-8, cut between letters and marked with `…`. */
function fitted(text: string, bytes: number): string {
  const clean = text.normalize('NFC').trim()
  if (Buffer.byteLength(clean) <= bytes) return clean
  const letters = Array.from(new Intl.Segmenter('id').segment(clean), ({ segment }) => segment)
  while (Buffer.byteLength(letters.join('')) > bytes - 3) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
