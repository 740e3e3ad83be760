import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { PublicKey } from '../seal/seal.ts'

/** What the card says. Only what a desk needs to compare with the passport in its hand; see docs/adr/0007-card.md. */
export type Card = {
  /** The card's id (UUID). Revocation goes by it. */
  readonly id: string
  /** The registration number printed on the card, at most 24 bytes. */
  readonly number: string
  /** The holder's name as in the passport, at most 52 bytes; a longer one ends in `…`. */
  readonly holder: string
  /** The last four characters of the passport number. */
  readonly passportEnd: string
  /** The scheme's code, e.g. `p2p`, at most 20 bytes. */
  readonly scheme: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** At most 40 bytes; a longer one ends in `…`. */
  readonly employer: string
  /** The placement company; `null` where the scheme has none. At most 40 bytes; a longer one ends in `…`. */
  readonly company: string | null
  /** The first 16 bytes of the SHA-256 of the kept photo. */
  readonly photo: Uint8Array
  readonly issuedAt: Instant
  /** First and last day on which it is valid, both inclusive, as days of Western Indonesia Time. */
  readonly validFrom: LocalDate
  readonly validUntil: LocalDate
}

/** Why a card is not accepted: permanent codes, the words stand in the message files. */
export type CardRefusal =
  /** The text is no card of this kind: another QR code, a part of one, or something made to look like one. */
  | 'card.not-ours'
  /** It is signed by a key we do not know (another country, another purpose, an invention). */
  | 'card.unknown-key'
  /** It names our key, but the signature does not fit what it says. */
  | 'card.altered'
  /** It was signed outside the time in which its key was in use. */
  | 'card.key-not-in-use'
  | 'card.not-yet-valid'
  | 'card.expired'
  | 'card.revoked'
  /** It is a good card, but not of the person who shows it. */
  | 'card.other-passport'
  | 'card.other-photo'
  /** This device cannot check signatures (an old browser, or a page without https). */
  | 'card.cannot-check'

/** What is known about withdrawal when a card is read. */
type Withdrawal =
  /** No list was at hand. */
  | { readonly checked: false }
  /** The list of that moment; `stale` when a newer one should be fetched. */
  | { readonly checked: true; readonly issuedAt: Instant; readonly stale: boolean }

/** The answer to a scan. A refused card is still shown when its signature holds, so that a desk can say what is wrong. */
export type Reading =
  | { readonly ok: true; readonly card: Card; readonly keyId: string; readonly withdrawal: Withdrawal }
  | { readonly ok: false; readonly code: CardRefusal; readonly card?: Card }

export type CardKey = PublicKey

/** A verified list of withdrawn cards. */
export type Revocations = {
  readonly issuedAt: Instant
  /** After this moment a newer list should be fetched; the old one still answers. */
  readonly staleAfter: Instant
  readonly count: number
  /** Sorted 8-byte names, one after the other. */
  readonly names: Uint8Array
}

export type ReadingWith = {
  /** The keys of purpose `card`, retired ones too. */
  readonly keys: readonly CardKey[]
  readonly now: Instant
  readonly revocations?: Revocations | undefined
  /** What the holder shows beside the card; checked when given. */
  readonly presented?:
    | { readonly passportEnd?: string | undefined; readonly photo?: Uint8Array | undefined }
    | undefined
}
