/**
 * What the bytes of a card mean: a CBOR Web Token (RFC 8392) with identity data under claim 169 (MOSIP) and the
 * placement under a claim of our own. The labels are permanent; docs/adr/0007-card.md lists them.
 */
import { readCbor } from './cbor.js'
import { hexOf } from './cose.js'

/** @import { Card } from '../card.ts' */
/** @import { Cbor } from './cbor.js' */

export const claim = { issuer: 1, expires: 4, notBefore: 5, issuedAt: 6, id: 7, identity: 169, placement: -65_537 }
export const identity = { number: 1, fullName: 4 }
export const placement = { photo: 1, passportEnd: 2, scheme: 3, country: 4, employer: 5, company: 6 }

/** The issuer of every card: the country's code. */
export const issuer = 'ID'

/** Western Indonesia Time is seven hours ahead and has no summer time. */
const wib = 7 * 3600
const daySeconds = 86_400

/** Seconds since 1970 at which a day of Western Indonesia Time begins. @param {string} day */
export const startOf = (day) => Date.parse(`${day}T00:00:00Z`) / 1000 - wib
/** Seconds since 1970 at which it has ended. @param {string} day */
export const endOf = (day) => startOf(day) + daySeconds

/** @param {number} seconds */
const momentOf = (seconds) => /** @type {Card['issuedAt']} */ (new Date(seconds * 1000).toISOString())
/** @param {number} seconds */
const dayOf = (seconds) => /** @type {Card['validFrom']} */ (momentOf(seconds + wib).slice(0, 10))

/**
 * @param {Uint8Array<ArrayBuffer>} payload
 * @returns {{ card: Card, notBefore: number, expires: number, issuedAt: number } | undefined}
 */
export function readClaims(payload) {
  const claims = readCbor(payload)
  if (!(claims instanceof Map) || claims.size !== 7 || claims.get(claim.issuer) !== issuer) return undefined
  const [who, what] = [claims.get(claim.identity), claims.get(claim.placement)]
  const [expires, notBefore, issuedAt] = [claim.expires, claim.notBefore, claim.issuedAt].map((label) =>
    seconds(claims.get(label)),
  )
  const id = bytes(claims.get(claim.id), 16)
  if (!(who instanceof Map) || !(what instanceof Map) || who.size !== 2 || what.size < 5 || what.size > 6)
    return undefined
  if (expires === undefined || notBefore === undefined || issuedAt === undefined || id === undefined) return undefined
  const company = what.has(placement.company) ? text(what.get(placement.company)) : null
  const [number, holder] = [text(who.get(identity.number)), text(who.get(identity.fullName))]
  const [passportEnd, scheme, country, employer] = [
    placement.passportEnd,
    placement.scheme,
    placement.country,
    placement.employer,
  ].map((label) => text(what.get(label)))
  const photo = bytes(what.get(placement.photo), 16)
  if (number === undefined || holder === undefined || passportEnd === undefined || scheme === undefined)
    return undefined
  if (country === undefined || employer === undefined || company === undefined || photo === undefined) return undefined
  const card = {
    id: uuidOf(id),
    number,
    holder,
    passportEnd,
    scheme,
    country,
    employer,
    company,
    photo,
    issuedAt: momentOf(issuedAt),
    validFrom: dayOf(notBefore),
    validUntil: dayOf(expires - 1),
  }
  return { card, notBefore, expires, issuedAt }
}

/** @param {Cbor | undefined} value */
const text = (value) => (typeof value === 'string' ? value : undefined)
/** @param {Cbor | undefined} value @param {number} length */
const bytes = (value, length) => (value instanceof Uint8Array && value.length === length ? value : undefined)
/** Seconds since 1970, up to the year 9999. @param {Cbor | undefined} value */
const seconds = (value) => (typeof value === 'number' && value >= 0 && value < 253_402_300_800 ? value : undefined)

/** @param {Uint8Array} id */
function uuidOf(id) {
  const hex = hexOf(id)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
/** @param {string} id */
export const bytesOfUuid = (id) =>
  Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
