/**
 * Reads a card from the text of its QR code, anywhere: in the verification page with the network off, at the command
 * line, in a test. Nothing of a card is believed before its signature holds.
 */
import { fromBase45 } from './base45.js'
import { readClaims } from './claims.js'
import { readSign1, toBeSigned } from './cose.js'
import { CannotCheck, isSignedBy } from './ed25519.js'
import { codeIn } from './link.js'
import { isRevoked } from './revocations.js'
import { fromZlib } from './zlib.js'

/** @import { Card, CardKey, CardRefusal, Reading, ReadingWith } from '../card.ts' */

/** No card is longer; a longer text is not read at all. */
const longestText = 1_200

/** Claim 169 leaves the purpose empty. */
export const cardPurpose = ''

/**
 * @param {string} text what the QR code holds, or an address or message with a card in it (`link.js`)
 * @param {ReadingWith} given the keys, the moment, the list of withdrawn cards, and what the holder shows beside it
 * @returns {Promise<Reading>}
 */
export async function readCard(text, given) {
  const message = text.length <= longestText ? messageOf(text) : undefined
  if (message === undefined) return refused('card.not-ours')
  const key = given.keys.find(({ keyId }) => keyId === message.keyId)
  if (key === undefined) return refused('card.unknown-key')
  try {
    if (!(await isSignedBy(new Uint8Array(key.bytes), message.signature, toBeSigned(message, cardPurpose))))
      return refused('card.altered')
  } catch (problem) {
    if (problem instanceof CannotCheck) return refused('card.cannot-check')
    throw problem
  }
  const claims = readClaims(message.payload)
  if (claims === undefined) return refused('card.not-ours')
  const why =
    whyNotValid(claims, { key, now: Date.parse(given.now) / 1000 }) ?? (await whyNotTheirs(claims.card, given))
  if (why !== undefined) return refused(why, claims.card)
  return { ok: true, card: claims.card, keyId: key.keyId, withdrawal: withdrawalOf(given) }
}

/** @param {string} text */
function messageOf(text) {
  const framed = fromBase45(codeIn(text))
  const bytes = framed && fromZlib(framed)
  return bytes && readSign1(bytes)
}

/** @param {CardRefusal} code @param {Card} [card] @returns {Reading} */
const refused = (code, card) => (card === undefined ? { ok: false, code } : { ok: false, code, card })

/**
 * @param {{ notBefore: number, expires: number, issuedAt: number }} times
 * @param {{ key: CardKey, now: number }} given
 * @returns {CardRefusal | undefined}
 */
function whyNotValid({ notBefore, expires, issuedAt }, { key, now }) {
  const [from, until] = [Date.parse(key.from) / 1000, key.until === null ? Infinity : Date.parse(key.until) / 1000]
  if (issuedAt < Math.floor(from) || issuedAt > until) return 'card.key-not-in-use'
  if (now < notBefore) return 'card.not-yet-valid'
  return now >= expires ? 'card.expired' : undefined
}

/** @param {Card} card @param {ReadingWith} given @returns {Promise<CardRefusal | undefined>} */
async function whyNotTheirs(card, { revocations, presented = {} }) {
  if (revocations !== undefined && (await isRevoked(revocations, card.id))) return 'card.revoked'
  const { passportEnd, photo } = presented
  if (passportEnd !== undefined && passportEnd.trim().toUpperCase().slice(-4) !== card.passportEnd)
    return 'card.other-passport'
  return photo !== undefined && !(await isPhotoOf(card, photo)) ? 'card.other-photo' : undefined
}

/** @param {ReadingWith} given @returns {Extract<Reading, { ok: true }>['withdrawal']} */
const withdrawalOf = ({ revocations, now }) =>
  revocations === undefined
    ? { checked: false }
    : { checked: true, issuedAt: revocations.issuedAt, stale: Date.parse(now) > Date.parse(revocations.staleAfter) }

/** What stands in the card for a photo: the first 16 bytes of its SHA-256. @param {Uint8Array} photo */
const photoName = async (photo) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(photo))).slice(0, 16)

/** @param {Card} card @param {Uint8Array} photo the bytes of the kept picture */
async function isPhotoOf(card, photo) {
  const name = await photoName(photo)
  return name.every((byte, i) => byte === card.photo[i])
}
